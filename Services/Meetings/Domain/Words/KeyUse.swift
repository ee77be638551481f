public import Domain

/// What the PMA can decide about a compromised key (ALR-04).
public enum KeyUse: String, Sendable, Codable, Hashable, CaseIterable {
    case noUse
    case useRecoveryPrivateKey
    /// Takes the Symmetric Key in.
    case useContingencyPrivateKey

    /// The decision a word stands for.
    ///
    /// - Throws: `ALR-04 unknownDecision`, listing the words there are.
    public init(word: String?) throws(Refusal) {
        guard let word, !word.isBlank, let known = KeyUse(rawValue: word) else {
            throw Refusal(
                "ALR-04",
                word.isBlank ? "decisionMissing" : "unknownDecision",
                ["decision": word ?? ""],
                detail: "A motion on key use needs a decision: "
                    + "\(Self.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        self = known
    }
}

/// How an organisation key is replaced on Devices (ALR-09).
public enum RecoveryMethod: String, Sendable, Codable, Hashable, CaseIterable {
    /// 1: the Subscriber replaces the credentials with its own key.
    case subscriberReplaces
    /// 2: the DCC places Access Control Broker certificates with the Recovery key.
    case accessControlBrokerCertificates
    /// 3: the DCC places new Organisation Certificates with the Recovery key.
    case newOrganisationCertificates
    /// Last resort: the Contingency key.
    case contingency

    /// The decision that the method needs; nil when it needs none of the PMA's (ALR-10).
    public var neededKeyUse: KeyUse? {
        switch self {
        case .subscriberReplaces: nil
        case .accessControlBrokerCertificates, .newOrganisationCertificates: .useRecoveryPrivateKey
        case .contingency: .useContingencyPrivateKey
        }
    }
}
