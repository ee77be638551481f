/// Settings that are missing or wrong: one sentence for each, and the process ends with `exitCode`.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The status a process ends with when its settings are wrong.
    public static let exitCode: Int32 = 2

    /// One sentence for each problem; none repeats a secret.
    public let problems: [String]

    /// The sentences, one a line.
    public var description: String { self.problems.joined(separator: "\n") }
}

extension SettingsError {
    /// - Returns: A sentence that says what is missing, where it can be set, and what would be right.
    static func missing(_ setting: Setting) -> String {
        "\(setting.key) is not set: set it with \(setting.places); it should be \(setting.rightValue)."
    }

    /// - Parameters:
    ///   - setting: The setting that is wrong.
    ///   - value: What was found; not repeated where it may hold a password.
    ///   - source: Where it was found.
    ///   - reason: Why it can't be taken, as the end of a sentence; nil where the right value says it all.
    /// - Returns: A sentence for whoever started the process.
    static func invalid(
        _ setting: Setting,
        _ value: String,
        from source: SettingSource,
        _ reason: String? = nil
    ) -> String {
        let found = setting.isSecret ? "" : " \"\(value)\""
        let why = reason.map { ": \($0)" } ?? ""
        return "\(setting.key)\(found) (from \(source.described(for: setting))) can't be used\(why); "
            + "set it with \(setting.places); it should be \(setting.rightValue)."
    }
}
