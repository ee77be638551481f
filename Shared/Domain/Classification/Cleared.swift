/// A level known to the compiler: the most that some kind of rendering may hold.
public protocol ClearanceCeiling: Sendable {
    /// The level.
    static var level: Classification { get }
}

/// Ceiling of public pages.
public enum White: ClearanceCeiling {
    /// WHITE.
    public static let level = Classification.white
}

/// Ceiling of mail, log lines, metrics, calendar entries and outward events.
public enum Green: ClearanceCeiling {
    /// GREEN.
    public static let level = Classification.green
}

/// Ceiling of confidential minutes.
public enum Amber: ClearanceCeiling {
    /// AMBER.
    public static let level = Classification.amber
}

/// Ceiling of the secure platform.
public enum Red: ClearanceCeiling {
    /// RED.
    public static let level = Classification.red
}

/// Content that has passed the check for a rendering of that ceiling.
///
/// Only `Classified.cleared(upTo:)` makes one, so a function that takes `Cleared<Green, String>` can't be handed
/// anything above GREEN.
public struct Cleared<Ceiling: ClearanceCeiling, Content: Sendable>: Sendable {
    /// The content.
    public let content: Content

    init(_ content: Content) { self.content = content }

    /// Content made from this one, under the same ceiling.
    public func map<Other: Sendable>(_ transform: (Content) -> Other) -> Cleared<Ceiling, Other> {
        Cleared<Ceiling, Other>(transform(self.content))
    }
}

extension Cleared where Content == String {
    /// Fixed wording of the program itself, which holds nothing of anybody's.
    public init(wording: StaticString) { self.init(wording.description) }
}

extension Cleared: Equatable where Content: Equatable {}
extension Cleared: Hashable where Content: Hashable {}
