public import ArgumentParser
internal import Messages

/// The options of a service's commands: each setting with its environment variable and default, and the settings file.
public struct ServiceOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "A JSON file of settings. Options win over the environment, the environment over this file. "
                + "[environment: QUORATE_CONFIG]",
            valueName: "file"
        )
    )
    var config: String?
    @Option(name: Self.name(.amqpURL), help: Self.help(.amqpURL, "url")) var amqpURL: String?
    @Option(name: Self.name(.databaseURL), help: Self.help(.databaseURL, "url")) var databaseURL: String?
    @Option(name: Self.name(.healthHost), help: Self.help(.healthHost, "address")) var healthHost: String?
    @Option(name: Self.name(.healthPort), help: Self.help(.healthPort, "port")) var healthPort: String?
    @Option(name: Self.name(.masterKeyFile), help: Self.help(.masterKeyFile, "file")) var masterKeyFile: String?
    @Option(name: Self.name(.hpkeKeyFile), help: Self.help(.hpkeKeyFile, "file")) var hpkeKeyFile: String?
    @Option(name: Self.name(.publicKeysFile), help: Self.help(.publicKeysFile, "file")) var publicKeysFile: String?
    @Option(name: Self.name(.principalsFile), help: Self.help(.principalsFile, "file")) var principalsFile: String?
    @Option(name: Self.name(.policiesFile), help: Self.help(.policiesFile, "file")) var policiesFile: String?
    @Option(name: Self.name(.clock), help: Self.help(.clock, "kind")) var clock: String?
    @Option(name: Self.name(.logLevel), help: Self.help(.logLevel, "level")) var logLevel: String?
    @Option(name: Self.name(.batchMaximum), help: Self.help(.batchMaximum, "count")) var batchMaximum: String?
    @Option(name: Self.name(.prefetch), help: Self.help(.prefetch, "count")) var prefetch: String?
    @Option(name: Self.name(.catchUpInterval), help: Self.help(.catchUpInterval, "time")) var catchUpInterval: String?
    @Option(name: Self.name(.smtpURL), help: Self.help(.smtpURL, "url")) var smtpURL: String?
    @Option(name: Self.name(.smtpTLS), help: Self.help(.smtpTLS, "rule")) var smtpTLS: String?
    @Option(name: Self.name(.mailFrom), help: Self.help(.mailFrom, "address")) var mailFrom: String?
    @Option(name: Self.name(.dutyAddress), help: Self.help(.dutyAddress, "address")) var dutyAddress: String?
    @Option(name: Self.name(.testMailbox), help: Self.help(.testMailbox, "address")) var testMailbox: String?

    /// Options as a command line without any gives them.
    public init() {}

    /// The settings file that the command line named.
    public var file: String? { self.config }

    /// What the command line gave.
    public var flags: [Setting: String] {
        var flags: [Setting: String] = [:]
        for setting in Setting.allCases { flags[setting] = self[setting] }
        return flags
    }

    private subscript(_ setting: Setting) -> String? {
        switch setting {
        case .amqpURL: self.amqpURL
        case .databaseURL: self.databaseURL
        case .healthHost: self.healthHost
        case .healthPort: self.healthPort
        case .masterKeyFile: self.masterKeyFile
        case .hpkeKeyFile: self.hpkeKeyFile
        case .publicKeysFile: self.publicKeysFile
        case .principalsFile: self.principalsFile
        case .policiesFile: self.policiesFile
        case .clock: self.clock
        case .logLevel: self.logLevel
        case .batchMaximum: self.batchMaximum
        case .prefetch: self.prefetch
        case .catchUpInterval: self.catchUpInterval
        case .smtpURL: self.smtpURL
        case .smtpTLS: self.smtpTLS
        case .mailFrom: self.mailFrom
        case .dutyAddress: self.dutyAddress
        case .testMailbox: self.testMailbox
        }
    }

    private static func name(_ setting: Setting) -> NameSpecification { .customLong(setting.option) }

    private static func help(_ setting: Setting, _ valueName: String) -> ArgumentHelp {
        let onlyMail = setting.applies(to: .elections) ? "" : " Notifications only."
        let secret = setting.isSecret ? " Other users of the machine can see options: prefer the environment." : ""
        let fallback = setting.defaultValue.map { "; default: \($0)" } ?? ""
        return ArgumentHelp(
            "\(setting.meaning)\(onlyMail)\(secret) [environment: \(setting.environmentVariable)\(fallback)]",
            valueName: valueName
        )
    }
}
