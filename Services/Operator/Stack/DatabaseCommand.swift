import ArgumentParser
import Foundation
import Messages
import Postgres

/// `database`: what the database server must know.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Make the services' roles.",
        subcommands: [Prepare.self]
    )

    struct Prepare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a role for each service, or give it its password anew.",
            discussion: "Each may make a schema of its own; nobody may enter another's. Doing it again changes nothing."
        )

        @Argument(help: "The directory with one password file for each service.")
        var roles: String

        @Option(help: "The database, as its owner. (default: QUORATE_DATABASE_URL)")
        var database: String?

        func run() async throws {
            let connection = try await PostgresConnection.open(try Arguments.database(self.database))
            do {
                for service in ServiceName.allCases {
                    let password = try Credentials.password(of: service.rawValue, in: self.roles)
                    try await connection.script(try Self.script(service.rawValue, password))
                }
            } catch {
                await connection.close()
                throw error
            }
            await connection.close()
            Output.line("The roles are made: \(ServiceName.allCases.map(\.rawValue).joined(separator: ", ")).")
        }

        /// Names and passwords are quoted by hand, as `create role` takes no parameters; so they are checked first.
        private static func script(_ role: String, _ password: String) throws -> String {
            guard !password.isEmpty, password.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
                throw Failure.usage("The password of role \(role) should be of letters and digits.")
            }
            return """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '\(role)') then create role "\(role)"; end if;
                    execute format('grant connect, create, temporary on database %I to %I', current_database(), '\(role)');
                    execute format('revoke all on database %I from public', current_database());
                end $$;
                alter role "\(role)" with login password '\(password)';
                """
        }
    }
}
