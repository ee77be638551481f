import Domain
import Foundation
import Messages
import Testing

/// The main path, from an alert to the direction, step by step; each step waits for what must follow.
final class MainPath {
    /// They acknowledge at once; nobody pages them again.
    static let prompt: [PersonID] = ["chair-alternate", "large-supplier-1", "small-supplier", "ssc-representative"]
    /// They come and vote, besides the Chair, and the votes tie.
    static let voters: [(person: PersonID, choice: CastVote.Choice)] = [
        ("large-supplier-1", .for), ("small-supplier", .for),
        ("large-supplier-2", .against), ("gas-networks", .against),
    ]
    /// Comes and declares a conflict.
    static let conflicted: PersonID = "large-supplier-3"
    static let item = "keyUse"

    let stack: Stack
    let status: MatterStatus
    let register: ImportRegister
    let guidance: LoadGuidance
    var incidentID = ""
    var meetingID = ""
    var motionID = ""
    var decisionID = ""
    var directionID = ""
    var startsAt = Instant.distantFuture

    init(_ stack: Stack, status: MatterStatus = .actual) throws {
        self.stack = stack
        self.status = status
        self.register = try LiveEnvironment.sample(ImportRegister.self, "register.sample.json")
        self.guidance = try LiveEnvironment.sample(LoadGuidance.self, "guidance.sample.json")
    }

    var journals: Journals { self.stack.journals }

    /// All Members, the Chair among them.
    var members: Set<PersonID> { Set(self.register.appointments.map(\.person)) }

    /// Everybody who is paged about an alert.
    var alarmed: Set<PersonID> { self.members.union(["chair-alternate", "duty-contact"]) }

    /// The broker user of a person: of the same name, but for the duty contact.
    func client(_ person: PersonID) async -> TestClient {
        await TestClient.of(person == "duty-contact" ? "duty" : person.value)
    }

    /// Has a person send a command that must be accepted.
    @discardableResult
    func act(_ person: PersonID, _ message: some CommandMessage) async throws -> Reply.Accepted {
        try await self.client(person).accept(message)
    }

    // MARK: Alert and pages

    func report() async throws {
        let alert = SampleAlert(at: try await self.stack.clock.now(), status: self.status.rawValue)
        self.incidentID = try await TestClient.of("dcc").reportAccepted(alert).incidentID
        try await self.journals.first(IncidentOpened.self) { $0.incidentId == self.incidentID }
    }

    /// Waits for the routes and the pages.
    /// - Parameter perhaps: whether these are Members depends on what comes first.
    func alarm(perhaps: Set<PersonID> = []) async throws {
        try await self.journals.first(RoutesOffered.self) { $0.incidentId == self.incidentID }
        try await self.expectMails(
            "alertRaised",
            about: self.incidentID,
            to: self.alarmed.subtracting(perhaps),
            perhaps: perhaps
        )
        try await self.expectMails("meetingProposed", about: self.incidentID, to: ["chair", "chair-alternate"])
    }

    func acknowledge(_ people: [PersonID]) async throws {
        for person in people {
            try await self.act(person, AcknowledgeIncident(incidentId: self.incidentID))
            try await self.journals.first(IncidentAcknowledged.self) {
                $0.incidentId == self.incidentID && $0.person == person
            }
        }
    }

    /// Everybody who was paged and has not yet answered does so.
    func acknowledgeAll() async throws {
        let answered = Set(
            try await self.journals.all(IncidentAcknowledged.self).filter { $0.incidentId == self.incidentID }.map(
                \.person
            )
        )
        let paged = try await self.pages("alertRaised", about: self.incidentID).map(\.person)
        try await self.acknowledge(Set(paged).subtracting(answered).sorted())
        try await self.stack.clock.settle()
    }

    // MARK: Convening

    func call(at start: Instant) -> CallMeeting {
        CallMeeting(
            incidentId: self.incidentID,
            route: .exceptional,
            startsAt: start,
            location: "Meeting room \(RedWord.place.text)",
            remoteAttendance: "Conference bridge \(RedWord.dialIn.text)",
            reason: "Devices are at risk over the weekend: \(RedWord.callReason.text)."
        )
    }

    /// The Chair calls it too early and is told when it may be; then calls it for that time.
    @discardableResult
    func call() async throws -> Reply.Refused {
        let offer = try await self.journals.first(RoutesOffered.self) { $0.incidentId == self.incidentID }
        let early = offer.exceptional.earliestStart.adding(minutes: -60)
        let chair = await TestClient.of("chair")
        let refused = try await chair.refused(self.call(at: early))
        let start = try #require(refused.inputs["earliestStart"].flatMap(Instant.init(rfc3339:)))
        self.startsAt = start
        self.meetingID = try await chair.accept(self.call(at: start)).id ?? ""
        try await self.journals.first(MeetingCalled.self) { $0.meetingId == self.meetingID }
        return refused
    }

    /// The Chair calls an ordinary meeting instead, in an hour, to which nobody will come.
    /// - Returns: when it is adjourned.
    func callInVain() async throws -> Instant {
        try await self.journals.first(RoutesOffered.self) { $0.incidentId == self.incidentID }
        let start = try await self.stack.clock.now().adding(minutes: 60)
        let meeting = CallMeeting(
            incidentId: self.incidentID,
            route: .ordinaryShorterNotice,
            startsAt: start,
            location: "Meeting room 2",
            remoteAttendance: "Conference bridge of the secretariat",
            reason: "It is enough to meet today.",
            direction: .init(by: "chair", reason: "It can't wait until next week.")
        )
        self.meetingID = try await TestClient.of("chair").accept(meeting).id ?? ""
        try await self.stack.clock.settle()
        return start.adding(minutes: 60)
    }

    func notice() async throws { try await self.expectMails("meetingNotice", about: self.meetingID, to: self.members) }

    var attending: [PersonID] { ["chair", Self.conflicted] + Self.voters.map(\.person) }

    func respond() async throws {
        for person in self.attending {
            try await self.act(person, Respond(meetingId: self.meetingID, answer: .attending, mode: .web))
        }
        try await self.act("tabasc-representative", Respond(meetingId: self.meetingID, answer: .declined, mode: nil))
        try await self.journals.first(QuorumForecast.self) {
            $0.meetingId == self.meetingID && $0.have >= self.attending.count - 1
        }
    }

    // MARK: Directing

    func direct() async throws {
        let issued = try await self.journals.first(DirectionIssued.self) { $0.decisionId == self.decisionID }
        self.directionID = issued.directionId
        try await self.journals.first(RecoveryEventDeclared.self) { $0.decisionId == self.decisionID }
    }

    /// Who answers the directions: the DCC, or whoever runs the exercise.
    var addressee: DirectionQueue { self.status == .exercise ? .exercise : .dcc }

    func acknowledgeDirection() async throws {
        let now = try await self.stack.clock.now()
        try await TestClient.of(self.addressee.user).accept(
            AcknowledgeDirection(
                directionId: self.directionID,
                receivedAt: now,
                answer: .accepted,
                reason: "At once: \(RedWord.directionAnswer.text)."
            )
        )
        try await self.journals.first(DirectionAcknowledged.self) { $0.directionId == self.directionID }
    }

    func outcome() async throws { try await self.expectMails("keyDecision", about: self.decisionID, to: self.members) }

    func close() async throws {
        try await self.act("chair", CloseMeeting(meetingId: self.meetingID))
        try await self.journals.first(MeetingClosed.self) { $0.meetingId == self.meetingID }
    }

    /// From the report to the end, without looking aside.
    func walk() async throws {
        try await self.walkToTheMotion()
        try await self.walkFromTheMotion()
    }

    /// From the report to the motion, which is put and not yet voted on.
    func walkToTheMotion() async throws {
        try await self.report()
        try await self.alarm()
        try await self.acknowledgeAll()
        try await self.call()
        try await self.notice()
        try await self.respond()
        try await self.arrive()
        try await self.open()
        try await self.openItem()
        try await self.declareConflict()
        try await self.move()
    }

    /// From the votes to the end of the meeting.
    func walkFromTheMotion() async throws {
        try await self.vote()
        try await self.closeVote()
        try await self.castingVote()
        try await self.direct()
        try await self.acknowledgeDirection()
        try await self.outcome()
        try await self.close()
    }
}
