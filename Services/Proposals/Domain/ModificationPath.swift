/// How a proposal is decided; old and new names are equal, the new one prints (PRO-03).
public enum ModificationPath: String, Sendable, Codable, Hashable, CaseIterable {
    /// Path 1 (D2.4).
    case authorityInitiated
    /// Path 2 (D2.6).
    case authorityDetermined
    /// Path 3 (D2.7).
    case selfGovernance

    /// Reads `Path 3`, `3`, `Self-Governance`, `Path 3 Modification`, `selfGovernance`, in any case.
    public init?(parsing text: String) {
        var word = text.lettersAndDigits
        if word.hasSuffix("modification") { word.removeLast("modification".count) }
        if word.hasPrefix("path") { word.removeFirst("path".count) }
        switch word {
        case "1", "authorityinitiated": self = .authorityInitiated
        case "2", "authoritydetermined": self = .authorityDetermined
        case "3", "selfgovernance": self = .selfGovernance
        default: return nil
        }
    }

    /// The modern name.
    public var name: String {
        switch self {
        case .authorityInitiated: "Authority-initiated Modification"
        case .authorityDetermined: "Authority Determined Modification"
        case .selfGovernance: "Self-Governance Modification"
        }
    }
}

extension String {
    /// Lower-case letters and digits only, for comparing names people write in many ways.
    var lettersAndDigits: String { String(self.lowercased().filter { $0.isLetter || $0.isNumber }) }

    /// Empty or white space only.
    var isBlank: Bool { self.allSatisfy(\.isWhitespace) }
}

extension Optional<String> {
    /// Absent, empty or white space only.
    var isBlank: Bool { self?.isBlank ?? true }
}
