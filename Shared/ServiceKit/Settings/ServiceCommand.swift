public import ArgumentParser
internal import Foundation
public import Messages

/// What a service's executable does behind its commands.
public protocol ServiceProgram: Sendable {
    /// The service's name, also the name of its executable.
    static var service: ServiceName { get }
    /// What the service is for, in one sentence, for its help.
    static var summary: String { get }
    /// Runs the service until it is told to stop.
    static func run(_ settings: ServiceSettings) async throws
    /// Brings the service's schema to the newest form.
    static func migrate(_ settings: MigrationSettings) async throws
}

extension ServiceProgram {
    /// Reads the command line and does what it says: what the program's `main` calls.
    public static func serve() async {
        await ServiceCommand<Self>.main()
    }
}

/// The command line of a service: `run`, `migrate`, `settings`.
///
/// ```swift
/// @main
/// enum Elections: ServiceProgram {
///     static func main() async { await Self.serve() }
///     …
/// }
/// ```
public struct ServiceCommand<Program: ServiceProgram>: AsyncParsableCommand {
    /// The name, the summary and the three commands.
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Program.service.rawValue,
            abstract: Program.summary,
            discussion:
                "Exit status: 0 done, 1 failed, 2 a setting is missing or wrong, 64 the command line can't be read.",
            subcommands: [RunCommand<Program>.self, MigrateCommand<Program>.self, SettingsCommand<Program>.self]
        )
    }

    /// Made by the parser.
    public init() {}
}

/// `run`: serves until told to stop.
struct RunCommand<Program: ServiceProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "run", abstract: "Serve until told to stop (SIGTERM, SIGINT).")
    }

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        let settings = try self.options.checked(ServiceSettings.init, for: Program.service)
        try await endingWithSettingsStatus { try await Program.run(settings) }
    }
}

/// `migrate`: brings the schema to the newest form.
struct MigrateCommand<Program: ServiceProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "migrate",
            abstract: "Bring the service's schema to the newest form, then stop.",
            discussion: "Needs the database only; other settings may be absent. Doing it again changes nothing."
        )
    }

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        let settings = try self.options.checked(MigrationSettings.init, for: Program.service)
        try await endingWithSettingsStatus { try await Program.migrate(settings) }
    }
}

/// `settings`: prints what is in force.
struct SettingsCommand<Program: ServiceProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "settings",
            abstract: "Print the settings in force and where each came from, passwords masked, and check them."
        )
    }

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        let listing = try self.options.checked(SettingsListing.init, for: Program.service)
        print(listing.lines.joined(separator: "\n"))
        _ = try self.options.checked(ServiceSettings.init, for: Program.service)
    }
}

/// Settings that turn out wrong only in use (a key file, a port) end the process like those found at once: status 2.
private func endingWithSettingsStatus(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let error as SettingsError {
        throw ExitCode.wrongSettings(error)
    }
}

extension ExitCode {
    /// Tells what is wrong on standard error.
    fileprivate static func wrongSettings(_ error: SettingsError) -> ExitCode {
        FileHandle.standardError.write(Data("\(error.description)\n".utf8))
        return ExitCode(SettingsError.exitCode)
    }
}

extension ServiceOptions {
    /// Reads settings; what is wrong goes to standard error, and the process ends with status 2.
    fileprivate func checked<Settings>(
        _ read: (ServiceName, [Setting: String], [String: String], String?) throws(SettingsError) -> Settings,
        for service: ServiceName
    ) throws -> Settings {
        do {
            return try read(service, self.flags, ProcessInfo.processInfo.environment, self.file)
        } catch {
            throw ExitCode.wrongSettings(error)
        }
    }
}
