import Domain
import Messages

extension Script {
    static let preparing: [Step] = [
        Step("The clock is set") { stage in
            let driver = try await stage.clock()
            let state = try await driver.state()
            guard state.answers.values.allSatisfy(\.isControlled) else {
                throw Failure.usage("The demonstration needs a controlled clock: deploy/stack up --clock controlled")
            }
            try await stage.watch.begin()
            let begun = ContinuousClock.now
            let isNew = state.answers.values.allSatisfy { $0.head == 0 }
            let start = FridayAfternoon.start(after: isNew ? nil : state.now)
            do {
                try await driver.set(start)
            } catch Failure.refused(let refused) where refused.code == "clockGoesBack" {
                try await stage.advance(to: FridayAfternoon.start(after: state.now))
            }
            let settled = try await driver.settle()
            stage.now = settled.now
            stage.timeline.done("all clocks show \(settled.now.london)", ContinuousClock.now - begun)
        },
        Step("The secretariat imports the register and the Recovery Key Guidance") { stage in
            let sent = try await stage.act("secretariat", "imports the register", stage.register)
            try await stage.expect(
                RegisterChanged.self,
                "the register of the SMKI PMA\(sent.accepted.isDuplicate ? ", unchanged" : "")",
                telling: { "\($0["n"]?.integer ?? 0) Members, quorum \($0["quorum"]?.integer ?? 0)" },
                isNew: false
            )
            do {
                try await stage.act("secretariat", "loads Guidance \(stage.guidance.version)", stage.guidance)
            } catch let failed as StepFailed {
                _ = try await stage.session("auditor").get("guidance", stage.guidance.version, at: .meetings)
                stage.timeline.note("Guidance \(stage.guidance.version) was loaded before: \(failed.what)")
            }
            try await stage.clock().settle()
        },
    ]
}

/// Friday 20 November 2026 at 16:29, or for a stack that was used before the next Friday at that time which is a Working
/// Day: on a holiday no notice would run.
enum FridayAfternoon {
    static func start(after now: Instant?) -> Instant {
        let time = CivilTime(16, 29)
        let first = LondonTime.instant(of: CivilDate(2026, 11, 20), time)
        guard let now, now > first else { return first }
        var day = LondonTime.civil(of: now).date
        while day.weekday != .friday || LondonTime.instant(of: day, time) <= now
            || (try? WorkingDayCalendar.englandAndWales.isWorkingDay(day)) == false
        {
            day = day.addingDays(1)
        }
        return LondonTime.instant(of: day, time)
    }
}
