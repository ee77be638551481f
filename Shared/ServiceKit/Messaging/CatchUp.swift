internal import AMQP
internal import Domain
internal import Logging
internal import Messages
internal import Postgres
internal import Synchronization

/// Pulls from the journals of the services that this one follows whatever their queue did not bring: at the start, on a
/// gap, after a reconnect and every few seconds.
///
/// So an emptied broker loses nothing that was answered.
final class CatchUp: Sendable {
    private let environment: ServiceEnvironment
    private let writer: Writer
    private let reader: MessageReader
    private let pool: PostgresPool
    private let wanted: Mutex<[ServiceName: AsyncStream<Void>.Continuation]> = Mutex([:])

    /// The sources whose journal is not the one that was taken in before.
    private let distrusted: Mutex<Set<ServiceName>> = Mutex([])

    private static let page = 500

    init(environment: ServiceEnvironment, writer: Writer, reader: MessageReader, pool: PostgresPool) {
        self.environment = environment
        self.writer = writer
        self.reader = reader
        self.pool = pool
    }

    /// Whether pushed events of a source may be taken in: not once its journal was seen not to go on from what was taken
    /// in, until a person has mended it.
    func isTrusted(_ source: ServiceName) -> Bool {
        self.distrusted.withLock { !$0.contains(source) }
    }

    /// Asks for a pull from one source soon.
    func request(_ source: ServiceName) {
        _ = self.wanted.withLock { $0[source]?.yield() }
    }

    /// Asks for a pull from every source soon.
    func requestAll() {
        self.wanted.withLock { wanted in
            for continuation in wanted.values { continuation.yield() }
        }
    }

    /// Runs until its task is cancelled.
    func run() async throws {
        let sources = self.environment.definition.follows
        await withTaskGroup(of: Void.self) { group in
            for source in sources {
                group.addTask { await self.follow(source) }
            }
        }
    }

    private func follow(_ source: ServiceName) async {
        let (requests, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.wanted.withLock { $0[source] = continuation }
        let interval = self.environment.settings.catchUpInterval
        let timer = Task {
            while !Task.isCancelled {
                continuation.yield()
                try? await Task.sleep(for: interval)
            }
        }
        await withTaskCancellationHandler {
            var client: AMQPClient?
            for await _ in requests {
                do {
                    let open = try await self.client(client)
                    client = open
                    try await self.pull(source, by: open)
                } catch is CancellationError {
                    break
                } catch is IntegrityAlarm {
                    // Looked at again with the next interval; the alarm stands meanwhile.
                    continue
                } catch let fault as JournalFault {
                    self.environment.health.set(Self.part(source), ok: false, detail: "\(fault)")
                } catch {
                    if Task.isCancelled { break }
                    self.environment.logger.debug(
                        "a source can't be asked now",
                        metadata: ["source": "\(source.rawValue)", "reason": "\(error)"]
                    )
                    await client?.close()
                    client = nil
                    try? await Task.sleep(for: .seconds(1))
                    continuation.yield()
                }
            }
            await client?.close()
        } onCancel: {
            timer.cancel()
            continuation.finish()
        }
    }

    private func client(_ client: AMQPClient?) async throws -> AMQPClient {
        if let client { return client }
        return try await AMQPClient.open(try self.environment.settings.broker(for: "catch-up"))
    }

    /// Pulls page after page until the source says that there is no more.
    private func pull(_ source: ServiceName, by client: AMQPClient) async throws {
        while true {
            try Task.checkCancellation()
            let place = try await self.progress(of: source)
            let page = try await self.ask(
                source,
                after: place?.outward ?? 0,
                limit: place == nil ? 1 : Self.page,
                by: client
            )
            guard let place else {
                // The first contact: the past is copied, and reactions begin after it.
                _ = try await self.writer.decide([Self.contact(source, head: page.head)], isUrgent: false)
                continue
            }
            try self.check(page, against: place, of: source)
            self.environment.health.set(Self.part(source), ok: true, detail: "taken in to \(place.outward)")
            var events = page.entries.map { self.reader.event($0.envelope, number: $0.sequence, from: source) }[...]
            guard !events.isEmpty else { return }
            while !events.isEmpty {
                let batch = events.prefix(self.environment.settings.batchMaximumBesidesIntake)
                events = events.dropFirst(batch.count)
                for settlement in try await self.writer.decide(Array(batch), isUrgent: false) {
                    // Somebody else took the same events in meanwhile; the next look sees how far.
                    if case .gap = settlement { return }
                }
            }
            if page.upToDate { return }
        }
    }

    /// What this service's readiness says of a source: it is ready to react only once it has met all that it follows.
    static func part(_ source: ServiceName) -> String { "source \(source.rawValue)" }

    private static func contact(_ source: ServiceName, head: Int64) -> Incoming {
        Incoming(
            key: MessageKey(user: source.rawValue, source: source.rawValue, id: "contact"),
            type: "contact",
            matter: .contact(source, head: head)
        )
    }

    /// A journal that ends before what was taken in from it, or has another hash there, was cut or set back.
    private func check(_ page: EntriesQuery.Answer, against place: Progress, of source: ServiceName) throws {
        if page.head < place.outward {
            try self.distrust(
                source,
                "it ends at \(page.head), and \(place.outward) was taken in before: it was restored or cut. "
                    + "Stop \(source.rawValue), restore its newest backup, or rebuild this service's copies; see docs/operations.md"
            )
        }
        if let known = place.hash, known.hex != page.afterHash {
            let found = page.afterHash == nil ? "is missing" : "has another hash than when it was taken in"
            try self.distrust(
                source,
                "its entry \(place.outward) \(found): its history was changed. "
                    + "Run `quorate journal verify --service \(source.rawValue) --anchor \(place.outward):\(known.hex)`"
            )
        }
        self.environment.health.clearAlarm(Self.alarm(source))
        _ = self.distrusted.withLock { $0.remove(source) }
    }

    private static func alarm(_ source: ServiceName) -> String { "journal of \(source.rawValue)" }

    private func distrust(_ source: ServiceName, _ detail: String) throws {
        let isNew = self.distrusted.withLock { $0.insert(source).inserted }
        self.environment.health.alarm(Self.alarm(source), detail)
        if isNew {
            self.environment.logger.critical(
                "nothing more is taken in of a source",
                metadata: ["source": "\(source.rawValue)", "reason": "\(detail)"]
            )
        }
        throw IntegrityAlarm()
    }

    private func progress(of source: ServiceName) async throws -> Progress? {
        let rows = try await self.pool.withConnection { connection in
            try await connection.execute(
                Statement("select outward, hash, reacts_from from progress where source = $1", .text(source.rawValue))
            )
        }
        guard let row = rows.first else { return nil }
        return Progress(outward: Int64(try row.int(0)), hash: try row.bytesOrNil(1), reactsFrom: Int64(try row.int(2)))
    }

    private func ask(
        _ source: ServiceName,
        after number: Int64,
        limit: Int,
        by client: AMQPClient
    ) async throws -> EntriesQuery.Answer {
        let query = EntriesQuery(after: number, limit: limit)
        let envelope = Envelope(
            id: UUIDv7.make(),
            source: self.environment.settings.service.rawValue,
            type: EntriesQuery.type(for: source),
            data: Wire.encode(query)
        )
        let answer = try await client.request(
            exchange: MessageKind.query.exchange,
            routingKey: EntriesQuery.routingKey(for: source),
            properties: envelope.properties(userID: self.environment.settings.service.rawValue),
            body: envelope.data,
            timeout: .seconds(5)
        )
        guard answer.properties.userID == source.rawValue else {
            throw AMQPError(.accessRefused, "somebody else answered for \(source.rawValue)")
        }
        return try Wire.decode(EntriesQuery.Answer.self, from: answer.body)
    }
}

/// The source's journal is not what it was; nothing more is taken in until a person has looked.
struct IntegrityAlarm: Error {}
