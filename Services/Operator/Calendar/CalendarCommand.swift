import ArgumentParser
import Domain
import Messages

/// `calendar`: Working Days and working hours, each answer with its working.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Count Working Days and working hours, and show the working (CAL-01 to CAL-10). Needs no broker.",
        subcommands: [IsWorkingDay.self, Add.self, Count.self, AddWorkingHours.self]
    )

    struct IsWorkingDay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a day is a Working Day, and why not."
        )

        @Argument(help: "The day, e.g. 2026-12-25.", transform: Arguments.date)
        var date: CivilDate

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let working = try WorkingDayCalendar.englandAndWales.explainWorkingDay(self.date)
            CalendarAnswer(.bool(working.result), working.result ? "yes" : "no", working.lines).print(self.output)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add Working Days to a day, which is itself not counted; a negative number goes back (CAL-04)."
        )

        @Argument(help: "The day.", transform: Arguments.date)
        var date: CivilDate

        @Argument(parsing: .allUnrecognized, help: "How many Working Days, -10,000 to 10,000.")
        var days: [Int]

        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard self.days.count == 1, self.days.allSatisfy({ (-10_000...10_000).contains($0) }) else {
                throw ValidationError("Give one number of Working Days, from -10,000 to 10,000.")
            }
        }

        func run() async throws {
            let working = try WorkingDayCalendar.englandAndWales.addWorkingDays(self.date, self.days.first ?? 0)
            CalendarAnswer(.string(working.result.iso), working.result.short, working.lines).print(self.output)
        }
    }

    struct Count: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count the Working Days from one day to another, both included (CAL-04)."
        )

        @Argument(help: "The first day.", transform: Arguments.date)
        var from: CivilDate

        @Argument(help: "The last day.", transform: Arguments.date)
        var to: CivilDate

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let working = try WorkingDayCalendar.englandAndWales.workingDaysInclusive(self.from, self.to)
            CalendarAnswer(
                .number(JSONNumber(working.result)),
                "\(working.result) Working Day\(working.result == 1 ? "" : "s")",
                working.lines
            ).print(self.output)
        }
    }

    struct AddWorkingHours: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-working-hours",
            abstract: "Add working hours to a time, by both readings (CAL-10, AMB-01)."
        )

        @Argument(help: "The start.", transform: Arguments.instant)
        var instant: Instant

        @Argument(help: "How many hours.")
        var hours: Int

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let policies = Policies.inForce(on: LondonTime.civil(of: self.instant).date)
            let readings = try WorkingDayCalendar.englandAndWales.bothReadings(
                from: self.instant,
                hours: self.hours,
                policies: policies
            )
            if self.output.json { return Output.json(readings.json) }
            Output.lines([readings.result.london, ""] + readings.lines.map { "  \($0)" })
            Output.lines(["", "\(WorkingHoursReading.workingDayHours.title):"])
            Output.lines(readings.workingDayHours.lines.map { "  \($0)" })
            Output.lines(["", "\(WorkingHoursReading.officeHours.title):"])
            Output.lines(readings.officeHours.lines.map { "  \($0)" })
        }
    }
}

/// A result with its working.
struct CalendarAnswer {
    let json: JSONValue
    let text: String
    let lines: [String]

    init(_ result: JSONValue, _ text: String, _ lines: [String]) {
        self.json = ["result": result, "working": .array(lines.map { .string($0) })]
        self.text = text
        self.lines = lines
    }

    func print(_ output: OutputOptions) {
        if output.json { Output.json(self.json) } else { Output.lines([self.text] + self.lines.map { "  \($0)" }) }
    }
}

extension WorkingHoursReadings {
    fileprivate var json: JSONValue {
        func one(_ working: Working<Instant>) -> JSONValue {
            ["result": .string(working.result.rfc3339), "working": .array(working.lines.map { .string($0) })]
        }
        return [
            "result": .string(self.result.rfc3339),
            "inForce": .string(self.inForce.rawValue),
            "workingDayHours": one(self.workingDayHours),
            "officeHours": one(self.officeHours),
        ]
    }
}
