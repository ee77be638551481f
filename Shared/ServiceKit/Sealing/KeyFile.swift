internal import Foundation

/// Reads a key from a file: base64 of 32 bytes on one line, hidden from everybody who isn't its owner or group.
enum KeyFile {
    static let keyLength = 32

    /// - Parameters:
    ///   - path: The file.
    ///   - setting: The setting that names it, for the sentence when something is wrong.
    /// - Returns: The 32 bytes.
    /// - Throws: `SealingError` with a sentence that says what to do.
    static func read(_ path: String, for setting: Setting) throws(SealingError) -> [UInt8] {
        // A link is followed first: what counts is who may read the file behind it.
        let file = URL(filePath: path).resolvingSymlinksInPath().path
        let advice = "set \(setting.places) to \(setting.rightValue)"
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file),
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
        else {
            throw SealingError(code: .keyFileUnreadable, reason: "The key file \(path) is not there: \(advice).")
        }
        guard mode & 0o007 == 0 else {
            throw SealingError(
                code: .keyFileExposed,
                reason:
                    "The key file \(path) is open to every user of this machine "
                    + "(mode \(String(mode & 0o777, radix: 8))): "
                    + "make it mode 600, and replace the key if others may have read it (\(advice))."
            )
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw SealingError(
                code: .keyFileUnreadable,
                reason: "This process may not read the key file \(path): \(advice)."
            )
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = Data(base64Encoded: text), bytes.count == Self.keyLength else {
            throw SealingError(
                code: .keyFileMalformed,
                reason: "The key file \(path) doesn't hold the base64 of \(Self.keyLength) bytes: \(advice)."
            )
        }
        return Array(bytes)
    }
}
