internal import Configuration
internal import Foundation
internal import Synchronization

/// The values of all settings as words, each with its source: flags over environment over file over defaults.
///
/// Every value is a string here, a number in a file too, so that one check and one sentence serve all sources.
struct SettingValues: Sendable {
    private let values: [Setting: (value: String, source: SettingSource)]

    /// - Parameters:
    ///   - flags: What the command line gave.
    ///   - environment: The process's environment; an empty variable counts as none, and so does an empty file that one
    ///     such as `QUORATE_AMQP_URL_FILE` names.
    ///   - file: The settings file, if the command line named one; else `QUORATE_CONFIG` may.
    /// - Throws: `SettingsError` when a file can't be read, or the settings file isn't a JSON object or has keys that no
    ///   setting has.
    init(flags: [Setting: String], environment: [String: String], file: String?) throws(SettingsError) {
        let environment = try Self.withFiles(environment.filter { !$0.value.isEmpty })
        let inFile = try (file ?? environment["QUORATE_CONFIG"]).map(Self.read) ?? [:]
        let finder = SourceFinder()
        // In the order of SettingSource.
        let reader = ConfigReader(
            providers: [
                Self.provider("flags", flags),
                EnvironmentVariablesProvider(
                    environmentVariables: environment,
                    secretsSpecifier: .specific(Set(Setting.allCases.filter(\.isSecret).map(\.environmentVariable)))
                ).prefixKeys(with: "quorate"),
                Self.provider("file", inFile),
                Self.provider(
                    "defaults",
                    Dictionary(
                        uniqueKeysWithValues: Setting.allCases.compactMap { setting in
                            setting.defaultValue.map { (setting, $0) }
                        }
                    )
                ),
            ],
            accessReporter: finder
        )
        var values: [Setting: (value: String, source: SettingSource)] = [:]
        for setting in Setting.allCases {
            guard let value = reader.string(forKey: ConfigKey([setting.key]), isSecret: setting.isSecret) else {
                continue
            }
            values[setting] = (value, finder.source)
        }
        self.values = values
    }

    /// The value in force and where it came from; nil when there is none.
    subscript(_ setting: Setting) -> (value: String, source: SettingSource)? { self.values[setting] }

    private static func provider(_ name: String, _ values: [Setting: String]) -> InMemoryProvider {
        InMemoryProvider(
            name: name,
            values: Dictionary(
                uniqueKeysWithValues: values.map { setting, value in
                    (AbsoluteConfigKey([setting.key]), ConfigValue(.string(value), isSecret: setting.isSecret))
                }
            )
        )
    }

    /// The environment with the secrets that it gives as files; a secret that is given both ways is taken as given.
    private static func withFiles(_ environment: [String: String]) throws(SettingsError) -> [String: String] {
        var environment = environment
        var problems: [String] = []
        for setting in Setting.allCases {
            guard let variable = setting.fileVariable, let path = environment[variable],
                environment[setting.environmentVariable] == nil
            else { continue }
            guard let data = FileManager.default.contents(atPath: path) else {
                problems.append(
                    "\(variable) names the file \(path), which can't be read; it should hold \(setting.rightValue)."
                )
                continue
            }
            let value = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            if !value.isEmpty { environment[setting.environmentVariable] = value }
        }
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return environment
    }

    private static func read(_ path: String) throws(SettingsError) -> [Setting: String] {
        let advice =
            "name another with QUORATE_CONFIG or --config; it should be a JSON object such as {\"clock\": \"machine\"}."
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsError(problems: ["The settings file \(path) can't be read: \(advice)"])
        }
        guard let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
            throw SettingsError(problems: ["The settings file \(path) is not a JSON object: \(advice)"])
        }
        var values: [Setting: String] = [:]
        var problems: [String] = []
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            switch (Setting(rawValue: key), value) {
            case (nil, _):
                let known = Setting.allCases.map(\.key).joined(separator: ", ")
                problems.append(
                    "The settings file \(path) has the key \"\(key)\", which is no setting; the settings are \(known)."
                )
            case (let setting?, let text as String):
                values[setting] = text
            case (let setting?, let number as NSNumber):
                values[setting] = number.stringValue
            case (let setting?, _):
                problems.append(
                    "\(setting.key) in the settings file \(path) is neither a string nor a number; "
                        + "it should be \(setting.rightValue)."
                )
            }
        }
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return values
    }
}

/// Remembers which provider answered last: a reader stops asking at the first that has a value.
private final class SourceFinder: AccessReporter {
    private let last = Mutex(SettingSource.builtIn)

    var source: SettingSource { self.last.withLock { $0 } }

    func report(_ event: AccessEvent) {
        let source = SettingSource(rawValue: event.providerResults.count - 1) ?? .builtIn
        self.last.withLock { $0 = source }
    }
}
