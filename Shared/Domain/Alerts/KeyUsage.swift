/// What an organisation's key may be used for (ALR-18).
public enum KeyUsage: String, Sendable, Codable, Hashable, CaseIterable {
    case digitalSignature, keyAgreement

    /// The one usage of a certificate request.
    ///
    /// - Throws: `ALR-18 oneKeyUsageOnly` for none, or for both at once.
    public static func requireOne(_ usages: [KeyUsage]) throws(Refusal) -> KeyUsage {
        guard let first = usages.first, Set(usages).count == 1 else {
            throw Refusal(
                "ALR-18",
                "oneKeyUsageOnly",
                ["keyUsage": usages.map(\.rawValue).joined(separator: ", ")],
                detail: "A request is for digitalSignature or for keyAgreement, never for both."
            )
        }
        return first
    }
}
