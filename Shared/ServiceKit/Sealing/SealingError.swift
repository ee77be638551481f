/// Why something couldn't be sealed or opened, or a key couldn't be had.
public struct SealingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; more may come.
    public struct Code: Hashable, Sendable {
        let name: String

        /// A key file is absent or can't be read.
        public static let keyFileUnreadable = Code(name: "keyFileUnreadable")
        /// A key file may be read by others than its owner.
        public static let keyFileExposed = Code(name: "keyFileExposed")
        /// A key file holds something else than a key.
        public static let keyFileMalformed = Code(name: "keyFileMalformed")
        /// A key file is there already and is not overwritten.
        public static let keyFileExists = Code(name: "keyFileExists")
        /// There is no public key of that service.
        public static let unknownService = Code(name: "unknownService")
        /// The bytes were altered, sealed for another place, or sealed with another key.
        public static let notAuthentic = Code(name: "notAuthentic")
        /// A part was not sealed for this service.
        public static let notForThisService = Code(name: "notForThisService")
        /// What was sealed opened, but isn't what was expected inside.
        public static let unexpectedContent = Code(name: "unexpectedContent")
    }

    /// What kind of failure it is.
    public let code: Code
    /// What happened and what would be right, in a sentence without secrets.
    public let reason: String

    /// The reason.
    public var description: String { self.reason }
}
