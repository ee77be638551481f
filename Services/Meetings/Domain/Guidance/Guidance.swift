public import Domain

/// One version of the Recovery Key Guidance: loaded once, then never changed (ALR-05, ALR-06).
public struct Guidance: Aggregate {
    /// The stream is `guidance/<version>`.
    public static let kind = "guidance"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// The secretariat or the Chair loads the version.
        case load(GuidanceDocument)
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case loaded(Loaded)
    }

    /// The version was loaded.
    public struct Loaded: Sendable, Codable, Equatable {
        /// The whole document.
        public let document: GuidanceDocument
        /// The broker user who loaded it.
        public let by: String?
        /// When.
        public let at: Instant
    }

    /// The document, nil before it is loaded.
    public private(set) var document: GuidanceDocument?

    /// A version that nobody has loaded yet.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .loaded(let loaded): self.document = loaded.document
        }
    }

    /// Decides a command.
    ///
    /// - Throws: `SEC-17 notAllowed`, `ALR-05 guidanceVersionExists`, `ALR-06 guidanceIncomplete` with each gap.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .load(let document):
            try context.actor.require(.secretariat, .chair, for: "load the Recovery Key Guidance")
            if let existing = self.document {
                throw Refusal(
                    "ALR-05",
                    "guidanceVersionExists",
                    ["version": document.version],
                    detail: existing == document
                        ? "Version \(existing.version) is loaded already, with the same content; nothing is to be done."
                        : "Version \(existing.version) is loaded already, with other content. "
                            + "A version never changes: load this one under a new version."
                )
            }
            let gaps = document.gaps
            guard gaps.isEmpty else {
                throw Refusal(
                    "ALR-06",
                    "guidanceIncomplete",
                    Dictionary(gaps.map { ($0.field, $0.problem) }, uniquingKeysWith: { "\($0); \($1)" }),
                    detail: gaps.map { "\($0.field): \($0.problem)" }.joined(separator: "; ") + "."
                )
            }
            return [.loaded(Loaded(document: document, by: context.actor.user, at: context.now))]
        }
    }
}

extension GuidanceDocument {
    /// What the document lacks, by field.
    var gaps: [(field: String, problem: String)] {
        var gaps: [(field: String, problem: String)] = []
        if self.version.isBlank { gaps.append(("version", "must not be blank")) }
        if !self.factors.contains(where: \.isMandatory) {
            gaps.append(("factors", "needs at least one factor that shall be taken into account (mandatory: true)"))
        }
        if self.steps.isEmpty && self.criteria.allSatisfy(\.isBlank) {
            gaps.append(("steps", "needs at least one step, or criteria in words"))
        }
        gaps += Self.gaps("factors", self.factors.map { ($0.id, $0.text) })
        gaps += Self.gaps("steps", self.steps.map { ($0.id, $0.text) })
        return gaps
    }

    private static func gaps(_ field: String, _ entries: [(id: String, text: String)]) -> [(String, String)] {
        var seen: Set<String> = []
        var gaps: [(String, String)] = []
        for (index, entry) in entries.enumerated() {
            if entry.id.isBlank { gaps.append(("\(field)[\(index)].id", "must not be blank")) }
            if entry.text.isBlank { gaps.append(("\(field)[\(index)].text", "must not be blank")) }
            if !seen.insert(entry.id).inserted { gaps.append(("\(field)[\(index)].id", "\(entry.id) stands twice")) }
        }
        return gaps
    }
}
