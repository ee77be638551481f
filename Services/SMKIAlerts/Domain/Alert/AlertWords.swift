/// What is compromised, as the Recovery Procedure divides it (ALR-08).
public enum IncidentKind: String, Sendable, Codable, Hashable, CaseIterable {
    /// An organisation's key that Devices hold.
    case organisationKey
    /// The Contingency Private Key or the Symmetric Key that goes with it.
    case contingencyKey
    /// The Recovery Private Key.
    case recoveryKey
    case issuingOca
    case rootOca

    /// Reads a word of the wire; the keys' own names are taken as well.
    public init?(word: String) {
        switch word {
        case "organisation": self = .organisationKey
        case "contingency", "contingencyPrivateKey", "contingencySymmetricKey", "symmetricKey": self = .contingencyKey
        case "recovery", "recoveryPrivateKey": self = .recoveryKey
        default: self.init(rawValue: word)
        }
    }
}

/// Whether the compromise is known or feared; both are handled (ALR-03).
public enum Certainty: String, Sendable, Codable, Hashable, CaseIterable {
    case suspected, confirmed
}

/// Which key it is (ALR-13, ALR-19).
public enum KeyKind: String, Sendable, Codable, Hashable, CaseIterable {
    case organisation
    /// The Contingency Private Key.
    case contingency
    /// The Symmetric Key that goes with the Contingency Private Key.
    case symmetric
    /// The Recovery Private Key.
    case recovery
    case issuingOca
    case rootOca

    /// Reads a word of the wire; the keys' own names are taken as well.
    public init?(word: String) {
        switch word {
        case "organisationKey": self = .organisation
        case "contingencyKey", "contingencyPrivateKey": self = .contingency
        case "contingencySymmetricKey", "symmetricKey": self = .symmetric
        case "recoveryKey", "recoveryPrivateKey": self = .recovery
        default: self.init(rawValue: word)
        }
    }

    /// The incident kind that an alert about this key states.
    var incidentKind: IncidentKind {
        switch self {
        case .organisation: .organisationKey
        case .contingency, .symmetric: .contingencyKey
        case .recovery: .recoveryKey
        case .issuingOca: .issuingOca
        case .rootOca: .rootOca
        }
    }
}

extension Sequence where Element: RawRepresentable<String> {
    /// The words in a sentence: `suspected, confirmed`.
    var words: String { self.map(\.rawValue).joined(separator: ", ") }
}

extension String {
    /// Empty or white space only.
    var isBlank: Bool { self.allSatisfy(\.isWhitespace) }
}

extension Optional<String> {
    /// Absent, empty or white space only.
    var isBlank: Bool { self?.isBlank ?? true }
}
