public import Messages

/// The effective settings of a service as lines for people: values with passwords masked, and where each came from.
public struct SettingsListing: Sendable {
    /// One line a setting that applies to the service.
    public let lines: [String]

    /// Reads the settings without checking them, so that wrong ones can be looked at.
    ///
    /// - Parameters:
    ///   - service: The service; settings that don't apply to it are left out.
    ///   - flags: What the command line gave.
    ///   - environment: The process's environment.
    ///   - file: The settings file named on the command line, if any; else `QUORATE_CONFIG` may name one.
    /// - Throws: `SettingsError` when the settings file can't be used.
    public init(
        service: ServiceName,
        flags: [Setting: String] = [:],
        environment: [String: String],
        file: String? = nil
    ) throws(SettingsError) {
        let values = try SettingValues(flags: flags, environment: environment, file: file)
        let settings = Setting.allCases.filter { $0.applies(to: service) }
        let width = settings.map(\.key.count).max() ?? 0
        self.lines = settings.map { setting in
            let name = setting.key + String(repeating: " ", count: width - setting.key.count)
            guard let (value, source) = values[setting] else {
                return "\(name)  (not set: \(setting.environmentVariable))"
            }
            let shown = setting.isSecret ? SecretURL(value).masked : value
            return "\(name)  \(shown)  (\(source.described(for: setting)))"
        }
    }
}
