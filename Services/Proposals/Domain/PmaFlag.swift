/// Why a proposal was flagged to the PMA: one reason for each thing found (PRO-31).
public struct FlagReason: Sendable, Codable, Hashable {
    /// What kind of thing.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// One of the eleven subsidiary documents.
        case document
        /// A part of Sections L1 to L12.
        case section
        /// The Code Administrator's own judgement.
        case judgement
    }

    /// What kind of thing.
    public let kind: Kind
    /// What the proposal says.
    public let found: String
    /// What it stands for: a document's full name, `Sections L1 to L12`, or the rule behind a judgement.
    public let matched: String
    /// False where somebody should check, such as for the whole of Section L.
    public let isCertain: Bool
}

/// Which parts of a proposal touch the SMKI SEC Documents, and which don't.
public struct ScopeFindings: Sendable, Equatable {
    /// What touches them.
    public let reasons: [FlagReason]
    /// What lies outside, or can't be said to lie inside.
    public let outside: [String]

    /// Whether everything named lies inside, and something is named.
    public var isInside: Bool { self.outside.isEmpty && !self.reasons.isEmpty }

    /// Looks every document and section up.
    public init(documents: [String], sections: [String], judgement: String? = nil) {
        var reasons: [FlagReason] = []
        var outside: [String] = []
        for text in documents + sections where !text.isBlank {
            guard let reason = Self.reason(for: text) else {
                outside.append(text)
                continue
            }
            if !reasons.contains(reason) { reasons.append(reason) }
            if !reason.isCertain { outside.append(text) }
        }
        if let judgement, !judgement.isBlank {
            reasons.append(
                FlagReason(
                    kind: .judgement,
                    found: judgement,
                    matched: "any provision on the SMKI Services or the SMKI Repository Service",
                    isCertain: true
                )
            )
        }
        self.reasons = reasons
        self.outside = outside
    }

    /// A name is looked up among the documents first, then read as a section: people mix the two lists up.
    private static func reason(for text: String) -> FlagReason? {
        if let match = SubsidiaryDocument.match(text) {
            return FlagReason(
                kind: .document,
                found: text,
                matched: match.document.name,
                isCertain: match.isCertain
            )
        }
        guard let section = SectionReference(text), section.reach != .outside else { return nil }
        return FlagReason(
            kind: .section,
            found: text,
            matched: "Sections L1 to L12",
            isCertain: section.reach == .inside
        )
    }
}
