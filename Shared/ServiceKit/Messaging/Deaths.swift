internal import Postgres

/// Counts how often this service died over a message, so that one message can't take it down for ever.
///
/// The count goes up, in a transaction of its own, before a redelivered message is handled; it is struck out in the
/// transaction that handles it, and taken back when the process stops in order.
struct Deaths: Sendable {
    /// At this count a message is set aside untried.
    static let limit = 3

    let pool: PostgresPool

    /// Counts one more try and says how many there have been.
    func count(_ key: String) async throws -> Int {
        var retry = Retry()
        while true {
            do {
                let rows = try await self.pool.withConnection { connection in
                    try await connection.execute(
                        Statement(
                            """
                            insert into attempt (id, count, at) values ($1, 1, extract(epoch from now())::bigint)
                            on conflict (id) do update set count = attempt.count + 1 returning count
                            """,
                            .text(key)
                        )
                    )
                }
                return try rows.first?.int(0) ?? 1
            } catch let error as PostgresError where error.isOutage {
                try await retry.wait()
            }
        }
    }

    /// Takes one try back, also when the task that asks is cancelled.
    func takeBack(_ key: String) async {
        await Task {
            _ = try? await self.pool.withConnection { connection in
                try await connection.pipeline([
                    Statement("update attempt set count = count - 1 where id = $1", .text(key)),
                    Statement("delete from attempt where id = $1 and count <= 0", .text(key)),
                ])
            }
        }.value
    }
}
