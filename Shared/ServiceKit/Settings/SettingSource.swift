/// Where the value of a setting came from, strongest first.
public enum SettingSource: Int, CaseIterable, Sendable {
    case flag, environment, file, builtIn

    /// - Returns: The source in words, e.g. `the environment, QUORATE_CLOCK`.
    func described(for setting: Setting) -> String {
        switch self {
        case .flag: "the option --\(setting.option)"
        case .environment: "the environment, \(setting.environmentVariable)"
        case .file: "the settings file"
        case .builtIn: "the default"
        }
    }
}
