import ArgumentParser
import Domain
import Messages

/// `why`: the rule, the inputs and the working behind something.
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Explain a decision, a refusal or a deadline: its rule, clause, inputs, working and policies.",
        discussion: """
            ID is that of a meeting, a motion, a decision, or of a message of your own (`alert publish` and the others \
            print it). Besides, routes/INCIDENT, forecast/MEETING, opening/MEETING and adjournment/MEETING.
            """
    )

    @Argument(help: "What is to be explained.")
    var id: String

    @Option(help: "Ask this service only. (default: all)", transform: Arguments.word)
    var service: ServiceName?

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let services = self.service.map { [$0] } ?? ServiceName.allCases.sorted()
        let answers = try await self.connection.withSession { session in
            var answers: [WhyAnswer] = []
            var silent: [Failure] = []
            for service in services {
                do {
                    answers.append(
                        WhyAnswer(service: service, answer: try await session.ask(WhyQuery(id: self.id), of: service))
                    )
                } catch Failure.refused(let refused) where refused.code == "unknownId" {
                    continue
                } catch let failure as Failure {
                    guard case .unreachable = failure else { throw failure }
                    silent.append(failure)
                }
            }
            if answers.isEmpty, let failure = silent.first { throw failure }
            return answers
        }
        guard !answers.isEmpty else {
            throw Failure.missing(
                "Nothing is known under \(self.id): give the id of a decision, a meeting, or a message of your own."
            )
        }
        for answer in answers { answer.print(self.connection.output) }
    }
}

/// One service's explanation.
struct WhyAnswer {
    let service: ServiceName
    let answer: WhyQuery.Answer

    func print(_ output: OutputOptions) {
        if output.json {
            guard case .object(var members) = JSONValue(self.answer) else { return }
            members["service"] = .string(self.service.rawValue)
            Output.json(JSONValue.object(members))
        } else {
            Output.lines(self.lines)
        }
    }

    private var lines: [String] {
        var facts = Facts()
        facts.add("rule", self.answer.rule.value)
        facts.add("clause", self.answer.clause)
        facts.add("service", self.service.rawValue)
        facts.add("withheld", self.answer.withheld?.rawValue)
        var lines = facts.lines
        lines += Self.section("Inputs", self.answer.inputs)
        if !self.answer.working.isEmpty { lines += ["Working"] + self.answer.working.map { "  \($0)" } }
        lines += Self.section("Policies", self.answer.policies)
        return lines
    }

    private static func section(_ title: String, _ values: [String: String]) -> [String] {
        guard !values.isEmpty else { return [] }
        var facts = Facts()
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { facts.add(name, value.inLondon) }
        return [title] + facts.lines.map { "  \($0)" }
    }
}
