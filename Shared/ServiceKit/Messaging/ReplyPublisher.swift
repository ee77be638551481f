internal import AMQP
internal import Logging
internal import Messages

/// Sends answers. An answer that is lost is asked for again with the same message id, so nothing waits for it.
actor ReplyPublisher {
    private let environment: ServiceEnvironment
    private var connection: AMQPConnection?

    init(environment: ServiceEnvironment) {
        self.environment = environment
    }

    func send(_ answers: [OutgoingMessage]) async {
        guard !answers.isEmpty else { return }
        for _ in 0..<2 {
            do {
                let connection = try await self.open()
                try await connection.publishUnconfirmed(answers)
                return
            } catch {
                await self.connection?.close()
                self.connection = nil
                self.environment.logger.debug("answers are sent again", metadata: ["reason": "\(error)"])
            }
        }
        self.environment.logger.warning("answers could not be sent", metadata: ["count": "\(answers.count)"])
    }

    func close() async {
        await self.connection?.close()
        self.connection = nil
    }

    private func open() async throws -> AMQPConnection {
        if let connection = self.connection, await connection.isOpen { return connection }
        let connection = try await AMQPConnection.open(try self.environment.settings.broker(for: "replies"))
        self.connection = connection
        return connection
    }
}
