import Foundation

/// A program that is run to its end.
struct Command {
    /// What became of it.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
    }

    struct Failed: Error, CustomStringConvertible {
        let command: String
        let outcome: Outcome
        var description: String {
            "`\(self.command)` ended with \(self.outcome.status): \(self.outcome.output.suffix(600))"
        }
    }

    let program: String
    let arguments: [String]
    var extra: [String: String] = [:]
    var limit = Duration.seconds(60)

    /// Runs it; output and errors come together.
    ///
    /// The output goes through a file: a pipe would stay open for as long as a service that it has started.
    func run() async throws -> Outcome {
        let file = FileManager.default.temporaryDirectory.appending(path: "quorate-live-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        defer { try? FileManager.default.removeItem(at: file) }
        let output = try FileHandle(forWritingTo: file)
        defer { try? output.close() }
        let process = Process()
        process.executableURL = URL(filePath: self.program)
        process.arguments = self.arguments
        process.environment = ProcessInfo.processInfo.environment.merging(self.extra) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        let ended = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            ended.continuation.yield(process.terminationStatus)
            ended.continuation.finish()
        }
        try process.run()
        let number = process.processIdentifier
        let limit = self.limit
        let alarm = Task {
            try await Task.sleep(for: limit)
            kill(number, SIGKILL)
        }
        defer { alarm.cancel() }
        var status: Int32 = -1
        for await code in ended.stream { status = code }
        if Task.isCancelled, status == -1 { kill(number, SIGKILL) }
        let text = String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
        return Outcome(status: status, output: text)
    }

    /// Runs it and wants status 0.
    @discardableResult
    func succeed() async throws -> String {
        let outcome = try await self.run()
        guard outcome.status == 0 else {
            throw Failed(command: ([self.program] + self.arguments).joined(separator: " "), outcome: outcome)
        }
        return outcome.output
    }
}

extension Command {
    /// `deploy/stack control …`.
    static func control(_ arguments: String...) -> Command { self.control(arguments) }

    static func control(_ arguments: [String]) -> Command {
        Command(
            program: LiveEnvironment.checkout.appending(path: "deploy/stack").path,
            arguments: ["control"] + arguments,
            limit: .seconds(90)
        )
    }

    /// The command line of the project.
    static func quorate(_ arguments: String...) throws -> Command {
        let folder = URL(filePath: try LiveEnvironment.require("QUORATE_BIN_DIR"))
        return Command(program: folder.appending(path: "quorate").path, arguments: arguments)
    }
}
