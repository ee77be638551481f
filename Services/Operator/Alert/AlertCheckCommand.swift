import ArgumentParser
import Domain
import Messages
import SMKIAlertsDomain

extension AlertCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check an alert by the rules and print everything that is wrong. Needs no broker.",
            discussion: "Exit status 1 when the alert would be refused."
        )

        @Argument(help: "The alert as JSON, or - for standard input.")
        var file: String

        @Option(
            help: "Check as if it were received at this time. (default: now)",
            transform: Arguments.instant
        )
        var at: Instant?

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let body = try Arguments.bytes(of: self.file)
            let now = self.at ?? .machine
            let result: Checked
            if AlertChecks.containsPrivateKey(body) {
                result = AlertChecks.privateKeyFound(status: nil)
            } else {
                do {
                    result = AlertChecks.check(try Wire.decode(CompromiseAlert.self, from: body), receivedAt: now)
                } catch {
                    throw Failure.rejected(.init(code: error.code, detail: error.detail))
                }
            }
            let finding = AlertFinding(result)
            if self.output.json { Output.json(finding) } else { Output.lines(finding.lines) }
            guard finding.problems.isEmpty else { throw ExitCode(1) }
        }
    }
}

/// What the checks found, for people and programs.
struct AlertFinding: Encodable {
    struct Problem: Encodable {
        let field: String
        let found: String?
        let wanted: String
        let rule: String
        let clause: String
        let code: String
    }

    struct Warning: Encodable {
        let field: String
        let detail: String
        let rule: String
        let code: String
    }

    let problems: [Problem]
    let warnings: [Warning]

    init(_ checked: Checked) {
        self.problems = checked.problems.map { problem in
            Problem(
                field: problem.field,
                found: problem.found,
                wanted: problem.wanted,
                rule: problem.rule.value,
                clause: RuleBook.rule(problem.rule)?.clause ?? "",
                code: problem.code
            )
        }
        self.warnings = (checked.alert?.warnings ?? []).map {
            Warning(field: $0.field, detail: $0.detail, rule: $0.rule.value, code: $0.code)
        }
    }

    var lines: [String] {
        var lines: [String] = []
        switch self.problems.count {
        case 0: lines.append("Nothing is wrong: this alert would be accepted.")
        case 1: lines.append("One thing is wrong: this alert would be refused.")
        case let count: lines.append("\(count) things are wrong: this alert would be refused.")
        }
        for problem in self.problems {
            var facts = Facts()
            facts.add("found", problem.found ?? "nothing")
            facts.add("wanted", problem.wanted)
            facts.add("rule", "\(problem.rule) \(problem.code)  \(problem.clause)")
            lines += ["", "  \(problem.field)"] + facts.lines.map { "    \($0)" }
        }
        for warning in self.warnings {
            lines += ["", "  \(warning.field) (a warning, \(warning.rule) \(warning.code))", "    \(warning.detail)"]
        }
        return lines
    }
}
