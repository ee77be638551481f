/// What identifies an Organisation Certificate: serial number and issuer together; either alone is ambiguous (ALR-16).
public struct CertificateID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The serial number.
    public let serial: SerialNumber
    /// The issuer's X520 Common Name.
    public let issuerCommonName: String

    /// Puts the two together.
    ///
    /// - Throws: `ALR-16 issuerMissing` for an empty issuer.
    public init(serial: SerialNumber, issuerCommonName: String) throws(Refusal) {
        guard issuerCommonName.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(
                "ALR-16",
                "issuerMissing",
                ["serial": serial.description],
                detail: "A serial number names a certificate only together with its issuer's Common Name."
            )
        }
        self.serial = serial
        self.issuerCommonName = issuerCommonName
    }

    /// `0x3A7F issued by Z1`.
    public var description: String { "\(self.serial) issued by \(self.issuerCommonName)" }

    /// By issuer, then by number.
    public static func < (left: CertificateID, right: CertificateID) -> Bool {
        (left.issuerCommonName, left.serial) < (right.issuerCommonName, right.serial)
    }
}

extension CertificateID: Codable {
    private enum Field: String, CodingKey {
        case serial, issuerCommonName
    }

    /// Reads both members; a missing or empty issuer throws the refusal itself.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        try self.init(
            serial: fields.decode(SerialNumber.self, forKey: .serial),
            issuerCommonName: fields.decodeIfPresent(String.self, forKey: .issuerCommonName) ?? ""
        )
    }

    /// Writes both members.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(self.serial, forKey: .serial)
        try fields.encode(self.issuerCommonName, forKey: .issuerCommonName)
    }
}
