/// The code of an organisation's role, as in its certificate's OU (ALR-17).
///
/// An unknown code is kept and flagged.
public struct RemotePartyRole: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The code.
    public let code: UInt8

    /// Takes any code.
    public init(code: UInt8) { self.code = code }

    /// The root's.
    public static let root = RemotePartyRole(code: 0)
    /// Recovery's.
    public static let recovery = RemotePartyRole(code: 1)
    /// A supplier's.
    public static let supplier = RemotePartyRole(code: 2)
    /// A network operator's.
    public static let networkOperator = RemotePartyRole(code: 3)
    /// The access control broker's.
    public static let accessControlBroker = RemotePartyRole(code: 4)
    /// The transitional change of supplier party's.
    public static let transitionalCoS = RemotePartyRole(code: 5)
    /// The WAN provider's.
    public static let wanProvider = RemotePartyRole(code: 6)
    /// An issuing authority's.
    public static let issuingAuthority = RemotePartyRole(code: 7)
    /// Any other's.
    public static let other = RemotePartyRole(code: 127)

    /// Reads the two hexadecimal digits of a certificate's OU, such as `02` or `7F`.
    ///
    /// - Throws: `ALR-17 invalidRemotePartyRole`.
    public init(parsing text: String) throws(Refusal) {
        guard text.count == 2, text.allSatisfy({ $0.isASCII && $0.isHexDigit }), let code = UInt8(text, radix: 16)
        else {
            throw Refusal(
                "ALR-17",
                "invalidRemotePartyRole",
                ["value": text],
                detail: "A remote party role is two hexadecimal digits, such as 02."
            )
        }
        self.code = code
    }

    /// The role's name, nil for an unknown code.
    public var name: String? {
        switch self.code {
        case 0: "root"
        case 1: "recovery"
        case 2: "supplier"
        case 3: "networkOperator"
        case 4: "accessControlBroker"
        case 5: "transitionalCoS"
        case 6: "wanProvider"
        case 7: "issuingAuthority"
        case 127: "other"
        default: nil
        }
    }

    /// Whether the code is one of those known.
    public var isKnown: Bool { self.name != nil }

    /// Two hexadecimal digits, upper-case.
    public var description: String {
        (self.code < 16 ? "0" : "") + String(self.code, radix: 16, uppercase: true)
    }

    /// By code.
    public static func < (left: RemotePartyRole, right: RemotePartyRole) -> Bool { left.code < right.code }
}

extension RemotePartyRole: Codable {
    /// Reads two hexadecimal digits, or the code as a JSON number; a wrong one throws the refusal itself.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let code = try? container.decode(UInt8.self) {
            self.init(code: code)
        } else {
            try self.init(parsing: container.decode(String.self))
        }
    }

    /// Writes two hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
