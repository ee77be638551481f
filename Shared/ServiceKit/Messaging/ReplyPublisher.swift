internal import AMQP
internal import Logging
internal import Messages

/// Sends answers. An answer that is lost is asked for again with the same message id, so nothing waits for it.
actor ReplyPublisher {
    private let environment: ServiceEnvironment
    private var connection: AMQPConnection?
    private var opening: Task<AMQPConnection, any Error>?

    init(environment: ServiceEnvironment) {
        self.environment = environment
    }

    func send(_ answers: [OutgoingMessage]) async {
        guard !answers.isEmpty else { return }
        for _ in 0..<2 {
            var used: AMQPConnection?
            do {
                let connection = try await self.open()
                used = connection
                // A broker short of memory takes nothing for a while: the batch behind must not wait for that.
                guard await !connection.isBlocked else { break }
                try await connection.publishUnconfirmed(answers)
                return
            } catch {
                await self.drop(used)
                self.environment.logger.debug("answers are sent again", metadata: ["reason": "\(error)"])
            }
        }
        self.environment.logger.warning("answers could not be sent", metadata: ["count": "\(answers.count)"])
    }

    func close() async {
        await self.drop(self.connection)
    }

    private func drop(_ connection: AMQPConnection?) async {
        guard let connection else { return }
        if self.connection === connection { self.connection = nil }
        await connection.close()
    }

    /// The connection, made once by however many ask for it meanwhile.
    private func open() async throws -> AMQPConnection {
        if let connection = self.connection {
            if await connection.isOpen { return connection }
            if self.connection === connection { self.connection = nil }
        }
        let opening: Task<AMQPConnection, any Error>
        if let known = self.opening {
            opening = known
        } else {
            let settings = try self.environment.settings.broker(for: "replies")
            opening = Task { try await AMQPConnection.open(settings) }
            self.opening = opening
        }
        do {
            let connection = try await opening.value
            if self.opening == opening {
                self.opening = nil
                self.connection = connection
            }
            return connection
        } catch {
            if self.opening == opening { self.opening = nil }
            throw error
        }
    }
}
