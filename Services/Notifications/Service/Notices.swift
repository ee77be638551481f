import Domain
import Messages
import NotificationsDomain
import ServiceKit

/// Refused alerts: the duty contact is paged at once, those within 15 minutes on one page.
enum RefusedAlerts {
    private static let desk = "smki-alerts"

    static func received(_ event: AlertRefused, _ work: Work) async throws {
        guard event.status == .actual else { return }
        let desk = try await work.state(RefusalDesk.self, Self.desk)
        var lastPageEnded = true
        if let last = desk.last { lastPageEnded = try await work.state(Page.self, last.pageID).isEnded }
        let events = try await work.decide(
            RefusalDesk.self,
            Self.desk,
            .receive(refusalID: event.refusalId, lastPageEnded: lastPageEnded)
        )
        guard case .received(let received)? = events.first else { return }
        guard received.opensPage else {
            try await work.page(received.pageID, .add(subjectID: event.refusalId))
            return
        }
        try await work.open(
            Obligation(
                pageID: received.pageID,
                kind: .alertRefused,
                subjectID: event.refusalId,
                status: .actual,
                recipient: .dutyContact,
                repeatMinutes: work.context.policies.refusedAlertPageMinutes,
                facts: GreenFacts().with(.refusal, id: event.refusalId).with(.refusalWord, id: event.code)
                    .with(.at, event.at).with(.authenticated, event.isAuthenticated)
            )
        )
    }

    static func takenUp(_ event: AlertTakenUp, _ work: Work) async throws {
        let desk = try await work.state(RefusalDesk.self, Self.desk)
        guard let page = desk.pages[event.refusalId] else { return }
        try await work.page(page, .takeUp(subjectID: event.refusalId, by: PersonID(event.by), at: event.at))
    }
}

/// Notices of what the other services have decided.
///
/// They end when the mail server has taken them.
enum Notices {
    static func routesOffered(_ event: RoutesOffered, _ work: Work) async throws {
        guard event.status != .test else { return }
        try await work.tell(
            .meetingProposed,
            of: event.incidentId,
            status: event.status.page,
            isExceptional: true,
            classification: .red,
            facts: GreenFacts().with(.incident, id: event.incidentId)
                .with(.earliestStart, event.exceptional.earliestStart)
                .with(.otherReading, event.exceptional.otherReading)
                .with(.reading, id: event.exceptional.reading)
                .with(.lastNoticeOn, event.ordinary.lastNoticeOn)
                .with(.needed, event.neededOrdinary).with(.at, event.noticeFrom)
        )
    }

    /// All Members are told of the meeting (MTG-07).
    static func meetingCalled(_ event: MeetingCalled, _ work: Work) async throws {
        let secret = try work.secrets.secret(of: event)
        var facts = GreenFacts().with(.meeting, id: event.meetingId).with(.incident, id: event.incidentId)
            .with(.startsAt, event.startsAt).with(.issuedAt, event.issuedAt).with(.waived, event.quorumWaived)
        if let secret {
            // Where and how is for those invited; the agenda is not for a mail.
            facts = facts.with(.location, Classified(secret.location, .green))
                .with(.remoteAttendance, Classified(secret.remoteAttendance, .green))
        }
        for person in event.informed {
            try await work.open(
                Obligation(
                    pageID: Obligation.pageID(.meetingNotice, event.meetingId, .person(person)),
                    kind: .meetingNotice,
                    subjectID: event.meetingId,
                    status: event.status.page,
                    recipient: .person(person),
                    isExceptional: event.kind == .exceptional,
                    classification: .red,
                    facts: facts
                )
            )
        }
    }

    static func meetingAdjourned(_ event: MeetingAdjourned, _ work: Work) async throws {
        try await work.tell(
            .meetingInquorate,
            of: event.meetingId,
            status: event.status.page,
            facts: GreenFacts().with(.meeting, id: event.meetingId).with(.incident, id: event.incidentId ?? "")
                .with(.startsAt, event.reconvenesAt).with(.at, event.at)
        )
    }

    /// All Members are told what became of a motion (MTG-07); one on key use that carries is told as the decision.
    static func motionDecided(_ event: MotionDecided, _ work: Work) async throws {
        guard event.kind != .keyUse || !event.isCarried else { return }
        try await work.tell(
            .meetingOutcome,
            of: event.motionId,
            status: event.status.page,
            isExceptional: try await work.isExceptional(meeting: event.meetingId),
            classification: event.kind == .keyUse ? .red : .standard,
            facts: GreenFacts().with(.meeting, id: event.meetingId).with(.motion, id: event.motionId)
                .with(.incident, id: event.incidentId ?? "").with(.at, event.at).with(.carried, event.isCarried)
                .with(.present, event.presentAndNeeded.present).with(.needed, event.presentAndNeeded.needed)
                .with(.waived, event.presentAndNeeded.waived)
        )
    }

    /// All Members are told that a meeting is over (MTG-07).
    static func meetingClosed(_ event: MeetingClosed, _ work: Work) async throws {
        try await work.tell(
            .meetingOutcome,
            of: event.meetingId,
            status: event.status.page,
            isExceptional: try await work.isExceptional(meeting: event.meetingId),
            classification: .red,
            facts: GreenFacts().with(.meeting, id: event.meetingId).with(.incident, id: event.incidentId)
                .with(.at, event.at)
        )
    }

    /// All Members are told the outcome with present, needed and waived; what was decided is a pointer.
    static func keyUseDecided(_ event: KeyUseDecided, _ work: Work) async throws {
        try await work.tell(
            .keyDecision,
            of: event.decisionId,
            status: event.status.page,
            isExceptional: true,
            classification: .red,
            facts: GreenFacts().with(.decision, id: event.decisionId).with(.incident, id: event.incidentId)
                .with(.meeting, id: event.meetingId).with(.at, event.decidedAt)
                .with(.present, event.presentAndNeeded.present).with(.needed, event.presentAndNeeded.needed)
                .with(.waived, event.presentAndNeeded.waived)
        )
    }

    /// Chair and duty contact are told when smki-alerts declines a decision of which all Members were told.
    static func decisionDeclined(_ event: ReactionDeclined, _ work: Work) async throws {
        guard event.source == KeyUseDecided.service, event.event == KeyUseDecided.name,
            let decisionID = event.subject
        else { return }
        try await work.tell(
            .decisionDeclined,
            of: decisionID,
            status: (event.status ?? .actual).page,
            classification: .red,
            facts: GreenFacts().with(.decision, id: decisionID).with(.incident, id: event.incidentId ?? "")
                .with(.rule, id: event.rule.value).with(.refusalWord, id: event.code).with(.at, event.at)
        )
    }

    static func directionUnanswered(_ event: DirectionUnanswered, _ work: Work) async throws {
        try await work.tell(
            .directionUnanswered,
            of: event.directionId,
            status: event.status.page,
            classification: .red,
            facts: GreenFacts().with(.direction, id: event.directionId).with(.incident, id: event.incidentId)
                .with(.issuedAt, event.issuedAt)
        )
    }

    /// Chair, duty contact and Members are told when the addressee of a direction can't comply.
    static func directionAcknowledged(_ event: DirectionAcknowledged, _ work: Work) async throws {
        guard event.answer == .cannotComply else { return }
        try await work.tell(
            .directionRefused,
            of: event.directionId,
            status: event.status.page,
            classification: .red,
            facts: GreenFacts().with(.direction, id: event.directionId).with(.incident, id: event.incidentId)
                .with(.at, event.at)
        )
    }

    static func proposalFlagged(_ event: ProposalFlagged, _ work: Work) async throws {
        try await work.tell(
            .proposalFlagged,
            of: event.proposalId,
            status: .actual,
            facts: GreenFacts().with(.proposal, id: event.proposalId).with(.at, event.at)
        )
    }

    static func callOpened(_ event: CallOpened, _ work: Work) async throws {
        try await work.tell(
            .callOpened,
            of: event.callId,
            status: .actual,
            facts: GreenFacts().with(.call, id: event.callId).with(.closesAt, event.nominationsCloseAt)
                .with(.termMonths, event.termMonths).with(.sendTo, Classified(event.sendTo, .white))
                .with(.vacancies, seats: event.vacancies.map { (category: $0.category, count: $0.count, outcome: nil) })
        )
    }

    static func nominationReceived(_ event: NominationReceived, _ work: Work) async throws {
        try await work.tell(
            event.standing == .incomplete ? .nominationIncomplete : .nominationReceived,
            of: event.nominationId,
            status: .actual,
            facts: GreenFacts().with(.nomination, id: event.nominationId).with(.call, id: event.callId)
                .with(.standing, id: event.standing.rawValue).with(.gaps, ids: event.gaps)
        )
    }

    static func nominationsClosed(_ event: NominationsClosed, _ work: Work) async throws {
        try await work.tell(
            .nominationsClosed,
            of: event.callId,
            status: .actual,
            facts: GreenFacts().with(.call, id: event.callId).with(
                .contests,
                seats: event.contests.map {
                    (category: $0.category, count: $0.seats, outcome: Reference($0.outcome.rawValue))
                }
            )
        )
    }
}
