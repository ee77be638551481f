internal import Domain
internal import Foundation
internal import Messages
internal import Postgres

extension QueryServer {
    /// One thing as its view shows it; what is above the asker's clearance is withheld, and the answer says so.
    func get(_ query: GetQuery, for actor: Actor) async throws -> GetQuery.Answer {
        try await self.wait(for: query.atleast)
        if query.kind == "parked" { return try await self.parked(query.id, for: actor) }
        let clearance = try await self.clearance(of: actor)
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                Statement(
                    "select id, version, classification, green::text, body from view where kind = $1 and id = $2",
                    .text(query.kind),
                    .text(query.id)
                )
            )
            guard let row = rows.first else {
                throw Refusal(
                    "SEC-17",
                    "unknownId",
                    ["kind": query.kind, "id": query.id],
                    detail: "\(self.service.rawValue) has no \(query.kind) \(query.id)."
                )
            }
            return try await self.view(row, kind: query.kind, clearance, on: connection)
        }
    }

    /// The views of a kind whose GREEN facts match a filter, in the order of their ids.
    func list(_ query: ListQuery, for actor: Actor) async throws -> ListQuery.Answer {
        try await self.wait(for: query.atleast)
        let limit = min(max(query.limit ?? 100, 1), 500)
        if query.kind == "parked" { return try await self.parked(query, limit, for: actor) }
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                Statement(
                    """
                    select id, version, green::text from view
                    where kind = $1 and id > $2 and green @> $3::text::jsonb order by id limit $4
                    """,
                    .text(query.kind),
                    .text(query.after ?? ""),
                    .text(String(decoding: Wire.encode(query.filter ?? [:]), as: UTF8.self)),
                    .int(Int64(limit))
                )
            )
            let items = try rows.map { row in
                ListQuery.Item(
                    id: try row.text(0),
                    version: try row.int(1),
                    facts: try Wire.decode([String: String].self, from: Array(try row.text(2).utf8))
                )
            }
            return Self.page(items, limit: limit)
        }
    }

    /// As many items as a page may have bytes.
    private static func page(_ items: [ListQuery.Item], limit: Int) -> ListQuery.Answer {
        var size = 0
        var fitting = 0
        for item in items {
            size += Wire.encode(item).count + 1
            if size > Self.pageBytes, fitting > 0 { break }
            fitting += 1
        }
        let isMore = fitting < items.count || items.count == limit
        return ListQuery.Answer(
            items: Array(items.prefix(fitting)),
            next: isMore ? items.prefix(fitting).last?.id : nil
        )
    }

    /// The rule, the inputs and the working behind a decision, a deadline or an answer; what is above the asker's
    /// clearance is withheld, and the answer says so.
    func why(_ query: WhyQuery, for actor: Actor) async throws -> WhyQuery.Answer {
        let clearance = try await self.clearance(of: actor)
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                Statement("select classification, body from view where kind = 'why' and id = $1", .text(query.id))
            )
            let keys = KeyStore(keyring: self.environment.vault.keyring)
            guard let row = rows.first else {
                return try await self.whyRefused(query.id, for: actor, keys, on: connection)
            }
            let level = Classification(rawValue: try row.text(0)) ?? .red
            guard clearance.covers(level) else { return WhyQuery.Answer(withheld: level, from: clearance) }
            guard
                let opened = try await keys.open(
                    try row.bytes(1),
                    subject: BatchTransaction.explanations,
                    on: connection
                )
            else { return try await self.whyRefused(query.id, for: actor, keys, on: connection) }
            return try Wire.decode(WhyQuery.Answer.self, from: opened)
        }
    }

    /// The newest refusal of a message of that id: the asker's own with what was in it, anybody's for an auditor, who
    /// sees the names of the fields only.
    private func whyRefused(
        _ id: String,
        for actor: Actor,
        _ keys: KeyStore,
        on connection: PostgresConnection
    ) async throws -> WhyQuery.Answer {
        let rows = try await connection.execute(
            Statement(
                """
                select reply, user_id = $2 from inbox where id = $1 and (user_id = $2 or $3) and sequence is null
                order by user_id = $2 desc, at desc, user_id, source
                """,
                .text(Opaque.id(id)),
                .text(actor.user ?? ""),
                .bool(actor.holds(.auditor))
            )
        )
        for row in rows {
            guard let opened = try await keys.open(try row.bytes(0), subject: "inbox", on: connection),
                case .refused(let refused) = try Wire.decode(Reply.self, from: opened)
            else { continue }
            return WhyQuery.Answer(refused, isAskersOwn: try row.bool(1))
        }
        throw Refusal(
            "SEC-16",
            "unknownId",
            ["id": id],
            detail: "Nothing is known under \(id): give the id of a decision, a meeting, or a message of your own."
        )
    }

    private func view(
        _ row: Row,
        kind: String,
        _ clearance: Clearance,
        on connection: PostgresConnection
    ) async throws -> GetQuery.Answer {
        let id = try row.text(0)
        let green = try Wire.decode(JSONValue.self, from: Array(try row.text(3).utf8))
        let level = Classification(rawValue: try row.text(2)) ?? .red
        guard clearance.covers(level) else {
            return GetQuery.Answer(kind: kind, id: id, version: try row.int(1), body: green, withheld: level)
        }
        let keys = KeyStore(keyring: self.environment.vault.keyring)
        let subject = kind == "why" ? BatchTransaction.explanations : "\(kind)/\(id)"
        guard let opened = try await keys.open(try row.bytes(4), subject: subject, on: connection) else {
            return GetQuery.Answer(kind: kind, id: id, version: try row.int(1), body: green, withheld: level)
        }
        return GetQuery.Answer(
            kind: kind,
            id: id,
            version: try row.int(1),
            body: try Wire.decode(JSONValue.self, from: opened),
            withheld: nil
        )
    }

    /// What was set aside, for those who look after it: reasons and ids, the body only in `get parked`.
    private func parked(_ query: ListQuery, _ limit: Int, for actor: Actor) async throws -> ListQuery.Answer {
        try actor.require(.secretariat, .operator, .auditor, for: "see what was set aside")
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                Statement(
                    """
                    select id, at, origin, user_id, type, code, state, content from parked
                    where id > $1 and ($3 = '' or state = $3) order by id limit $2
                    """,
                    .text(query.after ?? ""),
                    .int(Int64(limit)),
                    .text(query.filter?["state"] ?? "")
                )
            )
            let keys = KeyStore(keyring: self.environment.vault.keyring)
            var items: [ListQuery.Item] = []
            for row in rows {
                let opened = try await keys.open(try row.bytes(7), subject: "parked", on: connection)
                let content = try opened.map { try Wire.decode(SetAside.Content.self, from: $0) }
                let body: [String: String] = [
                    "at": Instant(microseconds: Int64(try row.int(1))).rfc3339,
                    "origin": try row.text(2),
                    "user": try row.text(3),
                    "type": try content?.type ?? row.text(4),
                    "code": try row.text(5),
                    "state": try row.text(6),
                    "detail": content?.detail ?? "",
                    "bytes": "\(content?.body.count ?? 0)",
                ]
                items.append(ListQuery.Item(id: try row.text(0), version: 1, facts: body))
            }
            return ListQuery.Answer(items: items, next: items.count == limit ? items.last?.id : nil)
        }
    }

    /// One thing that was set aside: its reason, its sender, and its body as far as it is text.
    ///
    /// Nobody has classified the body, so it is shown to those cleared for everything only.
    private func parked(_ id: String, for actor: Actor) async throws -> GetQuery.Answer {
        try actor.require(.secretariat, .operator, .auditor, for: "see what was set aside")
        let isShown = try await self.clearance(of: actor).covers(.red)
        return try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                Statement(
                    "select at, origin, user_id, source, message_id, type, code, state, content from parked where id = $1",
                    .text(id)
                )
            )
            let keys = KeyStore(keyring: self.environment.vault.keyring)
            guard let row = rows.first,
                let opened = try await keys.open(try row.bytes(8), subject: "parked", on: connection)
            else {
                throw Refusal(
                    "SEC-16",
                    "unknownId",
                    ["id": id],
                    detail: "\(self.service.rawValue) has set nothing aside under \(id)."
                )
            }
            let content = try Wire.decode(SetAside.Content.self, from: opened)
            var body: [String: JSONValue] = [
                "at": .string(Instant(microseconds: Int64(try row.int(0))).rfc3339),
                "origin": .string(try row.text(1)),
                "user": .string(try row.text(2)),
                "source": .string(try content.source ?? row.text(3)),
                "messageId": .string(try content.messageID ?? row.text(4)),
                "type": .string(try content.type ?? row.text(5)),
                "code": .string(try row.text(6)),
                "state": .string(try row.text(7)),
                "detail": .string(content.detail),
                "isWhole": .bool(content.wholeDigest == nil),
            ]
            if isShown { body["body"] = .string(String(decoding: content.body, as: UTF8.self)) }
            return GetQuery.Answer(
                kind: "parked",
                id: id,
                version: 1,
                body: .object(body),
                withheld: isShown ? nil : .red
            )
        }
    }

    private func clearance(of actor: Actor) async throws -> Clearance {
        let definition = self.environment.definition
        let policies = self.environment.policies.inForce(at: self.environment.clock.now)
        let register = try await self.handle.reading { work in try await definition.register(work) }
        var actor = actor
        if let person = actor.person, let register {
            actor = Actor(user: actor.user, person: person, roles: actor.roles.union(register.roles(of: person)))
        }
        return Clearance.of(actor, register, policies)
    }

    /// Waits up to a second until this service has got as far as the asker knows that things are.
    private func wait(for atleast: [String: Int64]?) async throws {
        guard let atleast, !atleast.isEmpty else { return }
        for _ in 0..<20 {
            if try await self.hasReached(atleast) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        let reached = try await self.reached()
        for (name, wanted) in atleast.sorted(by: { $0.key < $1.key }) where (reached[name] ?? 0) < wanted {
            guard let service = ServiceName(rawValue: name) else {
                throw MalformedMessage(
                    code: "malformedMessage",
                    detail: "atleast.\(name): there is no service of that name"
                )
            }
            throw NotReached(answer: NotYet(service: service, wanted: wanted, reached: reached[name] ?? 0))
        }
    }

    private func hasReached(_ atleast: [String: Int64]) async throws -> Bool {
        let reached = try await self.reached()
        return atleast.allSatisfy { (reached[$0.key] ?? 0) >= $0.value }
    }

    private func reached() async throws -> [String: Int64] {
        try await self.pool.withConnection { connection in
            let rows = try await connection.execute(
                Statement(
                    "select source, outward from progress union all select $1, outward from head",
                    .text(self.service.rawValue)
                )
            )
            var reached: [String: Int64] = [:]
            for row in rows { reached[try row.text(0)] = Int64(try row.int(1)) }
            return reached
        }
    }
}

/// The service has not got as far as the asker wants it to be.
struct NotReached: Error {
    let answer: NotYet
}
