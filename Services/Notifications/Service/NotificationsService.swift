import Domain
import Messages
import NotificationsDomain
import Postgres
import ServiceKit

/// Tells everybody concerned, by mail, until they have answered.
@main
enum NotificationsService: ServiceProgram {
    static let service = ServiceName.notifications
    static let summary = "Tells everybody concerned, by mail, until they have answered."

    static func main() async { await Self.serve() }
    static func run(_ settings: ServiceSettings) async throws { try await self.definition.run(settings) }
    static func migrate(_ settings: MigrationSettings) async throws { try await self.definition.migrate(settings) }

    static let definition = ServiceDefinition(
        .notifications,
        streams: [
            StreamDefinition(Page.self, publishes: PublicForms.page, views: Views.page),
            StreamDefinition(Escalation.self, publishes: PublicForms.escalation, views: Views.escalation),
            StreamDefinition(RefusalDesk.self),
        ],
        routes: [
            .reaction(to: IncidentOpened.self, handle: Alarm.opened),
            .reaction(to: IncidentUpdated.self, handle: Alarm.updated),
            .reaction(to: IncidentAcknowledged.self, handle: Alarm.acknowledged),
            .reaction(to: IncidentAdvanced.self, handle: Alarm.advanced),
            .reaction(to: AlertRefused.self, handle: RefusedAlerts.received),
            .reaction(to: AlertTakenUp.self, handle: RefusedAlerts.takenUp),
            .reaction(to: DirectionUnanswered.self, handle: Notices.directionUnanswered),
            .reaction(to: DirectionAcknowledged.self, handle: Notices.directionAcknowledged),
            .reaction(to: RoutesOffered.self, handle: Notices.routesOffered),
            .reaction(to: MeetingCalled.self, handle: Notices.meetingCalled),
            .reaction(to: MeetingAdjourned.self, handle: Notices.meetingAdjourned),
            .reaction(to: MotionDecided.self, handle: Notices.motionDecided),
            .reaction(to: KeyUseDecided.self, handle: Notices.keyUseDecided),
            .reaction(to: MeetingClosed.self, handle: Notices.meetingClosed),
            .reaction(to: ReactionDeclined.self, of: .smkiAlerts, handle: Notices.decisionDeclined),
            .reaction(to: ResponseRecorded.self, handle: Records.response),
            .reaction(to: AttendanceRecorded.self, handle: Records.attendance),
            .reaction(to: ConflictDeclared.self, handle: Records.conflict),
            .reaction(to: VoteRecorded.self, handle: Records.vote),
            .reaction(to: ProposalFlagged.self, handle: Notices.proposalFlagged),
            .reaction(to: CallOpened.self, handle: Notices.callOpened),
            .reaction(to: NominationReceived.self, handle: Notices.nominationReceived),
            .reaction(to: NominationsClosed.self, handle: Notices.nominationsClosed),
            .local(Escalate.self, handle: Alarm.escalate),
            .local(BeginMail.self, streams: { [.page($0.pageId)] }, handle: Mailing.begin),
            .local(SettleMail.self, streams: { [.page($0.pageId)] }, handle: Mailing.settle),
        ],
        copies: [
            .register,
            CopyDefinition(
                Contact.self,
                of: .elections,
                [
                    CopyChange(on: PersonRegistered.self, id: { $0.person.value }) { contact, event, secrets in
                        contact.secret = try secrets.secret(of: event)
                    }
                ]
            ),
        ],
        migrations: [Mailing.migration],
        register: { work in try await work.copy(RegisterCopy.self, RegisterCopy.id).register(on: work.context.today) },
        isIdle: Mailing.idleness,
        background: Mailer.run
    )
}

/// How to reach a person; sealed by elections for this service.
struct Contact: Copy {
    static let kind = "contact"
    var secret: PersonRegistered.Secret?
}

/// A level of an escalation may be due.
struct Escalate: LocalCommand {
    static let name = "escalate"
    let incidentId: String
}

extension StreamName {
    static func page(_ id: String) -> StreamName { StreamName(Page.self, id) }
    static func escalation(_ id: String) -> StreamName { StreamName(Escalation.self, id) }
}

extension MatterStatus {
    var page: PageStatus {
        switch self {
        case .actual: .actual
        case .exercise: .exercise
        case .test: .test
        }
    }
}

extension PageStatus {
    var matter: MatterStatus {
        switch self {
        case .actual: .actual
        case .exercise: .exercise
        case .test: .test
        }
    }
}

extension Work {
    /// Who sits on the committee today.
    ///
    /// - Throws: `MEM-38 registerUnknown` before the register has been taken in.
    func registerToday() async throws -> Register {
        guard let register = try await self.copy(RegisterCopy.self, RegisterCopy.id).register(on: self.context.today)
        else {
            throw Refusal("MEM-38", "registerUnknown", detail: "No register has been imported yet.")
        }
        return register
    }

    /// Whether notice of a meeting was given as that of an exceptional one, so that word of it goes at night too (NOT-20).
    func isExceptional(meeting id: String) async throws -> Bool {
        for person in Audience.members(try await self.registerToday()) {
            let notice = try await self.state(Page.self, Obligation.pageID(.meetingNotice, id, .person(person)))
            if let opened = notice.opened { return opened.obligation.isExceptional }
        }
        return false
    }

    /// Opens a page, once, and has it sent.
    func open(_ obligation: Obligation) async throws {
        try await self.page(obligation.pageID, .open(obligation))
    }

    /// Opens a page for each of the people who are told of this kind of thing.
    func tell(
        _ kind: NoticeKind,
        of subjectID: String,
        status: PageStatus,
        isExceptional: Bool = false,
        classification: Classification = .green,
        facts: GreenFacts
    ) async throws {
        let recipients: [Recipient]
        if status == .test {
            recipients = [.testMailbox]
        } else {
            recipients = Audience.recipients(of: kind, status: status, try await self.registerToday())
        }
        for recipient in recipients {
            try await self.open(
                Obligation(
                    pageID: Obligation.pageID(kind, subjectID, recipient),
                    kind: kind,
                    subjectID: subjectID,
                    status: status,
                    recipient: recipient,
                    isExceptional: isExceptional,
                    classification: classification,
                    facts: facts
                )
            )
        }
    }

    /// Has a page decide, and keeps the list of what is to be mailed in step with it.
    func page(_ id: String, _ command: Page.Command) async throws {
        let events = try await self.decide(Page.self, id, command)
        guard !events.isEmpty else { return }
        Mailing.list(id, try await self.state(Page.self, id), self)
    }
}
