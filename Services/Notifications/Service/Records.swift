import Domain
import Messages
import NotificationsDomain
import ServiceKit

/// What the secretariat has put on record on somebody's behalf: that person is told of each, and by whom (SEC-18).
enum Records {
    static func response(_ event: ResponseRecorded, _ work: Work) async throws {
        guard let user = event.recordedBy else { return }
        let facts = Self.facts("response", user, of: event.meetingId, event.at)
            .with(.recordedWord, id: event.answer.rawValue)
        try await Self.tell(event.person, event.meetingId, event.status, facts, work)
    }

    static func attendance(_ event: AttendanceRecorded, _ work: Work) async throws {
        guard let user = event.recordedBy else { return }
        let facts = Self.facts("attendance", user, of: event.meetingId, event.at)
            .with(.recordedWord, id: event.presence.rawValue)
        try await Self.tell(event.person, event.meetingId, event.status, facts, work)
    }

    static func conflict(_ event: ConflictDeclared, _ work: Work) async throws {
        guard let user = event.recordedBy else { return }
        let facts = Self.facts("conflict", user, of: event.meetingId, event.at).with(.item, id: event.itemId)
        try await Self.tell(event.person, event.meetingId, event.status, facts, work)
    }

    static func vote(_ event: VoteRecorded, _ work: Work) async throws {
        guard let user = event.recordedBy else { return }
        let facts = Self.facts("vote", user, of: event.meetingId, event.at).with(.motion, id: event.motionId)
        try await Self.tell(event.person, event.meetingId, event.status, facts, work)
    }

    private static func facts(_ what: String, _ user: String, of meetingID: String, _ at: Instant) -> GreenFacts {
        GreenFacts().with(.recorded, id: what).with(.recordedBy, id: user).with(.meeting, id: meetingID).with(.at, at)
    }

    /// One mail for each record, also where the same is recorded twice: the page is named after the event.
    private static func tell(
        _ person: PersonID,
        _ meetingID: String,
        _ status: MatterStatus,
        _ facts: GreenFacts,
        _ work: Work
    ) async throws {
        let recipient: Recipient = status == .test ? .testMailbox : .person(person)
        let record = work.sender.messageID.split(separator: "/").joined(separator: "-")
        try await work.open(
            Obligation(
                pageID: Obligation.pageID(.recordedForYou, record, recipient),
                kind: .recordedForYou,
                subjectID: meetingID,
                status: status.page,
                recipient: recipient,
                isExceptional: try await work.isExceptional(meeting: meetingID),
                facts: facts
            )
        )
    }
}
