import ArgumentParser
import Messages

extension MeetingCommand {
    struct Routes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the two lawful routes to a meeting about an incident, side by side (ALR-24).",
            discussion: """
                Notice runs from its issue, not from the alert: the times are those of the offer. `meeting call` works \
                them out again for the moment at which the notice is issued.
                """
        )

        @Argument(help: "The incident.")
        var incident: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await self.connection.withSession { session in
                try await session.get("convening", self.incident, at: .meetings)
            }
            if self.connection.output.json { return Output.json(answer) }
            Output.lines(OfferedRoutes(answer).lines)
        }
    }
}

/// The offer as a table with a column for each route.
struct OfferedRoutes {
    let lines: [String]

    init(_ answer: GetQuery.Answer) {
        let body = answer.body
        func fact(_ name: String, _ group: String? = nil, _ member: String? = nil) -> String {
            let nested = group.flatMap { body[$0] }.flatMap { group in member.flatMap { group[$0] } }
            switch nested ?? body[name] {
            case .string(let text)?: return text
            case .number(let number)?: return number.text
            case .bool(let value)?: return "\(value)"
            default: return ""
            }
        }
        let earliest = fact("exceptionalEarliestStart", "exceptional", "earliestStart").inLondon
        let other = fact("exceptionalOtherReading", "exceptional", "otherReading").inLondon
        let isOffice = fact("reading", "exceptional", "reading") == "officeHours"
        let lastNotice = fact("ordinaryLastNoticeOn", "ordinary", "lastNoticeOn").inLondon
        let needsDirection = fact("ordinaryNeedsDirection", "ordinary", "needsDirection") == "true"
        let ordinary = fact("neededOrdinary")
        var table = Table(["", "exceptional", "ordinary at shorter notice"])
        table.add(["earliest start", earliest, needsDirection ? "any time, by a named direction" : "on full notice"])
        table.add([
            "quorum", "count waived (ordinary number \(ordinary)); a Chair is needed", "\(ordinary), and a Chair",
        ])
        table.add(["full notice", "24 working hours", "until \(lastNotice) for the same day"])
        self.lines =
            ["Routes to a meeting about \(answer.id), notice from \(fact("noticeFrom").inLondon):", ""]
            + table.lines.map { "  \($0)" } + [
                "",
                "  Notice by \(isOffice ? "office hours" : "hours on Working Days") (in force): \(earliest)",
                "  Notice by \(isOffice ? "hours on Working Days" : "office hours"): \(other)",
            ]
    }
}
