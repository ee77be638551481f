internal import AMQP
internal import Domain
internal import Logging
internal import Messages
internal import Postgres

/// Answers questions from read connections; it never touches the head, so questions hold up no decision.
struct QueryServer: Sendable {
    let environment: ServiceEnvironment
    let handle: ServiceHandle
    let reader: OutwardReader
    let replies: ReplyPublisher
    let pool: PostgresPool

    var service: ServiceName { self.environment.settings.service }

    /// How many questions are answered at once; more wait in the queue, where they expire after 5 s.
    private static let concurrency = 8

    /// Runs until its task is cancelled.
    func run() async throws {
        let consuming = Consuming(
            queue: "\(self.service.rawValue).queries",
            prefetch: Self.concurrency,
            environment: self.environment
        )
        try await consuming.run { deliveries, connection, succeeded in
            succeeded()
            // A discarding group: of the others, each answer would stay in memory until the connection ends.
            try await withThrowingDiscardingTaskGroup { group in
                for try await batch in deliveries {
                    for delivery in batch.deliveries {
                        group.addTask {
                            await self.answer(delivery)
                            try await connection.acknowledge(delivery.tag, multiple: false)
                        }
                    }
                    try Task.checkCancellation()
                }
            }
        }
    }

    private func answer(_ delivery: Delivery) async {
        guard let replyTo = delivery.properties.replyTo,
            ReplyAddress.isAllowed(replyTo, for: delivery.properties.userID)
        else { return }
        let body: [UInt8]
        do {
            body = try await self.body(for: delivery)
        } catch let refusal as Refusal {
            body = Wire.encode(Reply.refused(by: refusal))
        } catch let early as NotReached {
            body = Wire.encode(early.answer)
        } catch let malformed as MalformedMessage {
            body = Wire.encode(Reply.rejected(malformed))
        } catch {
            self.environment.logger.warning("a question could not be answered", metadata: ["reason": "\(error)"])
            body = Wire.encode(
                Reply.rejected(MalformedMessage(code: "unavailable", detail: "the service can't answer now; ask again"))
            )
        }
        await self.replies.send([
            OutgoingMessage(
                replyTo: replyTo,
                correlationID: delivery.properties.correlationID,
                from: self.service,
                body: body
            )
        ])
    }

    private func body(for delivery: Delivery) async throws -> [UInt8] {
        let envelope = try Envelope(decoding: delivery.properties, body: delivery.body, accepting: .query)
        guard let user = delivery.properties.userID, !user.isEmpty else {
            throw MalformedMessage(
                code: "userIdMissing",
                detail: "set the AMQP property user-id to the user you are connected as"
            )
        }
        let actor = self.environment.principals.actor(for: user)
        guard !actor.roles.isEmpty || actor.person != nil else {
            throw Refusal(
                "SEC-17",
                "notAllowed",
                ["user": user],
                detail: "Nothing is shown to a user who is in no list."
            )
        }
        switch envelope.type {
        case EntriesQuery.type(for: self.service):
            return Wire.encode(
                try await self.entries(try Wire.decode(EntriesQuery.self, from: envelope.data), for: actor)
            )
        case GetQuery.type(for: self.service):
            return Wire.encode(try await self.get(try Wire.decode(GetQuery.self, from: envelope.data), for: actor))
        case ListQuery.type(for: self.service):
            return Wire.encode(try await self.list(try Wire.decode(ListQuery.self, from: envelope.data), for: actor))
        case ClockQuery.type(for: self.service):
            return Wire.encode(try await self.clock())
        case WhyQuery.type(for: self.service):
            return Wire.encode(try await self.why(try Wire.decode(WhyQuery.self, from: envelope.data), for: actor))
        default:
            throw MalformedMessage(
                code: "unknownType",
                detail: "\(self.service.rawValue) answers entries, get, list, clock and why, and not \(envelope.type)"
            )
        }
    }

    /// A page of the journal's public entries, for services and auditors.
    private func entries(_ query: EntriesQuery, for actor: Actor) async throws -> EntriesQuery.Answer {
        try actor.require(.service, .auditor, for: "read the journal")
        let limit = min(max(query.limit, 1), 500)
        let after = max(query.after, 0)
        return try await self.pool.withConnection { connection in
            let place = try await connection.execute(
                Statement(
                    """
                    select h.outward, (select j.hash from journal j where j.outward = $1) from head h
                    """,
                    .int(after)
                )
            )
            let head = Int64(try place.int(0, 0))
            let afterHash = try place.bytesOrNil(0, 1)?.hex
            var size = 0
            var entries: [EntriesQuery.Entry] = []
            for announcement in try await self.reader.entries(after: after, limit: limit, on: connection) {
                let envelope = try await self.environment.vault
                    .envelope(of: announcement, from: self.service, on: connection)
                size += envelope.data.count + 512
                if size > Self.pageBytes, !entries.isEmpty { break }
                if let entry = try EntriesQuery.Entry(envelope) { entries.append(entry) }
            }
            let last = entries.last?.sequence ?? after
            return EntriesQuery.Answer(entries: entries, head: head, upToDate: last >= head, afterHash: afterHash)
        }
    }

    /// A page of entries stays under 256 KiB.
    static let pageBytes = 200 * 1024

    private func clock() async throws -> ClockQuery.Answer {
        let environment = self.environment
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                """
                select h.outward, h.clock, r.published, (select min(due_at) from timer) from head h, relay r
                """
            )
            let progress = try await connection.execute("select source, outward from progress order by source")
            var taken: [String: Int64] = [:]
            for row in progress { taken[try row.text(0)] = Int64(try row.int(1)) }
            let head = Int64(try rows.int(0, 0))
            let published = Int64(try rows.int(0, 2))
            let now = environment.now(controlled: try rows.intOrNil(0, 1))
            let due = try rows.intOrNil(0, 3).map { Instant(microseconds: Int64($0)) }
            let idle = try await environment.definition.isIdle(connection, now)
            return ClockQuery.Answer(
                now: now,
                isControlled: environment.settings.clock == .controlled,
                nextDue: [due, idle.nextDue].compactMap(\.self).min(),
                settled: published >= head && idle.isIdle && (due.map { $0 > now } ?? true),
                head: head,
                published: published,
                progress: taken
            )
        }
    }
}
