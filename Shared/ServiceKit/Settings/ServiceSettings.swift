public import Logging
public import Messages

/// What a service needs to know to run, checked: from flags, the environment (`QUORATE_…`), a JSON file, defaults.
public struct ServiceSettings: Sendable, Equatable {
    /// Whose time rules see.
    public enum ClockKind: String, CaseIterable, Sendable { case machine, controlled }

    /// What only the notifications service needs.
    public struct Mail: Sendable, Equatable {
        /// Whether mail is kept back rather than sent unencrypted.
        public enum TLSRule: String, CaseIterable, Sendable {
            /// Unless the server is this machine.
            case auto
            /// Always.
            case required
            /// Never: encryption is used where the server offers it. For trials.
            case optional
        }

        /// The mail server.
        public var smtpURL: SecretURL
        /// Whether mail is kept back rather than sent unencrypted.
        public var tls: TLSRule
        /// The address that mails come from.
        public var from: String
        /// The address that is paged when something waits for a person.
        public var dutyAddress: String
        /// The only address that mails about tests go to.
        public var testMailbox: String
    }

    /// The service that these are for.
    public var service: ServiceName
    /// The broker.
    public var amqpURL: SecretURL
    /// The database.
    public var databaseURL: SecretURL
    /// Where health and metrics are served.
    public var healthHost: String
    /// The port of health and metrics; 0 takes a free one.
    public var healthPort: Int
    /// The path of the service's master key.
    public var masterKeyFile: String
    /// The path of the service's private HPKE key.
    public var hpkeKeyFile: String
    /// The path of all services' public keys.
    public var publicKeysFile: String
    /// The path of the users' file.
    public var principalsFile: String
    /// The path of policy values that replace the built-in ones.
    public var policiesFile: String?
    /// Whose time rules see.
    public var clock: ClockKind
    /// The least important log lines that are written.
    public var logLevel: Logger.Level
    /// The most messages in one transaction; in smki-alerts of the intake only.
    public var batchMaximum: Int
    /// The most unacknowledged messages a consumer is handed.
    public var prefetch: Int
    /// How often sources are asked for what was missed.
    public var catchUpInterval: Duration
    /// Set for notifications, nil for all others.
    public var mail: Mail?

    /// The most messages in one transaction of any queue but the intake: smaller in smki-alerts, so that an alert
    /// never waits long for the head of the journal.
    public var batchMaximumBesidesIntake: Int {
        self.service == .smkiAlerts ? min(64, self.batchMaximum) : self.batchMaximum
    }

    /// Reads and checks the settings of one service.
    ///
    /// - Parameters:
    ///   - service: The service; some settings apply to one only.
    ///   - flags: What the command line gave.
    ///   - environment: The process's environment.
    ///   - file: The settings file named on the command line, if any; else `QUORATE_CONFIG` may name one.
    /// - Throws: `SettingsError` with a sentence for everything that is missing or wrong.
    public init(
        service: ServiceName,
        flags: [Setting: String] = [:],
        environment: [String: String],
        file: String? = nil
    ) throws(SettingsError) {
        let values = try SettingValues(flags: flags, environment: environment, file: file)
        var check = SettingsCheck(values)
        self.service = service
        self.amqpURL = check.url(.amqpURL, schemes: ["amqp"])
        self.databaseURL = check.url(.databaseURL, schemes: ["postgresql", "postgres"])
        self.healthHost = check.text(.healthHost)
        self.healthPort = check.int(.healthPort, 0...65_535)
        self.masterKeyFile = check.file(.masterKeyFile)
        self.hpkeKeyFile = check.file(.hpkeKeyFile)
        self.publicKeysFile = check.file(.publicKeysFile)
        self.principalsFile = check.file(.principalsFile)
        self.policiesFile = values[.policiesFile] == nil ? nil : check.file(.policiesFile)
        self.clock = check.word(.clock, ClockKind.init(rawValue:)) ?? .machine
        self.logLevel = check.word(.logLevel, Logger.Level.init(rawValue:)) ?? .info
        self.batchMaximum = check.int(.batchMaximum, 1...256)
        self.prefetch = check.int(.prefetch, 1...65_535)
        self.catchUpInterval = check.duration(.catchUpInterval, .milliseconds(100) ... .seconds(3600))
        self.mail =
            service == .notifications
            ? Mail(
                smtpURL: check.url(.smtpURL, schemes: ["smtp", "smtps"]),
                tls: check.word(.smtpTLS, Mail.TLSRule.init(rawValue:)) ?? .auto,
                from: check.address(.mailFrom),
                dutyAddress: check.address(.dutyAddress),
                testMailbox: check.address(.testMailbox)
            ) : nil
        guard check.problems.isEmpty else { throw SettingsError(problems: check.problems) }
    }
}

/// What `migrate` needs: the database, and no key.
public struct MigrationSettings: Sendable, Equatable {
    /// The service whose schema is migrated.
    public var service: ServiceName
    /// The database.
    public var databaseURL: SecretURL
    /// The least important log lines that are written.
    public var logLevel: Logger.Level

    /// Reads and checks what a migration needs; everything else may be absent.
    ///
    /// - Parameters:
    ///   - service: The service whose schema is migrated.
    ///   - flags: What the command line gave.
    ///   - environment: The process's environment.
    ///   - file: The settings file named on the command line, if any; else `QUORATE_CONFIG` may name one.
    /// - Throws: `SettingsError` with a sentence for everything that is missing or wrong.
    public init(
        service: ServiceName,
        flags: [Setting: String] = [:],
        environment: [String: String],
        file: String? = nil
    ) throws(SettingsError) {
        var check = SettingsCheck(try SettingValues(flags: flags, environment: environment, file: file))
        self.service = service
        self.databaseURL = check.url(.databaseURL, schemes: ["postgresql", "postgres"])
        self.logLevel = check.word(.logLevel, Logger.Level.init(rawValue:)) ?? .info
        guard check.problems.isEmpty else { throw SettingsError(problems: check.problems) }
    }
}
