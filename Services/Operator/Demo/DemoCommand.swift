import ArgumentParser
import Foundation
import Messages

/// `demo`: the main path on a running stack, told as it happens.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run the main path, from an alert to the direction to the DCC, and print it as a timeline.",
        discussion: """
            Needs a stack with a controlled clock and its environment: deploy/stack demo does both. Each line marked \
            with where it was read comes from a journal (read by the auditor), the Maildir or dcc.directions, by a client \
            that did not cause it. Exit status 1 when one is missing.

            Reads QUORATE_AMQP_URL, QUORATE_CREDENTIALS_DIR, QUORATE_DATABASE_URL and QUORATE_MAILDIR; \
            QUORATE_REGISTER_SAMPLE and QUORATE_GUIDANCE_SAMPLE, or the samples in the checkout's deploy directory.
            """
    )

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let stage = try await Stage.open(self.connection)
        do {
            for step in Script.steps {
                stage.timeline.begin(step.title, at: stage.now)
                try await step.play(stage)
            }
        } catch let problem as StepFailed {
            stage.timeline.missed(problem.what, in: problem.place)
        } catch {
            await stage.close()
            throw error
        }
        await stage.close()
        try self.conclude(stage.timeline)
    }

    private func conclude(_ timeline: Timeline) throws {
        let isWhole = timeline.missing == 0
        if self.connection.output.json {
            Output.json([
                "outcome": isWhole ? "complete" : "missing", "seen": "\(timeline.seen)",
                "missing": "\(timeline.missing)",
            ])
        } else {
            Output.line("")
            Output.line(
                isWhole
                    ? "The path is complete: all \(timeline.seen) things that must follow were read back."
                    : "NOT COMPLETE: \(timeline.missing) missing, \(timeline.seen) read back."
            )
        }
        guard isWhole else { throw ExitCode(1) }
    }
}

/// One step: what happens, and what must be seen of it.
struct Step {
    let title: String
    let play: @Sendable (Stage) async throws -> Void

    init(_ title: String, _ play: @escaping @Sendable (Stage) async throws -> Void) {
        self.title = title
        self.play = play
    }
}

/// Without this the following steps make no sense.
struct StepFailed: Error {
    let what: String
    let place: String
}

/// The path, step by step.
enum Script {
    static var steps: [Step] {
        [
            self.preparing, self.alerting, self.convening, self.deciding, self.directing, self.refusing, self.checking,
        ].flatMap { $0 }
    }
}
