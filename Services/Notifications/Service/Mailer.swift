import Domain
import Logging
import Mail
import Messages
import NotificationsDomain
import Postgres
import ServiceKit

/// Hands due mails to the server: each attempt is journaled before, its outcome after.
///
/// One replica does it. What was in flight when a mailer died has an unknown outcome, and goes again under the same
/// `Message-ID`; nothing else is ever sent twice.
struct Mailer {
    let handle: ServiceHandle
    let client: MailClient
    let from: String
    let duty: String
    let test: String

    private static let together = 50
    private static let look = Duration.milliseconds(500)

    static func run(_ handle: ServiceHandle) async throws {
        guard let mail = handle.settings.mail else { return }
        let requireTLS: Bool? =
            switch mail.tls {
            case .auto: nil
            case .required: true
            case .optional: false
            }
        let client = MailClient(server: try MailServer(url: mail.smtpURL.revealed, requireTLS: requireTLS))
        let mailer = Mailer(
            handle: handle,
            client: client,
            from: mail.from,
            duty: mail.dutyAddress,
            test: mail.testMailbox
        )
        while !Task.isCancelled {
            do {
                try await handle.alone("mailer") { stillAlone in try await mailer.work(stillAlone) }
            } catch is CancellationError {
                break
            } catch {
                handle.logger.warning("mailing starts again", metadata: ["reason": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
        await client.close()
    }

    private func work(_ stillAlone: () async throws -> Void) async throws {
        try await self.settleLost()
        while true {
            try Task.checkCancellation()
            try await stillAlone()
            let due = try await self.due()
            guard !due.isEmpty else {
                await self.handle.nextCommit(atMost: Self.look)
                continue
            }
            try await self.send(due)
        }
    }

    /// What an earlier mailer had begun and never settled.
    private func settleLost() async throws {
        let pages = try await self.handle.read { connection in
            try await connection.execute("select page from mail where is_in_flight").map { row in try row.text(0) }
        }
        guard !pages.isEmpty else { return }
        let states = try await self.handle.states(Page.self, pages)
        let correlations = try await self.handle.correlations(of: Page.self, pages)
        let lost = states.compactMap { id, page in
            page.inFlight.map { SettleMail(pageId: id, attempt: $0.attempt, outcome: .unknown) }
        }
        _ = try await self.handle.submit(lost) { correlations[$0.pageId] }
        self.note(lost, correlations)
    }

    private func due() async throws -> [String] {
        let handle = self.handle
        return try await handle.read { connection in
            try await connection.execute(
                Statement(
                    "select page from mail where due_at <= $1 order by is_urgent desc, due_at limit $2",
                    .int(try await handle.now(on: connection).microseconds),
                    .int(Int64(Self.together))
                )
            ).map { row in try row.text(0) }
        }
    }

    private func send(_ pages: [String]) async throws {
        let domain = self.from.split(separator: "@").last.map(String.init) ?? "localhost"
        let correlations = try await self.handle.correlations(of: Page.self, pages)
        _ = try await self.handle.submit(pages.map { BeginMail(pageId: $0, domain: domain) }) {
            correlations[$0.pageId]
        }
        let states = try await self.handle.states(Page.self, pages)
        var begun: [(page: String, attempt: Page.AttemptBegun, mail: MailMessage)] = []
        var settled: [SettleMail] = []
        for id in pages {
            guard let page = states[id], let attempt = page.inFlight, let text = page.text(copy: attempt.copy) else {
                continue
            }
            do {
                begun.append((id, attempt, try await self.message(text, attempt)))
            } catch {
                let failure = SettleMail.Outcome.failed("\(error)", error is NoAddress ? .unreachable : .refused)
                settled.append(SettleMail(pageId: id, attempt: attempt.attempt, outcome: failure))
            }
        }
        crashPoint(.mailBeforeSending)
        let outcomes = await self.client.send(begun.map(\.mail)) { crashPoint(.mailBeforeAnswer) }
        crashPoint(.mailAfterAnswer)
        for (mail, outcome) in zip(begun, outcomes) {
            settled.append(SettleMail(pageId: mail.page, attempt: mail.attempt.attempt, outcome: self.judge(outcome)))
        }
        _ = try await self.handle.submit(settled) { correlations[$0.pageId] }
        self.note(settled, correlations)
        self.handle.count("mails", Int64(begun.count))
    }

    /// Says in the log what became of mails: for whom and why in ids and numbers, never in an address.
    private func note(_ settled: [SettleMail], _ correlations: [String: String]) {
        for mail in settled {
            var metadata: Logger.Metadata = [
                "page": "\(mail.pageId)", "attempt": .stringConvertible(mail.attempt),
                "outcome": "\(mail.outcome.word)",
            ]
            if let id = correlations[mail.pageId] { metadata["correlationId"] = "\(LogText.id(id))" }
            self.handle.logger.log(level: mail.outcome.isAccepted ? .debug : .notice, "mail", metadata: metadata)
        }
    }

    private func message(_ text: MailText, _ attempt: Page.AttemptBegun) async throws -> MailMessage {
        try MailMessage(
            messageID: attempt.messageID,
            from: self.from,
            to: try await self.address(of: attempt.recipient),
            subject: text.subject,
            body: text.body,
            headers: [("X-Quorate-Page", attempt.pageID), ("Auto-Submitted", "auto-generated")],
            date: Int(attempt.at.microseconds / 1_000_000)
        )
    }

    /// Where a recipient is reached now, by the register's newest state (NOT-09).
    private func address(of recipient: Recipient) async throws -> String {
        switch recipient.kind {
        case .dutyContact: return self.duty
        case .testMailbox: return self.test
        case .person:
            guard let secret = try await self.handle.copy(Contact.self, recipient.id.value).secret else {
                throw NoAddress(person: recipient.id)
            }
            return secret.email
        }
    }

    private func judge(_ outcome: MailOutcome) -> SettleMail.Outcome {
        switch outcome {
        case .accepted:
            self.handle.report("mail server", ok: true, detail: "takes mail")
            return .accepted
        case .refused(let code, let reason):
            return .failed("\(code) \(reason)", .refused)
        case .deferred(let code, let reason):
            guard let code else {
                self.handle.report("mail server", ok: true, detail: "does not take mail, which waits: \(reason)")
                return .failed(reason, .unreachable)
            }
            return .failed("\(code) \(reason)", .deferred)
        case .unknown:
            return .unknown
        }
    }
}

/// Nobody has told us how to reach this person yet; the page waits.
struct NoAddress: Error, CustomStringConvertible {
    let person: PersonID
    var description: String { "no address is known of \(self.person)" }
}
