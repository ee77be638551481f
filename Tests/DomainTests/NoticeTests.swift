import Domain
import Testing

@Suite("Notice and close of play")
struct NoticeTests {
    private let calendar = WorkingDayCalendar.englandAndWales

    @Test("AMB-05 close of play is 17:00:00 in London, inclusive")
    func closeOfPlay() throws {
        let close = self.calendar.endOfCloseOfPlay(CivilDate(2019, 6, 3), policies: Samples.policies)
        #expect(close.rfc3339 == "2019-06-03T16:00:00Z")
        let late = try Samples.policies(#"{"AMB-05": "23:59:59"}"#)
        #expect(self.calendar.endOfCloseOfPlay(CivilDate(2019, 6, 3), policies: late).rfc3339 == "2019-06-03T22:59:59Z")
    }

    @Test(
        "AMB-06 what is issued after close of play counts as the next Working Day",
        arguments: [
            (CivilDate(2026, 11, 20), CivilTime(17, 0), CivilDate(2026, 11, 20)),
            (CivilDate(2026, 11, 20), CivilTime(17, 0, 1), CivilDate(2026, 11, 23)),
            (CivilDate(2026, 11, 20), CivilTime(0, 0), CivilDate(2026, 11, 20)),
            (CivilDate(2026, 11, 21), CivilTime(9, 0), CivilDate(2026, 11, 23)),
            (CivilDate(2014, 4, 17), CivilTime(18, 0), CivilDate(2014, 4, 22)),
        ]
    )
    func issueDay(_ day: CivilDate, _ time: CivilTime, _ expected: CivilDate) throws {
        let working = try self.calendar.issueDay(LondonTime.instant(of: day, time), policies: Samples.policies)
        #expect(working.result == expected)
        #expect(working.lines.count == 1)
    }

    @Test("MTG-02 AMB-06 the last lawful day is five Working Days before, with a warning about clear days")
    func lastNotice() throws {
        let working = try self.calendar.lastNoticeDate(meetingDate: CivilDate(2019, 6, 3), policies: Samples.policies)
        #expect(working.result == CivilDate(2019, 5, 24))
        #expect(
            working.lines.last
                == "Warning: only 4 clear Working Days lie between; 5 would need issue by Thursday, 23 May 2019"
        )
    }

    @Test("MTG-02 AMB-06 the other reading asks for five clear Working Days")
    func clearDays() throws {
        let policies = try Samples.policies(#"{"noticeCounting": "clearWorkingDays"}"#)
        let working = try self.calendar.lastNoticeDate(meetingDate: CivilDate(2019, 6, 3), policies: policies)
        #expect(working.result == CivilDate(2019, 5, 23))
        #expect(!working.lines.contains { $0.hasPrefix("Warning") })
    }

    @Test(
        "MTG-02 AMB-06 a notice is judged by the day it counts for",
        arguments: [
            (CivilDate(2019, 5, 23), CivilTime(17, 0), true, false),
            (CivilDate(2019, 5, 24), CivilTime(17, 0), true, true),
            (CivilDate(2019, 5, 24), CivilTime(17, 0, 1), false, true),
            (CivilDate(2019, 5, 25), CivilTime(9, 0), false, true),
        ]
    )
    func judges(_ day: CivilDate, _ time: CivilTime, _ inTime: Bool, _ warns: Bool) throws {
        let judged = try self.calendar.judgeNotice(
            issuedAt: LondonTime.instant(of: day, time),
            meetingDate: CivilDate(2019, 6, 3),
            policies: Samples.policies
        )
        #expect(judged.result.isInTime == inTime)
        #expect(judged.result.lacksClearDays == warns)
        #expect(judged.lines.contains { $0.hasPrefix("Warning") } == warns)
    }
}
