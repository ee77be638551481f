internal import AMQP
internal import Domain
internal import Logging
internal import Messages

/// Takes the intake, the commands or the dead letters of a service, batch by batch, and answers.
///
/// A delivery is acknowledged after its batch is committed and its answer is on its way, never before, and never given
/// back on failure: what can't be handled is set aside in the service's own database.
struct QueueConsumer: Sendable {
    let queue: String
    let origin: SetAside.Origin
    let maximum: Int
    let isUrgent: Bool
    let environment: ServiceEnvironment
    let writer: Writer
    let reader: MessageReader
    let deaths: Deaths
    let replies: ReplyPublisher

    /// Runs until its task is cancelled.
    func run() async throws {
        let consuming = Consuming(
            queue: self.queue,
            prefetch: self.environment.settings.prefetch,
            maximum: self.maximum,
            environment: self.environment
        )
        try await consuming.run { deliveries, connection, succeeded in
            let watchdog = Watchdog(queue: self.queue, logger: self.environment.logger)
            let watching = Task { await watchdog.watch(connection) }
            defer { watching.cancel() }
            for try await batch in deliveries {
                watchdog.begin()
                try await self.take(batch, on: connection)
                watchdog.end()
                succeeded()
                try Task.checkCancellation()
            }
        }
    }

    private func take(_ batch: DeliveryBatch, on connection: AMQPConnection) async throws {
        var together: [Delivery] = []
        for delivery in batch.deliveries {
            if delivery.isRedelivered {
                try await self.settle(together, on: connection)
                together.removeAll()
                try await self.settleAlone(delivery, on: connection)
            } else {
                together.append(delivery)
                if together.count == self.maximum {
                    try await self.settle(together, on: connection)
                    together.removeAll()
                }
            }
        }
        try await self.settle(together, on: connection)
    }

    private func settle(_ deliveries: [Delivery], on connection: AMQPConnection) async throws {
        guard let last = deliveries.last else { return }
        let batch = deliveries.map { self.read($0) }
        let settlements = try await self.writer.decide(batch, isUrgent: self.isUrgent)
        self.environment.metrics.batch(self.queue, count: batch.count)
        try await self.finish(Array(zip(deliveries, zip(batch, settlements))), through: last.tag, on: connection)
    }

    /// Answers and acknowledges what is committed, also when the service is told to stop meanwhile.
    private func finish(
        _ settled: [(Delivery, (Incoming, Settlement))],
        through tag: UInt64,
        on connection: AMQPConnection
    ) async throws {
        try await Task {
            await self.answer(settled)
            try await connection.acknowledge(tag, multiple: true)
        }.value
    }

    /// What may have killed this process before is handled alone, and at the third death not at all.
    private func settleAlone(_ delivery: Delivery, on connection: AMQPConnection) async throws {
        var incoming = self.read(delivery)
        let key = "\(self.queue)/\(incoming.opaqueID)"
        let count = try await self.deaths.count(key)
        incoming = incoming.counting(as: key)
        if count >= Deaths.limit,
            let aside = incoming.setAside(
                because: "diedThreeTimes",
                "the service ended \(Deaths.limit) times while it handled this message"
            )
        {
            incoming = aside
        }
        let settlements: [Settlement]
        do {
            settlements = try await self.writer.decide([incoming], isUrgent: self.isUrgent)
        } catch {
            // An orderly stop is no death.
            await self.deaths.takeBack(key)
            throw error
        }
        self.environment.metrics.batch(self.queue, count: 1)
        try await self.finish(
            Array(zip([delivery], zip([incoming], settlements))),
            through: delivery.tag,
            on: connection
        )
    }

    private func read(_ delivery: Delivery) -> Incoming {
        if self.origin == .dead {
            return self.reader.dead(delivery)
        }
        if self.origin == .command, let replyTo = delivery.properties.replyTo,
            !ReplyAddress.isAllowed(replyTo, for: delivery.properties.userID)
        {
            return self.reader.aside(
                delivery.properties,
                delivery.body,
                .command,
                code: "badReplyTo",
                detail: ReplyAddress.rule(for: delivery.properties.userID),
                isAnswered: false
            )
        }
        return self.reader.read(properties: delivery.properties, body: delivery.body, from: self.origin)
    }

    private func answer(_ settled: [(Delivery, (Incoming, Settlement))]) async {
        var answers: [OutgoingMessage] = []
        for (delivery, (incoming, settlement)) in settled {
            guard case .answered(let reply) = settlement, let replyTo = delivery.properties.replyTo else { continue }
            if case .aside(let item) = incoming.matter, !item.isAnswered { continue }
            let isSound =
                MessageReader.isStorable(replyTo)
                && delivery.properties.correlationID.map(MessageReader.isStorable) ?? true
            guard isSound, ReplyAddress.isAllowed(replyTo, for: delivery.properties.userID) else {
                self.environment.logger.warning(
                    "an answer is dropped: its address is not allowed",
                    metadata: incoming.logged(by: self.environment.definition)
                )
                continue
            }
            answers.append(
                OutgoingMessage(
                    replyTo: replyTo,
                    correlationID: delivery.properties.correlationID,
                    from: self.environment.settings.service,
                    body: Wire.encode(reply)
                )
            )
        }
        await self.replies.send(answers)
    }
}

/// Where an answer may go: nowhere that somebody else could have named for the sender.
enum ReplyAddress {
    static func isAllowed(_ address: String, for user: String?) -> Bool {
        if address.hasPrefix("amq.rabbitmq.reply-to") || address.hasPrefix("amq.gen-") { return true }
        guard let user, !user.isEmpty else { return false }
        return address.hasPrefix("quorate.reply.\(user).")
    }

    static func rule(for user: String?) -> String {
        "reply-to must be amq.rabbitmq.reply-to, a server-named queue (amq.gen-…) or quorate.reply.\(user ?? "USER").…"
    }
}

extension OutgoingMessage {
    /// An answer: transient, not mandatory, through the default exchange.
    init(replyTo: String, correlationID: String?, from service: ServiceName, body: [UInt8]) {
        var properties = MessageProperties()
        properties.contentType = "application/json"
        properties.correlationID = correlationID
        properties.userID = service.rawValue
        properties.isPersistent = false
        self.init(exchange: "", routingKey: replyTo, properties: properties, body: body, isMandatory: false)
    }
}
