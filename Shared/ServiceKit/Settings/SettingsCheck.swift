internal import Foundation

/// Turns words into values and gathers a sentence for each that is missing or wrong.
///
/// Each check answers a value even when it fails; whoever asks throws at the end, when all problems are known.
struct SettingsCheck {
    private let values: SettingValues
    private(set) var problems: [String] = []

    init(_ values: SettingValues) {
        self.values = values
    }

    mutating func text(_ setting: Setting) -> String {
        guard let (value, _) = self.values[setting] else {
            self.problems.append(SettingsError.missing(setting))
            return ""
        }
        return value
    }

    mutating func word<Value>(_ setting: Setting, _ parse: (String) -> Value?) -> Value? {
        guard let (value, source) = self.values[setting] else {
            self.problems.append(SettingsError.missing(setting))
            return nil
        }
        guard let parsed = parse(value) else {
            self.problems.append(SettingsError.invalid(setting, value, from: source))
            return nil
        }
        return parsed
    }

    mutating func int(_ setting: Setting, _ range: ClosedRange<Int>) -> Int {
        self.word(setting) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } } ?? range.lowerBound
    }

    mutating func duration(_ setting: Setting, _ range: ClosedRange<Duration>) -> Duration {
        self.word(setting) { text in
            Self.duration(text).flatMap { range.contains($0) ? $0 : nil }
        } ?? range.lowerBound
    }

    mutating func url(_ setting: Setting, schemes: [String]) -> SecretURL {
        let parsed = self.word(setting) { text -> SecretURL? in
            guard let parts = URLComponents(string: text), let scheme = parts.scheme, schemes.contains(scheme),
                let host = parts.host, !host.isEmpty
            else { return nil }
            return SecretURL(text)
        }
        return parsed ?? SecretURL("")
    }

    mutating func file(_ setting: Setting) -> String {
        guard let (path, source) = self.values[setting] else {
            self.problems.append(SettingsError.missing(setting))
            return ""
        }
        // A link is followed first: its own type says nothing.
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
        let reason: String? =
            if type == nil {
                "there is no such file"
            } else if type == .typeDirectory {
                "it is a directory"
            } else if !FileManager.default.isReadableFile(atPath: path) {
                "this process may not read it"
            } else {
                nil
            }
        if let reason { self.problems.append(SettingsError.invalid(setting, path, from: source, reason)) }
        return path
    }

    mutating func address(_ setting: Setting) -> String {
        self.word(setting) { text in
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            let isPlain = text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value < 0x7F && !"<>,;\"".unicodeScalars.contains($0)
            }
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && isPlain ? text : nil
        } ?? ""
    }

    /// `500ms`, `10s`, `5m`, `1h`; a bare number is seconds.
    private static func duration(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits), number <= 1_000_000_000 else { return nil }
        return switch text.dropFirst(digits.count) {
        case "ms": .milliseconds(number)
        case "", "s": .seconds(number)
        case "m": .seconds(number * 60)
        case "h": .seconds(number * 3600)
        default: nil
        }
    }
}
