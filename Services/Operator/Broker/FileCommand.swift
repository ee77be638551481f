import ArgumentParser
import Messages

/// A command that sends the message that stands in a file.
protocol FileCommand: SendingCommand {
    var file: String { get }
}

extension FileCommand {
    func message(_: Session) throws -> Sends { try Arguments.message(Sends.self, in: self.file) }
}
