/// Content together with its level.
///
/// It neither prints nor encodes its content: only a reader who shows enough clearance gets it, or a rendering
/// whose ceiling the compiler knows.
public struct Classified<Content: Sendable>: Sendable, CustomStringConvertible, CustomReflectable {
    /// The level that applies.
    public let level: Classification
    private let guarded: Content

    /// Marks content.
    public init(_ content: Content, _ level: Classification = .standard) {
        self.guarded = content
        self.level = level
    }

    /// The content for a reader cleared for its level, else nil.
    public func content(for clearance: Clearance) -> Content? {
        clearance.covers(self.level) ? self.guarded : nil
    }

    /// The content for a rendering that may hold levels up to `Ceiling`, else nil:
    /// `title.cleared(upTo: Green.self)` for a mail, `White.self` for a public page.
    public func cleared<Ceiling: ClearanceCeiling>(upTo ceiling: Ceiling.Type) -> Cleared<Ceiling, Content>? {
        self.level <= Ceiling.level ? Cleared(self.guarded) : nil
    }

    /// The same content at another level; who may change it is for the rules to say (SEC-02, SEC-13).
    public func reclassified(_ level: Classification) -> Classified { Classified(self.guarded, level) }

    /// Content made from this one, at the same level.
    public func map<Other: Sendable>(_ transform: (Content) -> Other) -> Classified<Other> {
        Classified<Other>(transform(self.guarded), self.level)
    }

    /// The level, never the content.
    public var description: String { "\(self.level.rawValue) (withheld)" }

    /// The level, never the content, so that `dump` shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: ["level": self.level.rawValue]) }

    /// The form in which a service's own sealed store keeps it, and the only one that encodes.
    public var stored: StoredForm { StoredForm(level: self.level, content: self.guarded) }

    /// Takes the stored form back.
    public init(stored: StoredForm) { self.init(stored.content, stored.level) }

    /// What a sealed store keeps.
    ///
    /// For journal events only: no message, mail, page or log line is made of it.
    public struct StoredForm: Sendable, CustomStringConvertible, CustomReflectable {
        /// The level that applies.
        public let level: Classification
        fileprivate let content: Content

        fileprivate init(level: Classification, content: Content) {
            self.level = level
            self.content = content
        }

        /// The level, never the content.
        public var description: String { "\(self.level.rawValue) (withheld)" }

        /// The level, never the content.
        public var customMirror: Mirror { Mirror(self, children: ["level": self.level.rawValue]) }
    }
}

extension Classified.StoredForm: Encodable where Content: Encodable {}
extension Classified.StoredForm: Decodable where Content: Decodable {}
extension Classified.StoredForm: Equatable where Content: Equatable {}
extension Classified.StoredForm: Hashable where Content: Hashable {}
extension Classified: Equatable where Content: Equatable {}
extension Classified: Hashable where Content: Hashable {}
