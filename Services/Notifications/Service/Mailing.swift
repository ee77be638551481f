import Domain
import Messages
import NotificationsDomain
import Postgres
import ServiceKit

/// A mail is about to be handed to the server: journaled first.
struct BeginMail: LocalCommand {
    static let name = "begin-mail"
    let pageId: String
    let domain: String
}

/// What became of it.
struct SettleMail: LocalCommand {
    enum Outcome: Codable, Sendable {
        case accepted
        case failed(String, Page.Failure)
        case unknown

        var isAccepted: Bool {
            if case .accepted = self { true } else { false }
        }

        /// What a log line calls it: a server's own words may hold an address.
        var word: String {
            switch self {
            case .accepted: "accepted"
            case .failed(_, let failure): failure.rawValue
            case .unknown: "unknown"
            }
        }
    }

    static let name = "settle-mail"
    let pageId: String
    let attempt: Int
    let outcome: Outcome
}

/// The list of what is to be mailed, and when: a table of this service's own, in step with its pages.
enum Mailing {
    static let migration = Migration(
        number: 100,
        name: "mail",
        sql: """
            create table mail (
                page text primary key,
                due_at bigint,
                is_urgent boolean not null,
                is_in_flight boolean not null
            );
            create index mail_due on mail (is_urgent desc, due_at) where due_at is not null;
            """
    )

    static func begin(_ command: BeginMail, _ work: Work) async throws {
        try await work.page(command.pageId, .begin(mailDomain: command.domain))
        // Not due after all: the list is put right.
        Self.list(command.pageId, try await work.state(Page.self, command.pageId), work)
    }

    static func settle(_ command: SettleMail, _ work: Work) async throws {
        switch command.outcome {
        case .accepted:
            try await work.page(command.pageId, .accept(attempt: command.attempt))
        case .failed(let reason, let because):
            try await work.page(command.pageId, .fail(attempt: command.attempt, reason: reason, because: because))
        case .unknown:
            try await work.page(command.pageId, .loseTrack(attempt: command.attempt))
        }
    }

    /// Puts a page on the list, or takes it off.
    static func list(_ id: String, _ page: Page, _ work: Work) {
        let isInFlight = page.inFlight != nil
        guard isInFlight || page.nextDue != nil else {
            work.execute(Statement("delete from mail where page = $1", .text(id)))
            return
        }
        work.execute(
            Statement(
                """
                insert into mail (page, due_at, is_urgent, is_in_flight) values ($1, $2, $3, $4)
                on conflict (page) do update set due_at = excluded.due_at, is_in_flight = excluded.is_in_flight
                """,
                .text(id),
                page.nextDue.map { .int($0.microseconds) } ?? .null,
                .bool(page.opened?.obligation.kind.isUrgent ?? false),
                .bool(isInFlight)
            )
        )
    }

    /// Idle when nothing is in flight and nothing is due; a mail that waits for its time is no work.
    static func idleness(_ connection: PostgresConnection, _ now: Instant) async throws -> Idleness {
        let rows = try await connection.execute(
            Statement(
                "select count(*) filter (where is_in_flight or due_at <= $1), min(due_at) from mail",
                .int(now.microseconds)
            )
        )
        guard let row = rows.first else { return .idle }
        return Idleness(
            isIdle: try row.int(0) == 0,
            nextDue: try row.intOrNil(1).map { Instant(microseconds: Int64($0)) }
        )
    }
}
