public import Messages

/// Every setting of a service: its names in the three places where it can be given, its default, and what is right.
///
/// The one table from which help, error sentences and the listing of effective settings are made.
public enum Setting: String, CaseIterable, Sendable {
    case amqpURL, databaseURL
    case healthHost, healthPort
    case masterKeyFile, hpkeKeyFile, publicKeysFile, principalsFile, policiesFile
    case clock, logLevel
    case batchMaximum, prefetch, catchUpInterval
    case smtpURL, smtpTLS, mailFrom, dutyAddress, testMailbox

    /// The key in a settings file, such as `amqpURL`.
    public var key: String { self.rawValue }

    /// The environment variable, such as `QUORATE_AMQP_URL`.
    public var environmentVariable: String { "QUORATE_" + self.words.joined(separator: "_").uppercased() }

    /// The environment variable that names a file with the value, where the value is a secret: such as
    /// `QUORATE_AMQP_URL_FILE`.
    ///
    /// A secret in a file shows neither in a process's environment nor in what a container engine tells of it.
    public var fileVariable: String? { self.isSecret ? "\(self.environmentVariable)_FILE" : nil }

    /// The long option without its dashes, such as `amqp-url`.
    public var option: String { self.words.joined(separator: "-") }

    /// The value that holds when none is given anywhere; nil where one must be given, or where nothing is the default.
    public var defaultValue: String? {
        switch self {
        case .healthHost: "127.0.0.1"
        case .healthPort: "0"
        case .clock: "machine"
        case .logLevel: "info"
        case .batchMaximum: "256"
        case .prefetch: "1000"
        case .catchUpInterval: "10s"
        case .smtpTLS: "auto"
        default: nil
        }
    }

    /// Whether values hold a password, which is shown nowhere.
    public var isSecret: Bool {
        switch self {
        case .amqpURL, .databaseURL, .smtpURL: true
        default: false
        }
    }

    /// Whether the setting means something to this service.
    ///
    /// - Parameter service: The service that asks.
    /// - Returns: False for what only other services read.
    public func applies(to service: ServiceName) -> Bool {
        switch self {
        case .smtpURL, .smtpTLS, .mailFrom, .dutyAddress, .testMailbox: service == .notifications
        default: true
        }
    }

    /// What the setting is for, in one sentence.
    var meaning: String {
        switch self {
        case .amqpURL: "Where the message broker is, with the service's user and password."
        case .databaseURL: "Where the database is, with the service's role and password."
        case .healthHost: "The address on which health and metrics are served."
        case .healthPort: "The port on which health and metrics are served; 0 takes a free one."
        case .masterKeyFile: "The file of the service's master key, which protects what it stores."
        case .hpkeKeyFile: "The file of the service's private key, which opens what others seal to it."
        case .publicKeysFile: "The file of all services' public keys."
        case .principalsFile: "The file that maps broker users to persons and standing roles."
        case .policiesFile: "A file of policy values that replace the built-in ones."
        case .clock: "Whose time rules see: the machine's, or a controlled one for drills and tests."
        case .logLevel: "The least important log lines that are written."
        case .batchMaximum:
            "The most messages handled in one transaction (smki-alerts: of its intake; its others are at most 64)."
        case .prefetch: "The most messages the broker hands over before they are acknowledged."
        case .catchUpInterval: "How often the service asks its sources whether it has missed anything."
        case .smtpURL: "Where the mail server is."
        case .smtpTLS:
            "Whether mail is kept back rather than sent unencrypted; auto: unless the server is this machine."
        case .mailFrom: "The address that mails come from."
        case .dutyAddress: "The address of the duty contact, who is paged when something waits for a person."
        case .testMailbox: "The only address that mails about tests go to."
        }
    }

    /// What a right value looks like, as the end of "should be …".
    var rightValue: String {
        switch self {
        case .amqpURL: "a URL such as amqp://user:password@host:5672/vhost"
        case .databaseURL: "a URL such as postgresql://user:password@host:5432/quorate"
        case .healthHost: "an address such as 127.0.0.1"
        case .healthPort: "a whole number from 0 to 65535"
        case .masterKeyFile, .hpkeKeyFile: "the path of a file made by 'quorate keys generate'"
        case .publicKeysFile: "the path of the public.json made by 'quorate keys generate'"
        case .principalsFile: "the path of a file like deploy/principals.json"
        case .policiesFile: "the path of a JSON file of policy values"
        case .clock: "machine or controlled"
        case .logLevel: "trace, debug, info, notice, warning, error or critical"
        case .batchMaximum: "a whole number from 1 to 256"
        case .prefetch: "a whole number from 1 to 65535"
        case .catchUpInterval: "a time such as 10s or 500ms, at least 100ms and at most 1h"
        case .smtpURL: "a URL such as smtp://user:password@host:25, or one that starts with smtps://"
        case .smtpTLS: "auto, required or optional"
        case .mailFrom, .dutyAddress, .testMailbox: "an e-mail address such as duty@example.org"
        }
    }

    /// The three places where the setting can be given, as the end of "set it with …".
    var places: String {
        let file = self.fileVariable.map { ", or name a file that holds it with \($0)" } ?? ""
        return "\(self.environmentVariable), --\(self.option) or \"\(self.key)\" in the settings file\(file)"
    }

    /// `amqpURL` as `amqp`, `url`.
    private var words: [String] {
        var words = [""]
        var wasLowercase = false
        for character in self.rawValue {
            if character.isUppercase, wasLowercase { words.append("") }
            wasLowercase = character.isLowercase
            words[words.count - 1].append(character.lowercased())
        }
        return words
    }
}
