import Foundation
import Synchronization

/// A real SMTP server (aiosmtpd) in a process of its own; some addresses and header fields make it misbehave.
///
/// It prints its port, then one line of JSON for each message taken, and ends when its standard input does.
final class SMTPServer: Sendable {
    /// A message as the server took it.
    struct Taken: Decodable, Sendable {
        let peer: Int
        let from: String
        let to: [String]
        let content: Data
        let user: String?
        let tls: Bool

        var text: String { String(decoding: self.content, as: UTF8.self) }
    }

    static let isPossible = FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/aiosmtpd")

    let port: Int
    private let process: Process
    private let input: Pipe
    private let received: Received

    /// What the server has printed so far.
    private final class Received: Sendable {
        private let bytes = Mutex(Data())

        func append(_ data: Data) {
            self.bytes.withLock { $0.append(data) }
        }

        var lines: [Data] {
            self.bytes.withLock { bytes in
                bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { Data($0) }
            }
        }
    }

    /// Starts a server for the body and ends it afterwards.
    static func with(login: Bool = false, _ body: (SMTPServer) async throws -> Void) async throws {
        let server = try await SMTPServer(login: login)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(server))
        } catch {
            result = .failure(error)
        }
        await server.stop()
        try result.get()
    }

    private init(login: Bool) async throws {
        let process = Process()
        let (input, output, received) = (Pipe(), Pipe(), Received())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-W", "ignore", "-c", Self.script] + (login ? ["login"] : [])
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        output.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil } else { received.append(data) }
        }
        try process.run()
        self.process = process
        self.input = input
        self.received = received
        while received.lines.isEmpty, process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        self.port = received.lines.first.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    }

    /// The messages taken so far; waits a moment until there are as many as expected, and for one too many.
    func taken(_ count: Int) async throws -> [Taken] {
        let deadline = ContinuousClock.now.advanced(by: .seconds(3))
        while self.received.lines.count <= count, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(10))
        }
        try await Task.sleep(for: .milliseconds(50))
        return try self.received.lines.dropFirst().map { try JSONDecoder().decode(Taken.self, from: $0) }
    }

    /// Ends the server, at once.
    func stop() async {
        try? self.input.fileHandleForWriting.close()
        while self.process.isRunning { try? await Task.sleep(for: .milliseconds(10)) }
    }

    private static let script = #"""
        import asyncio
        import base64
        import json
        import os
        import sys

        from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


        class Handler:
            async def handle_MAIL(self, server, session, envelope, address, options):
                if address.startswith("banned@"):
                    return "550 5.7.1 Not from you"
                if address.startswith("later@"):
                    return "451 4.7.1 Greylisted"
                envelope.mail_from = address
                return "250 OK"

            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("nobody@"):
                    return "550 5.1.1 No such user"
                if address.startswith("full@"):
                    return "452 4.2.2 Mailbox full"
                envelope.rcpt_tos.append(address)
                return "250 OK"

            async def handle_QUIT(self, server, session, envelope):
                if getattr(session, "mute", False):
                    await asyncio.sleep(3600)
                return "221 Bye"

            async def handle_DATA(self, server, session, envelope):
                text = envelope.content
                if b"X-Test: drop" in text:
                    server.transport.abort()
                    await asyncio.sleep(3600)
                if b"X-Test: stall" in text:
                    await asyncio.sleep(3600)
                if b"X-Test: refuse" in text:
                    return "554 5.6.0 Not this content"
                if b"X-Test: defer" in text:
                    return "451 4.3.0 Try again"
                if b"X-Test: mute" in text:
                    session.mute = True
                if b"X-Test: hang-up" in text:
                    asyncio.get_running_loop().call_later(0.05, server.transport.abort)
                print(json.dumps({
                    "peer": session.peer[1], "from": envelope.mail_from, "to": envelope.rcpt_tos,
                    "content": base64.b64encode(text).decode(),
                    "user": getattr(session, "user", None), "tls": session.ssl is not None,
                }), flush=True)
                return "250 OK taken"


        def authenticate(server, session, envelope, mechanism, data):
            if isinstance(data, LoginPassword) and (data.login, data.password) == (b"quorate", b"p@ss:wo/rd"):
                session.user = data.login.decode()
                return AuthResult(success=True)
            return AuthResult(success=False, handled=False)


        async def main():
            needs_login = "login" in sys.argv
            loop = asyncio.get_running_loop()
            server = await loop.create_server(
                lambda: SMTP(
                    Handler(), hostname="mail.test", authenticator=authenticate, auth_required=needs_login,
                    auth_require_tls=False,
                ),
                "127.0.0.1",
                0,
            )
            print(server.sockets[0].getsockname()[1], flush=True)
            await loop.run_in_executor(None, sys.stdin.read)
            server.close()
            os._exit(0)


        asyncio.run(main())
        """#
}
