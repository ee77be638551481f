internal import Foundation
public import Messages

/// Makes the key files of all services: what `quorate keys generate` does.
public enum KeyFiles {
    /// Writes `<service>.master` and `<service>.hpke` (mode 600) for every service and `public.json` (mode 644).
    ///
    /// - Parameter directory: Where to; made when absent.
    /// - Returns: The names of the files, in the order they were written.
    /// - Throws: `SealingError` with `keyFileExists` when any of them is there already (then nothing is written), or
    ///   when a file can't be written.
    @discardableResult
    public static func generate(in directory: String) throws(SealingError) -> [String] {
        let folder = URL(filePath: directory)
        let names = ServiceName.allCases.flatMap { [Self.master(of: $0), Self.pair(of: $0)] } + [Self.publicKeys]
        let there = names.filter { FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }
        guard there.isEmpty else {
            throw SealingError(
                code: .keyFileExists,
                reason: "\(directory) has \(there.joined(separator: ", ")) already: what is sealed with a key is lost "
                    + "without it, so nothing was written; name another directory."
            )
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var publicKeys: [String: String] = [:]
            for service in ServiceName.allCases {
                let pair = ServiceKeyPair()
                try Self.write(
                    Self.line(DataKey().bytes),
                    to: folder.appending(path: Self.master(of: service)),
                    isSecret: true
                )
                try Self.write(
                    Self.line(pair.privateBytes),
                    to: folder.appending(path: Self.pair(of: service)),
                    isSecret: true
                )
                publicKeys[service.rawValue] = Data(pair.publicBytes).base64EncodedString()
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            let document = try encoder.encode(publicKeys) + Data("\n".utf8)
            try Self.write(document, to: folder.appending(path: Self.publicKeys), isSecret: false)
        } catch {
            throw SealingError(
                code: .keyFileUnreadable,
                reason: "The keys couldn't be written to \(directory): \(error.localizedDescription)"
            )
        }
        return names
    }

    /// The name of a service's master key file.
    public static func master(of service: ServiceName) -> String { "\(service.rawValue).master" }

    /// The name of a service's private key file.
    public static func pair(of service: ServiceName) -> String { "\(service.rawValue).hpke" }

    /// The name of the file of all public keys.
    public static let publicKeys = "public.json"

    private static func line(_ bytes: [UInt8]) -> Data {
        Data(bytes).base64EncodedData() + Data("\n".utf8)
    }

    /// Nobody else may open a secret file, not even for the moment before its mode is set.
    private static func write(_ data: Data, to file: URL, isSecret: Bool) throws {
        let before = umask(isSecret ? 0o077 : 0o022)
        defer { umask(before) }
        try data.write(to: file, options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: isSecret ? 0o600 : 0o644], ofItemAtPath: file.path)
    }
}
