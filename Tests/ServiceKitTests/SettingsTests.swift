import ArgumentParser
import Foundation
import Logging
import Messages
import Testing

@testable import ServiceKit

@Suite("Settings of a service")
final class SettingsTests {
    private let directory: URL

    init() throws {
        self.directory = FileManager.default.temporaryDirectory.appending(path: "quorate-settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: self.directory)
    }

    private func file(_ name: String, _ content: String = "x") throws -> String {
        let url = self.directory.appending(path: name)
        try Data(content.utf8).write(to: url)
        return url.path
    }

    private func complete() throws -> [String: String] {
        [
            "QUORATE_AMQP_URL": "amqp://elections:rabbit-secret@127.0.0.1:5672/%2F",
            "QUORATE_DATABASE_URL": "postgresql://elections:pg-secret@127.0.0.1:5432/quorate",
            "QUORATE_MASTER_KEY_FILE": try self.file("m"),
            "QUORATE_HPKE_KEY_FILE": try self.file("h"),
            "QUORATE_PUBLIC_KEYS_FILE": try self.file("p"),
            "QUORATE_PRINCIPALS_FILE": try self.file("u"),
        ]
    }

    @Test("names of environment variables and options follow from the setting's name")
    func names() {
        #expect(Setting.amqpURL.environmentVariable == "QUORATE_AMQP_URL")
        #expect(Setting.hpkeKeyFile.environmentVariable == "QUORATE_HPKE_KEY_FILE")
        #expect(Setting.smtpURL.environmentVariable == "QUORATE_SMTP_URL")
        #expect(Setting.catchUpInterval.option == "catch-up-interval")
        #expect(Setting.amqpURL.option == "amqp-url")
    }

    @Test("defaults hold where nothing is given")
    func defaults() throws {
        let settings = try ServiceSettings(service: .elections, environment: try self.complete())
        #expect(settings.healthHost == "127.0.0.1")
        #expect(settings.healthPort == 0)
        #expect(settings.clock == .machine)
        #expect(settings.logLevel == .info)
        #expect(settings.batchMaximum == 256)
        #expect(settings.batchMaximumBesidesIntake == 256)
        #expect(settings.prefetch == 1000)
        #expect(settings.catchUpInterval == .seconds(10))
        #expect(settings.policiesFile == nil)
        #expect(settings.mail == nil)
    }

    @Test("smki-alerts takes smaller batches of everything but its intake")
    func batches() throws {
        let settings = try ServiceSettings(service: .smkiAlerts, environment: try self.complete())
        #expect(settings.batchMaximum == 256)
        #expect(settings.batchMaximumBesidesIntake == 64)
    }

    @Test("options win over the environment, the environment over the file, the file over defaults")
    func precedence() throws {
        var environment = try self.complete()
        let file = try self.file(
            "s.json",
            #"{"healthPort": 1001, "prefetch": 11, "batchMaximum": "12", "clock": "controlled"}"#
        )
        environment["QUORATE_HEALTH_PORT"] = "1002"
        environment["QUORATE_PREFETCH"] = "22"
        environment["QUORATE_CLOCK"] = ""
        environment["QUORATE_CONFIG"] = file
        let settings = try ServiceSettings(service: .elections, flags: [.healthPort: "1003"], environment: environment)
        #expect(settings.healthPort == 1003)
        #expect(settings.prefetch == 22)
        #expect(settings.batchMaximum == 12)
        #expect(settings.clock == .controlled)
        #expect(settings.logLevel == .info)
    }

    @Test("the command line's settings file wins over QUORATE_CONFIG")
    func fileOption() throws {
        var environment = try self.complete()
        environment["QUORATE_CONFIG"] = try self.file("one.json", #"{"prefetch": 1}"#)
        let two = try self.file("two.json", #"{"prefetch": 2}"#)
        #expect(try ServiceSettings(service: .elections, environment: environment, file: two).prefetch == 2)
    }

    @Test("every missing setting has a sentence that says where to set it and what is right")
    func missing() throws {
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings(service: .notifications, environment: [:])
        }
        let problems = try #require(error).problems
        let needed: [Setting] = [
            .amqpURL, .databaseURL, .masterKeyFile, .hpkeKeyFile, .publicKeysFile, .principalsFile, .smtpURL, .mailFrom,
            .dutyAddress, .testMailbox,
        ]
        #expect(problems.count == needed.count)
        for (setting, problem) in zip(needed, problems) {
            #expect(
                problem.hasPrefix(
                    "\(setting.key) is not set: set it with \(setting.environmentVariable), --\(setting.option)"
                )
            )
            #expect(problem.contains(setting.rightValue))
            #expect(!problem.contains("\n"))
        }
    }

    @Test(
        "a wrong value is told with its source and what would be right",
        arguments: [
            ("QUORATE_AMQP_URL", "http://x:hidden-password@h"), ("QUORATE_AMQP_URL", "amqp://"),
            ("QUORATE_DATABASE_URL", "host=x password=hidden-password"), ("QUORATE_HEALTH_PORT", "65536"),
            ("QUORATE_HEALTH_PORT", "-1"), ("QUORATE_HEALTH_PORT", "eighty"), ("QUORATE_CLOCK", "sundial"),
            ("QUORATE_LOG_LEVEL", "loud"), ("QUORATE_BATCH_MAXIMUM", "0"), ("QUORATE_BATCH_MAXIMUM", "257"),
            ("QUORATE_PREFETCH", "0"), ("QUORATE_CATCH_UP_INTERVAL", "10 parsecs"),
            ("QUORATE_CATCH_UP_INTERVAL", "99ms"),
            ("QUORATE_MASTER_KEY_FILE", "/nowhere/at/all"), ("QUORATE_POLICIES_FILE", "/tmp"),
        ]
    )
    func invalid(variable: String, value: String) throws {
        var environment = try self.complete()
        environment[variable] = value
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings(service: .elections, environment: environment)
        }
        let problems = try #require(error).problems
        #expect(problems.count == 1)
        let setting = try #require(Setting.allCases.first { $0.environmentVariable == variable })
        let problem = try #require(problems.first)
        #expect(problem.contains(setting.key) && problem.contains("the environment, \(variable)"))
        #expect(problem.contains(setting.rightValue))
        #expect(!problem.contains("hidden-password"))
        #expect(setting.isSecret || problem.contains(value))
    }

    @Test(
        "addresses are plain e-mail addresses",
        arguments: ["x", "@example.org", "a@", "a@b@c", "a@b\r\nBcc: c@d", "<a@b>"]
    )
    func addresses(_ address: String) throws {
        var environment = try self.complete()
        environment["QUORATE_SMTP_URL"] = "smtp://127.0.0.1:2525"
        environment["QUORATE_MAIL_FROM"] = "quorate@example.org"
        environment["QUORATE_DUTY_ADDRESS"] = "duty@example.org"
        environment["QUORATE_TEST_MAILBOX"] = "test@example.org"
        let good = try ServiceSettings(service: .notifications, environment: environment)
        #expect(good.mail?.testMailbox == "test@example.org")
        environment["QUORATE_DUTY_ADDRESS"] = address
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings(service: .notifications, environment: environment)
        }
        #expect(error?.problems.count == 1)
    }

    @Test(
        "a settings file that can't be used is named, with the reason",
        arguments: [
            ("[1]", "not a JSON object"), ("{", "not a JSON object"), (#"{"helthPort": 1}"#, "helthPort"),
            (#"{"clock": ["machine"]}"#, "neither a string nor a number"),
        ]
    )
    func badFile(content: String, words: String) throws {
        let file = try self.file("bad.json", content)
        let environment = try self.complete()
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings(service: .elections, environment: environment, file: file)
        }
        #expect(error?.description.contains(words) == true)
        #expect(error?.description.contains(file) == true)
        #expect(throws: SettingsError.self) {
            try ServiceSettings(service: .elections, environment: environment, file: "/nowhere.json")
        }
    }

    @Test("a migration needs the database only")
    func migration() throws {
        let settings = try MigrationSettings(
            service: .elections,
            environment: ["QUORATE_DATABASE_URL": "postgresql://e:s@127.0.0.1/q"]
        )
        #expect(settings.databaseURL.revealed == "postgresql://e:s@127.0.0.1/q")
        let error = #expect(throws: SettingsError.self) { try MigrationSettings(service: .elections, environment: [:]) }
        #expect(error?.problems.count == 1)
    }

    @Test("a secret can be given as a file; an empty file counts as none, one that is not there is told")
    func secretFiles() throws {
        var environment = try self.complete()
        for address in ["QUORATE_MAIL_FROM", "QUORATE_DUTY_ADDRESS", "QUORATE_TEST_MAILBOX"] {
            environment[address] = "duty@example.org"
        }
        environment["QUORATE_SMTP_URL_FILE"] = try self.file("smtp-url", "smtp://somebody:s3cret@mail:25\n")
        let settings = try ServiceSettings(service: .notifications, environment: environment)
        #expect(settings.mail?.smtpURL.revealed == "smtp://somebody:s3cret@mail:25")

        environment["QUORATE_SMTP_URL_FILE"] = try self.file("empty", "\n")
        let none = #expect(throws: SettingsError.self) {
            try ServiceSettings(service: .notifications, environment: environment)
        }
        #expect(none?.description.contains("QUORATE_SMTP_URL_FILE") == true)

        environment["QUORATE_SMTP_URL_FILE"] = "/nowhere/smtp-url"
        let absent = #expect(throws: SettingsError.self) {
            try ServiceSettings(service: .notifications, environment: environment)
        }
        #expect(absent?.description.contains("/nowhere/smtp-url") == true)
    }

    @Test("passwords are in no description, dump, listing or help")
    func secrets() throws {
        var environment = try self.complete()
        environment["QUORATE_SMTP_URL"] = "smtp://user:mail-secret@h:25"
        environment["QUORATE_MAIL_FROM"] = "q@example.org"
        environment["QUORATE_DUTY_ADDRESS"] = "q@example.org"
        environment["QUORATE_TEST_MAILBOX"] = "q@example.org"
        let settings = try ServiceSettings(service: .notifications, environment: environment)
        var shown = "\(settings) \(String(reflecting: settings))"
        dump(settings, to: &shown)
        shown += try SettingsListing(service: .notifications, environment: environment).lines.joined()
        shown += ServiceOptions.helpMessage(columns: 100)
        #expect(!shown.contains("secret"))
        #expect(shown.contains("amqp://elections:***@127.0.0.1:5672/"))
        #expect(settings.amqpURL.revealed.contains("rabbit-secret"))
    }

    @Test(
        "a password is masked wherever a URL can hold it",
        arguments: [
            ("amqp://u:p%40ss@h:1/v", "amqp://u:***@h:1/v"), ("amqp://h/v", "amqp://h/v"), ("amqp://u@h", "amqp://u@h"),
            ("postgresql://h/d?user=u&password=pass", "postgresql://h/d?user=u&password=***"),
            ("no url pass", "(hidden)"),
        ]
    )
    func masked(url: String, expected: String) {
        #expect(SecretURL(url).masked == expected)
    }

    @Test("help names each setting with its environment variable and default")
    func help() throws {
        let help = ServiceOptions.helpMessage(columns: 10_000)
        for setting in Setting.allCases {
            let line = try #require(help.split(separator: "\n").first { $0.contains("--\(setting.option) ") })
            let rest = help[line.startIndex...].prefix(400)
            #expect(rest.contains(setting.environmentVariable))
            if let value = setting.defaultValue { #expect(rest.contains("default: \(value)")) }
        }
    }

    @Test("options are read from a command line")
    func options() throws {
        let options = try ServiceOptions.parse(["--config", "c.json", "--health-port", "80", "--amqp-url", "amqp://h"])
        #expect(options.file == "c.json")
        #expect(options.flags == [.healthPort: "80", .amqpURL: "amqp://h"])
    }

    @Test(
        "wrong settings end every command with status 2, found at once or in use",
        arguments: [
            ["run", "--amqp-url", "nonsense"], ["migrate", "--database-url", "nonsense"],
            ["settings", "--clock", "sundial"],
            ["run", "--config", "/nowhere.json"], ["migrate", "--database-url", "postgresql://h/late"],
        ]
    )
    func exitStatus(arguments: [String]) async throws {
        var command = try #require(
            try ServiceCommand<Program>.parseAsRoot(arguments) as? any AsyncParsableCommand
        )
        let error = await #expect(throws: ExitCode.self) { try await command.run() }
        #expect(error?.rawValue == 2)
    }

    @Test("a command line that can't be read is no setting: status 64")
    func usage() {
        let error = #expect(throws: (any Error).self) {
            try ServiceCommand<Program>.parseAsRoot(["run", "--helth-port", "1"])
        }
        #expect(error.map { ServiceCommand<Program>.exitCode(for: $0).rawValue } == 64)
    }

    private enum Program: ServiceProgram {
        static let service = ServiceName.elections
        static let summary = "Runs elections."
        static func run(_ settings: ServiceSettings) async throws {}
        static func migrate(_ settings: MigrationSettings) async throws {
            throw SettingsError(problems: ["found in use"])
        }
    }
}
