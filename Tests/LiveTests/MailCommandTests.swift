import Domain
import Foundation
import Messages
import NotificationsDomain
import Testing

/// What mails tell people to type is typed, to the real program.
@Suite("Commands in mails", .enabled(if: LiveEnvironment["QUORATE_BIN_DIR"] != nil, LiveEnvironment.noStack))
struct MailCommandTests {
    private static let monday = LondonTime.instant(of: CivilDate(2026, 11, 23), CivilTime(16, 30))

    /// Everything that a mail may say, so that each command comes with all that it takes.
    private static let facts = GreenFacts()
        .with(.incident, id: "INC-2026-0001").with(.meeting, id: "MTG-2026-0001").with(.motion, id: "MTG-2026-0001-M1")
        .with(.decision, id: "MTG-2026-0001-M1-D").with(.direction, id: "DIR-2026-0001").with(.call, id: "CALL-2026-01")
        .with(.earliestStart, Self.monday).with(.at, Self.monday).with(.reportedAt, Self.monday)

    private static func mails(of kind: NoticeKind) -> [MailText] {
        [PageStatus.actual, .exercise].map { status in
            let obligation = Obligation(
                pageID: "page",
                kind: kind,
                subjectID: "INC-2026-0001",
                status: status,
                recipient: .person("chair"),
                classification: .red,
                facts: self.facts
            )
            return MailText(obligation: obligation, facts: self.facts, copy: 1)
        }
    }

    @Test("are understood by quorate, in mails of every kind", .timeLimit(.minutes(3)))
    func understood() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "quorate-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Wire.encode(SubmitNomination.sample)).write(to: folder.appending(path: "nomination.json"))
        let commands = Set(
            NoticeKind.allCases.flatMap(Self.mails).flatMap { MailCommands.all(in: $0.body) }
        )
        for kind in ["meeting call", "parked show", "incident take-up", "direction show", "election nominate"] {
            #expect(commands.contains { $0.hasPrefix("quorate \(kind)") }, "no mail says `quorate \(kind)`")
        }
        for command in commands.sorted() {
            let outcome = try await MailCommands.type(command, in: folder)
            #expect(outcome.status == (command.hasSuffix("--help") ? 0 : 3), "\(command): \(outcome.output)")
        }
    }

    @Test("that lack something are found out by this test")
    func misunderstood() async throws {
        let folder = FileManager.default.temporaryDirectory
        for command in [
            "quorate parked show SET-1", "quorate meeting call INC-2026-0001 --route ordinaryShorterNotice",
        ] {
            #expect(try await MailCommands.type(command, in: folder).status == 2, "\(command)")
        }
    }
}
