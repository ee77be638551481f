internal import Domain
internal import Messages
internal import Postgres

/// The statements of a batch, each always the same text, so that a connection prepares it once.
enum JournalSQL {
    static let begin: Statement = "begin"
    static let commit: Statement = "commit"
    static let rollback: Statement = "rollback"

    /// The lock that every writer takes first.
    ///
    /// What is read after it is read in statements of their own, so that each sees what was committed while this one
    /// waited.
    static let lockHead: Statement = "select sequence, outward, hash, clock from head for update"

    static let progress: Statement = "select source, outward, hash, reacts_from from progress"

    /// The kept answers to some messages: the place of its key among those asked for, digest, answer, whether accepted.
    static func inbox(_ keys: [MessageKey]) -> Statement {
        Statement(
            """
            select k.place - 1, i.digest, i.reply, i.sequence is not null
            from unnest($1::text[], $2::text[], $3::text[]) with ordinality as k(user_id, source, id, place)
            join inbox i on i.user_id = k.user_id and i.source = k.source and i.id = k.id
            """,
            .textArray(keys.map(\.user)),
            .textArray(keys.map(\.storedSource)),
            .textArray(keys.map(\.storedID))
        )
    }

    /// What has been written after a number, oldest first: stream, version, data, wrapped key.
    static func entries(after sequence: Int64, limit: Int) -> Statement {
        Statement(
            """
            select j.stream, j.version, j.data, k.wrapped from journal j left join data_key k on k.subject = j.stream
            where j.sequence > $1 order by j.sequence limit $2
            """,
            .int(sequence),
            .int(Int64(limit))
        )
    }

    /// Whole streams: stream, version, data, wrapped key; version and data are null for a stream that has a key only.
    static func streams(_ names: [String]) -> Statement {
        Statement(
            """
            select n.name, j.version, j.data, k.wrapped from unnest($1::text[]) as n(name)
            left join journal j on j.stream = n.name left join data_key k on k.subject = n.name
            where j.stream is not null or k.subject is not null order by n.name, j.version
            """,
            .textArray(names)
        )
    }

    /// What streams began with: stream, metadata, wrapped key.
    static func origins(_ names: [String]) -> Statement {
        Statement(
            """
            select j.stream, j.metadata, k.wrapped from unnest($1::text[]) as n(name)
            join journal j on j.stream = n.name and j.version = 1 left join data_key k on k.subject = j.stream
            """,
            .textArray(names)
        )
    }

    /// The timers that are due, by the controlled clock where the service goes by it.
    static func dueTimers(at now: Instant, isControlled: Bool, limit: Int) -> Statement {
        Statement(
            """
            select t.id, t.due_at, t.stream, t.name, t.command from timer t
            where t.due_at <= coalesce((select clock from head where $3), $1) order by t.due_at, t.id limit $2
            """,
            .int(now.microseconds),
            .int(Int64(limit)),
            .bool(isControlled)
        )
    }

    /// Whether a timer is due.
    static func isTimerDue(at now: Instant, isControlled: Bool) -> Statement {
        Statement(
            "select exists (select from timer where due_at <= coalesce((select clock from head where $2), $1))",
            .int(now.microseconds),
            .bool(isControlled)
        )
    }

    /// The hash of one entry, to see whether a batch whose outcome was unknown is there.
    static func hash(at sequence: Int64) -> Statement {
        Statement("select hash from journal where sequence = $1", .int(sequence))
    }

    /// The outward entries after a number: outward, stream, version, recorded at, metadata, data, hash, wrapped key.
    static func outward(after number: Int64, limit: Int) -> Statement {
        Statement(
            """
            select j.outward, j.stream, j.version, j.recorded_at, j.metadata, j.data, j.hash, k.wrapped
            from journal j left join data_key k on k.subject = j.stream
            where j.outward > $1 order by j.outward limit $2
            """,
            .int(number),
            .int(Int64(limit))
        )
    }

    static func insert(_ entries: [Entry]) -> Statement {
        Statement(
            """
            insert into journal (sequence, outward, stream, version, type, recorded_at, metadata, data, hash)
            select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::int[], $5::text[], $6::bigint[],
                                 $7::bytea[], $8::bytea[], $9::bytea[])
            """,
            .intArray(entries.map(\.sequence)),
            .intArray(entries.map(\.outward)),
            .textArray(entries.map(\.stream)),
            .int32Array(entries.map { Int32($0.version) }),
            .textArray(entries.map(\.type)),
            .intArray(entries.map(\.recordedAt)),
            .bytesArray(entries.map(\.metadata)),
            .bytesArray(entries.map(\.data)),
            .bytesArray(entries.map(\.hash))
        )
    }

    static func insert(
        inbox rows: [(key: MessageKey, digest: [UInt8], sequence: Int64?)],
        replies: [[UInt8]],
        at now: Instant
    ) -> Statement {
        Statement(
            """
            insert into inbox (user_id, source, id, digest, reply, sequence, at)
            select u, s, i, d, r, q, $7 from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[],
                                                    $6::bigint[]) as n(u, s, i, d, r, q)
            on conflict (user_id, source, id) do update
            set digest = excluded.digest, reply = excluded.reply, sequence = excluded.sequence, at = excluded.at
            where inbox.sequence is null
            """,
            .textArray(rows.map(\.key.user)),
            .textArray(rows.map(\.key.storedSource)),
            .textArray(rows.map(\.key.storedID)),
            .bytesArray(rows.map(\.digest)),
            .bytesArray(replies),
            .intArray(rows.map(\.sequence)),
            .int(now.microseconds)
        )
    }

    static func upsert(progress rows: [(ServiceName, Progress)]) -> Statement {
        Statement(
            """
            insert into progress (source, outward, hash, reacts_from)
            select * from unnest($1::text[], $2::bigint[], $3::bytea[], $4::bigint[])
            on conflict (source) do update
            set outward = excluded.outward, hash = excluded.hash, reacts_from = excluded.reacts_from
            """,
            .textArray(rows.map { $0.0.rawValue }),
            .intArray(rows.map(\.1.outward)),
            .bytesArray(rows.map(\.1.hash)),
            .intArray(rows.map(\.1.reactsFrom))
        )
    }

    static func deleteTimers(_ ids: [String]) -> Statement {
        Statement("delete from timer where id = any($1::text[])", .textArray(ids))
    }

    static func insert(timers: [BatchTransaction.SealedTimer]) -> Statement {
        Statement(
            """
            insert into timer (id, due_at, stream, name, command)
            select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bytea[])
            on conflict (id) do update set due_at = excluded.due_at, stream = excluded.stream,
                                           name = excluded.name, command = excluded.command
            """,
            .textArray(timers.map(\.timer.id)),
            .intArray(timers.map(\.timer.dueAt.microseconds)),
            .textArray(timers.map(\.timer.stream.description)),
            .textArray(timers.map(\.timer.name)),
            .bytesArray(timers.map(\.command))
        )
    }

    static func insert(dataKeys: [(subject: String, wrapped: [UInt8])]) -> Statement {
        Statement(
            "insert into data_key (subject, wrapped) select * from unnest($1::text[], $2::bytea[])",
            .textArray(dataKeys.map(\.subject)),
            .bytesArray(dataKeys.map(\.wrapped))
        )
    }

    static func upsert(views: [ViewRow]) -> Statement {
        Statement(
            """
            insert into view (kind, id, version, classification, green, body)
            select k, i, v, c, g::jsonb, b from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[],
                                                       $6::bytea[]) as n(k, i, v, c, g, b)
            on conflict (kind, id) do update set version = excluded.version, green = excluded.green,
                                                 classification = excluded.classification, body = excluded.body
            """,
            .textArray(views.map(\.kind)),
            .textArray(views.map(\.id)),
            .int32Array(views.map { Int32($0.version) }),
            .textArray(views.map(\.classification)),
            .textArray(views.map(\.green)),
            .bytesArray(views.map(\.body))
        )
    }

    static func upsert(copies: [(kind: String, id: String, source: String, body: [UInt8])]) -> Statement {
        Statement(
            """
            insert into copy (kind, id, source, body) select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
            on conflict (kind, id) do update set source = excluded.source, body = excluded.body
            """,
            .textArray(copies.map(\.kind)),
            .textArray(copies.map(\.id)),
            .textArray(copies.map(\.source)),
            .bytesArray(copies.map(\.body))
        )
    }

    /// - Parameter type: the message's type, as far as it may stand in clear.
    static func insert(parked: SetAside.Stored, type: String, content: [UInt8], at now: Instant) -> Statement {
        Statement(
            """
            insert into parked (id, at, origin, user_id, source, message_id, type, code, state, content, subject)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 'parked', $9, $10) on conflict (id) do nothing
            """,
            .text(parked.id),
            .int(now.microseconds),
            .text(parked.item.origin.rawValue),
            .text(parked.item.user),
            .text(parked.isOwn ? parked.item.source : ""),
            .text(parked.isOwn ? parked.item.messageID : Opaque.id(parked.item.messageID)),
            .text(type),
            .text(parked.item.code),
            .bytes(content),
            .text(parked.subject)
        )
    }

    /// The subjects of which an event waits to be looked at.
    static let blockedSubjects: Statement = """
        select distinct source, subject from parked where origin = 'event' and state in ('parked', 'takenUp')
        """

    static func settle(parked id: String, as state: String, by user: String) -> Statement {
        Statement(
            "update parked set state = $2, settled_by = $3 where id = $1",
            .text(id),
            .text(state),
            .text(user)
        )
    }

    static func forget(attempts: [String]) -> Statement {
        Statement("delete from attempt where id = any($1::text[])", .textArray(attempts))
    }

    static func update(head: BatchTransaction.Head, clock: Instant?) -> Statement {
        Statement(
            "update head set sequence = $1, outward = $2, hash = $3, clock = coalesce($4, clock)",
            .int(head.sequence),
            .int(head.outward),
            .bytes(head.hash),
            clock.map { .int($0.microseconds) } ?? .null
        )
    }
}

/// A row of `view`, sealed.
struct ViewRow {
    let kind: String
    let id: String
    let version: Int
    let classification: String
    let green: String
    let body: [UInt8]
}
