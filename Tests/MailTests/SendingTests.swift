import Foundation
import Glibc
import Mail
import Synchronization
import Testing

@Suite("Mail handed to a server", .enabled(if: SMTPServer.isPossible), .serialized, .timeLimit(.minutes(2)))
struct SendingTests {
    private static func message(
        _ number: Int = 1,
        from: String = "quorate@example.org",
        to: String = "ada@example.org",
        test: String? = nil
    ) throws -> MailMessage {
        try MailMessage(
            messageID: "\(number)@quorate.test",
            from: from,
            to: to,
            subject: "Notice \(number)",
            body: ".\n..dots\nTo be or not to be\n.\n",
            headers: test.map { [("X-Test", $0)] } ?? [],
            date: 1_795_230_208
        )
    }

    private static func client(_ server: SMTPServer, timeout: Duration = .seconds(10)) throws -> MailClient {
        MailClient(server: try MailServer(url: "smtp://127.0.0.1:\(server.port)", timeout: timeout))
    }

    private static func isAccepted(_ outcome: MailOutcome) -> Bool {
        if case .accepted(let reply) = outcome { reply == "250 OK taken" } else { false }
    }

    @Test("is accepted, thirty messages on one connection, and arrives as it was written")
    func thirty() async throws {
        try await SMTPServer.with { server async throws in
            let client = try Self.client(server)
            let outcomes = await client.send(try (0..<30).map { try Self.message($0) })
            #expect(outcomes.allSatisfy(Self.isAccepted))
            let again = await client.send([try Self.message(30)])
            #expect(again.allSatisfy(Self.isAccepted))
            let taken = try await server.taken(31)
            #expect(taken.count == 31)
            #expect(Set(taken.map(\.peer)).count == 1)
            #expect(taken[7].from == "quorate@example.org")
            #expect(taken[7].to == ["ada@example.org"])
            #expect(taken[7].text.contains("Message-ID: <7@quorate.test>\r\n"))
            #expect(taken[7].text.hasSuffix("\r\n\r\n.\r\n..dots\r\nTo be or not to be\r\n.\r\n"))
            await client.close()
            let closed = await client.send([try Self.message()])
            #expect(closed == [.deferred(code: nil, reason: "the mail client is closed")])
        }
    }

    @Test("is refused or deferred by itself; those before and after it arrive")
    func oneByOne() async throws {
        try await SMTPServer.with { server async throws in
            let client = try Self.client(server)
            let outcomes = await client.send([
                try Self.message(0),
                try Self.message(1, to: "nobody@example.org"),
                try Self.message(2, to: "full@example.org"),
                try Self.message(3, from: "banned@example.org"),
                try Self.message(4, from: "later@example.org"),
                try Self.message(5, test: "refuse"),
                try Self.message(6, test: "defer"),
                try Self.message(7),
            ])
            #expect(Self.isAccepted(outcomes[0]))
            #expect(outcomes[1] == .refused(code: 550, reason: "5.1.1 No such user"))
            #expect(outcomes[2] == .deferred(code: 452, reason: "4.2.2 Mailbox full"))
            #expect(outcomes[3] == .refused(code: 550, reason: "5.7.1 Not from you"))
            #expect(outcomes[4] == .deferred(code: 451, reason: "4.7.1 Greylisted"))
            #expect(outcomes[5] == .refused(code: 554, reason: "5.6.0 Not this content"))
            #expect(outcomes[6] == .deferred(code: 451, reason: "4.3.0 Try again"))
            #expect(Self.isAccepted(outcomes[7]))
            #expect(try await server.taken(2).count == 2)
            await client.close()
        }
    }

    @Test("is of unknown fate when the server goes, or keeps silent, after the end of the data")
    func unknown() async throws {
        try await SMTPServer.with { server async throws in
            let client = try Self.client(server, timeout: .seconds(2))
            for test in ["drop", "stall"] {
                let outcomes = await client.send([try Self.message(1, test: test)])
                guard case .unknown = outcomes[0] else {
                    Issue.record("\(test): \(outcomes[0])")
                    continue
                }
            }
            let next = await client.send([try Self.message(2)])
            #expect(Self.isAccepted(next[0]))
            await client.close()
        }
    }

    @Test("is told of when the server has all of it, before its answer is looked at")
    func beforeAnswer() async throws {
        try await SMTPServer.with { server async throws in
            let client = try Self.client(server)
            let told = Mutex(0)
            let messages = [
                try Self.message(0), try Self.message(1, to: "nobody@example.org"),
                try Self.message(2, test: "refuse"), try Self.message(3, test: "drop"), try Self.message(4),
            ]
            let outcomes = await client.send(messages) { told.withLock { $0 += 1 } }
            #expect(Self.isAccepted(outcomes[0]) && Self.isAccepted(outcomes[4]))
            // Of the first, of the one refused after its end, and of the last.
            #expect(told.withLock(\.self) == 3)
            await client.close()
        }
    }

    @Test("takes a fresh connection when the server ended the one that rested")
    func restedConnection() async throws {
        try await SMTPServer.with { server async throws in
            let client = try Self.client(server)
            let first = await client.send([try Self.message(1, test: "hang-up")])
            #expect(Self.isAccepted(first[0]))
            try await Task.sleep(for: .milliseconds(300))
            let second = await client.send([try Self.message(2)])
            #expect(Self.isAccepted(second[0]))
            #expect(Set(try await server.taken(2).map(\.peer)).count == 2)
            await client.close()
        }
    }

    @Test("is deferred while the server is down")
    func serverDown() async throws {
        let client = MailClient(server: try MailServer(url: "smtp://127.0.0.1:1", timeout: .seconds(2)))
        let outcomes = await client.send([try Self.message()])
        guard case .deferred(nil, _) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        await client.close()
    }

    @Test("is deferred by a server that accepts the connection and never speaks")
    func silentServer() async throws {
        let socket = try SilentSocket()
        let server = try MailServer(url: "smtp://127.0.0.1:\(socket.port)", timeout: .seconds(1))
        let client = MailClient(server: server)
        let outcomes = await client.send([try Self.message()])
        guard case .deferred(nil, _) = outcomes[0] else {
            Issue.record("\(outcomes[0])")
            return
        }
        await client.close()
    }

    @Test("needs the right name and password where the server asks; a wrong one defers, for no message is at fault")
    func login() async throws {
        try await SMTPServer.with(login: true) { server async throws in
            let place = "127.0.0.1:\(server.port)"
            for (user, isRight) in [("quorate:p%40ss%3Awo%2Frd@", true), ("quorate:wrong@", false), ("", false)] {
                let client = MailClient(server: try MailServer(url: "smtp://\(user)\(place)"))
                let outcomes = await client.send([try Self.message()])
                #expect(Self.isAccepted(outcomes[0]) == isRight)
                if !isRight {
                    guard case .deferred(let code?, _) = outcomes[0], (530...535).contains(code) else {
                        Issue.record("\(outcomes[0])")
                        continue
                    }
                }
                await client.close()
            }
            #expect(try await server.taken(1).map(\.user) == ["quorate"])
        }
    }

    @Test("is kept back when it would travel unencrypted and must not")
    func encryptionRequired() async throws {
        try await SMTPServer.with { server async throws in
            let url = "smtp://127.0.0.1:\(server.port)"
            let client = MailClient(server: try MailServer(url: url, requireTLS: true))
            let outcomes = await client.send([try Self.message()])
            guard case .deferred = outcomes[0] else {
                Issue.record("\(outcomes[0])")
                return
            }
            #expect(try await server.taken(0).isEmpty)
            await client.close()
        }
    }

    @Test("is given up when the task is cancelled: what was on its way is unknown, the rest deferred")
    func cancelled() async throws {
        try await SMTPServer.with { server async throws in
            let client = try Self.client(server, timeout: .seconds(60))
            let messages = [try Self.message(1, test: "stall"), try Self.message(2)]
            let start = ContinuousClock.now
            let task = Task { await client.send(messages) }
            try await Task.sleep(for: .milliseconds(300))
            task.cancel()
            let outcomes = await task.value
            #expect(start.duration(to: .now) < .seconds(10))
            guard case .unknown = outcomes[0], case .deferred(nil, _) = outcomes[1] else {
                Issue.record("\(outcomes)")
                return
            }
            await client.close()
            #expect(start.duration(to: .now) < .seconds(10))
        }
    }

    @Test("keeps nobody waiting at the farewell for longer than a message may take")
    func silentFarewell() async throws {
        try await SMTPServer.with { server async throws in
            let client = try Self.client(server, timeout: .seconds(2))
            let outcomes = await client.send([try Self.message(1, test: "mute")])
            #expect(Self.isAccepted(outcomes[0]))
            let start = ContinuousClock.now
            await client.close()
            #expect(start.duration(to: .now) < .seconds(5))
        }
    }
}

/// A socket that accepts connections and never says anything.
final class SilentSocket {
    let port: Int
    private let descriptor: Int32

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let outcome = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(descriptor, pointer, size) == 0 && listen(descriptor, 5) == 0
                    && getsockname(descriptor, pointer, &size) == 0
            }
        }
        self.descriptor = descriptor
        guard outcome else { throw POSIXError(.EADDRINUSE) }
        self.port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        close(self.descriptor)
    }
}
