import ArgumentParser
import Messages

/// A command of the command line that sends one message and prints its answer.
protocol SendingCommand: AsyncParsableCommand {
    associatedtype Sends: CommandMessage
    var sending: SendingOptions { get }
    /// The user who speaks where none is named; nil for the URL's.
    static var standing: String? { get }
    /// The message. What it lacks can be looked up with the session.
    func message(_ session: Session) async throws -> Sends
}

extension SendingCommand {
    static var standing: String? { nil }

    func run() async throws {
        let sent = try await self.sending.connection.withSession(standing: Self.standing) { session in
            try await session.send(
                try await self.message(session),
                id: self.sending.messageID,
                expectedVersion: self.sending.expectedVersion
            )
        }
        self.sending.connection.print(sent)
    }
}

extension ConnectionOptions {
    func print(_ sent: Sent) {
        if self.output.json { Output.json(sent.json) } else { Output.lines(sent.lines) }
    }
}
