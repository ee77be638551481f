import Foundation
import Messages
import ServiceKit

extension Script {
    static let checking: [Step] = [
        Step("All five journals are verified") { stage in
            try await stage.clock().settle()
            let database = try Arguments.database(nil)
            let begun = ContinuousClock.now
            let reports = try await JournalCheck.reports(of: ServiceName.allCases.sorted(), in: database)
            let took = ContinuousClock.now - begun
            for line in JournalCheck.lines(reports) { stage.timeline.note(line) }
            for report in reports {
                if report.holds {
                    stage.timeline.sighted(
                        "the journal of \(report.service) holds: \(report.entries) entries, \(report.unproven) unproven",
                        took,
                        in: "database"
                    )
                } else {
                    stage.timeline.missed("a journal of \(report.service) that holds", in: "database")
                }
            }
        }
    ]
}
