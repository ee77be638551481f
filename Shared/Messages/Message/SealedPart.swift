/// Something only its named readers can open: encrypted once, the data key wrapped for each reader's public key.
public struct SealedPart: Codable, Sendable, Equatable {
    /// The data key that it is encrypted with.
    public let keyId: String
    /// Whose data key that is; when the key is destroyed, every reader destroys its copy.
    public let subject: String
    /// The encrypted JSON: base64 of nonce, ciphertext and tag.
    public let ciphertext: String
    /// By service, base64 of the HPKE encapsulated key followed by the wrapped data key.
    public let wrappedKeys: [String: String]

    /// Puts a sealed part together; nothing is encrypted here.
    public init(keyId: String, subject: String, ciphertext: String, wrappedKeys: [String: String]) {
        self.keyId = keyId
        self.subject = subject
        self.ciphertext = ciphertext
        self.wrappedKeys = wrappedKeys
    }

    /// An example; it opens for nobody.
    public static let sample = SealedPart(
        keyId: "key-0001",
        subject: "incident/INC-2026-0001",
        ciphertext: "AAECAwQFBgcICQoLDA0ODw==",
        wrappedKeys: ["meetings": "EBESExQVFhcYGRobHB0eHw=="]
    )
}
