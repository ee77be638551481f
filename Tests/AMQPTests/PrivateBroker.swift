import AMQP
import Foundation
import Glibc
import Testing

/// A RabbitMQ of our own that a test may freeze, starve and kill: on free ports of the loopback interface, with its
/// own data folder and port mapper, gone with the test.
final class PrivateBroker {
    private static let program = "/usr/lib/rabbitmq/bin/rabbitmq-server"

    static var isPossible: Bool {
        LiveBroker.isThere && FileManager.default.isExecutableFile(atPath: self.program)
    }

    let endpoint: AMQPEndpoint
    private let folder: URL
    private let environment: [String: String]
    private var children: [ChildProcess] = []

    private init() throws {
        let ports = try Self.freePorts(3)
        let cookie = "\(UInt64.random(in: 0 ... .max))"
        self.folder = URL(filePath: "/var/tmp/quorate-amqp-\(cookie)")
        self.endpoint = try AMQPEndpoint(url: "amqp://guest:guest@127.0.0.1:\(ports[0])/")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        try "listeners.tcp.1 = 127.0.0.1:\(ports[0])\nlog.console = true\nlog.file = false\n"
            .write(to: self.folder.appending(path: "rabbitmq.conf"), atomically: true, encoding: .utf8)
        try "[].".write(to: self.folder.appending(path: "plugins"), atomically: true, encoding: .utf8)
        let path = self.folder.path
        self.environment = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": path, "LANG": "C.UTF-8",
            "RABBITMQ_CONF_ENV_FILE": "/dev/null", "RABBITMQ_NODENAME": "q\(cookie)@localhost",
            "RABBITMQ_MNESIA_BASE": "\(path)/mnesia", "RABBITMQ_LOG_BASE": "\(path)/log",
            "RABBITMQ_PID_FILE": "\(path)/pid", "RABBITMQ_CONFIG_FILE": "\(path)/rabbitmq.conf",
            "RABBITMQ_ENABLED_PLUGINS_FILE": "\(path)/plugins", "RABBITMQ_DIST_PORT": "\(ports[1])",
            "ERL_EPMD_PORT": "\(ports[2])", "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS":
                "-kernel inet_dist_use_interface {127,0,0,1} -setcookie \(cookie) +S 1:1",
            "RABBITMQ_CTL_ERL_ARGS": "-setcookie \(cookie)",
        ]
    }

    /// Starts a broker, runs the test against it and removes it.
    static func with(_ test: (PrivateBroker) async throws -> Void) async throws {
        let broker = try PrivateBroker()
        var failure: (any Error)?
        do {
            try await broker.start()
            try await test(broker)
        } catch {
            failure = error
        }
        await broker.remove()
        if let failure { throw failure }
    }

    func settings(_ name: String) -> AMQPSettings {
        AMQPSettings(endpoint: self.endpoint, connectionName: name)
    }

    /// Sends a signal to the broker's process.
    func signal(_ signal: Int32) throws {
        let text = try String(contentsOf: self.folder.appending(path: "pid"), encoding: .utf8)
        let pid = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kill(pid, signal) == 0)
    }

    /// Runs `rabbitmqctl`.
    func control(_ arguments: String...) async throws {
        let status = try await self.run("/usr/lib/rabbitmq/bin/rabbitmqctl", arguments).exitStatus()
        #expect(status == 0)
    }

    private func start() async throws {
        if getuid() == 0 {
            let owner = try ChildProcess("/usr/bin/chown", ["-R", "nobody:nogroup", self.folder.path])
            #expect(await owner.exitStatus() == 0)
        }
        self.children.append(try self.run("/usr/bin/epmd", ["-port", self.environment["ERL_EPMD_PORT"] ?? ""]))
        self.children.append(try self.run(Self.program, []))
        let deadline = ContinuousClock.now + .seconds(40)
        while let refusal = await self.probe() {
            guard ContinuousClock.now < deadline else { throw refusal }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// Why nobody can connect; nil when somebody can.
    private func probe() async -> AMQPError? {
        await error {
            let connection = try await AMQPConnection.open(self.settings("probe"))
            await connection.close()
        }
    }

    /// Runs a program with our environment only, as nobody if we are root, for a broker wants no privileges.
    private func run(_ program: String, _ arguments: [String]) throws -> ChildProcess {
        var words = ["-i", "-C", self.folder.path] + self.environment.map { "\($0.key)=\($0.value)" }
        if getuid() == 0 {
            words += ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]
        }
        return try ChildProcess("/usr/bin/env", words + [program] + arguments)
    }

    private func remove() async {
        let file = self.folder.appending(path: "pid")
        if let text = try? String(contentsOf: file, encoding: .utf8),
            let pid = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)), self.isOurs(pid)
        {
            kill(pid, SIGKILL)
        }
        for child in self.children.reversed() {
            child.kill()
            _ = await child.exitStatus()
        }
        try? FileManager.default.removeItem(at: self.folder)
    }

    /// True while the process of that number is still this broker.
    private func isOurs(_ pid: pid_t) -> Bool {
        guard let command = try? Data(contentsOf: URL(filePath: "/proc/\(pid)/cmdline")) else { return false }
        return command.range(of: Data(self.folder.path.utf8)) != nil
    }

    private static func freePorts(_ count: Int) throws -> [Int] {
        var sockets: [Int32] = []
        defer { for socket in sockets { close(socket) } }
        return try (0..<count).map { _ in
            let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            sockets.append(socket)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let outcome = unsafe withUnsafeMutablePointer(to: &address) { address in
                unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    unsafe bind(socket, address, size) == 0 && getsockname(socket, address, &size) == 0
                }
            }
            try #require(outcome)
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }
}
