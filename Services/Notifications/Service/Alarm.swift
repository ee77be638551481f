import Domain
import Messages
import NotificationsDomain
import ServiceKit

/// Everybody is told of an incident at once, and again until each of them has answered (ALR-22, ALR-23).
enum Alarm {
    static func opened(_ event: IncidentOpened, _ work: Work) async throws {
        let facts = GreenFacts().with(.incident, id: event.incidentId).with(.reportedAt, event.reportedAt)
            .with(.authenticated, event.isAuthenticated)
        guard event.status != .test else {
            try await work.open(
                Self.obligation(event.incidentId, .testMailbox, .test, repeats: nil, event.classification, facts)
            )
            return
        }
        let status = event.status.page
        let policies = work.context.policies
        let duty = Audience.PagedAs.member.repeatMinutes(policies)
        try await work.open(
            Self.obligation(event.incidentId, .dutyContact, status, repeats: duty, event.classification, facts)
        )
        let audience = Audience.alarm(try await work.registerToday(), policies)
        for member in audience {
            try await work.open(
                Self.obligation(
                    event.incidentId,
                    .person(member.person),
                    status,
                    repeats: member.repeatMinutes,
                    event.classification,
                    facts
                )
            )
        }
        try await work.decide(
            Escalation.self,
            event.incidentId,
            .start(incidentID: event.incidentId, status: status, audience: audience)
        )
        try await Self.schedule(event.incidentId, work)
    }

    /// Those who were paged are told that a corrected alert holds now.
    static func updated(_ event: IncidentUpdated, _ work: Work) async throws {
        let escalation = try await work.state(Escalation.self, event.incidentId)
        let people: [Recipient] = escalation.audience.map { .person($0.person) }
        let recipients = event.status == .test ? [.testMailbox] : people + [.dutyContact]
        for recipient in recipients {
            try await work.open(
                Obligation(
                    pageID: Obligation.pageID(.alertRaised, event.incidentId, recipient, version: event.version),
                    kind: .alertRaised,
                    subjectID: event.incidentId,
                    status: event.status.page,
                    recipient: recipient,
                    needsAcknowledgement: false,
                    classification: .red,
                    facts: GreenFacts().with(.incident, id: event.incidentId).with(.version, event.version)
                )
            )
        }
    }

    /// One person's answer ends that person's page, and nobody else's.
    static func acknowledged(_ event: IncidentAcknowledged, _ work: Work) async throws {
        let own = Obligation.pageID(.alertRaised, event.incidentId, .person(event.person))
        if try await work.state(Page.self, own).opened != nil {
            try await work.page(own, .acknowledge(by: event.person, at: event.at))
            try await work.decide(Escalation.self, event.incidentId, .acknowledge(person: event.person, at: event.at))
            try await Self.schedule(event.incidentId, work)
            return
        }
        // Nobody's page of that name: it was somebody of the secretariat, for the duty contact.
        let recipient: Recipient = event.status == .test ? .testMailbox : .dutyContact
        let page = Obligation.pageID(.alertRaised, event.incidentId, recipient)
        try await work.page(page, .acknowledge(by: event.person, at: event.at))
    }

    /// What is over is not paged about any more.
    static func advanced(_ event: IncidentAdvanced, _ work: Work) async throws {
        let reason: Escalation.EndReason
        switch event.state {
        case .retracted: reason = .retracted
        case .closed: reason = .incidentClosed
        case .noUse, .recoveryAuthorised: reason = .decided
        default: return
        }
        guard event.status != .test else { return }
        let escalation = try await work.state(Escalation.self, event.incidentId)
        guard escalation.started != nil else { return }
        try await work.decide(Escalation.self, event.incidentId, .end(reason: reason))
        work.cancelTimer(Self.timer(event.incidentId))
        guard reason != .decided else { return }
        let people: [Recipient] = escalation.audience.map { .person($0.person) }
        for recipient in people + [.dutyContact] {
            let page = Obligation.pageID(.alertRaised, event.incidentId, recipient)
            guard try await work.state(Page.self, page).opened != nil else { continue }
            try await work.page(page, .close(reason: reason == .retracted ? .retracted : .subjectClosed))
        }
    }

    /// A level of the escalation: Alternates of silent Members are paged, and the duty contact is told when nobody can
    /// preside.
    static func escalate(_ command: Escalate, _ work: Work) async throws {
        let id = command.incidentId
        let events = try await work.decide(Escalation.self, id, .escalate(register: try await work.registerToday()))
        for event in events {
            switch event {
            case .levelReached(let level):
                for member in level.added {
                    try await work.open(
                        Self.obligation(
                            id,
                            .person(member.person),
                            level.status,
                            repeats: member.repeatMinutes,
                            .red,
                            GreenFacts().with(.incident, id: id)
                        )
                    )
                }
            case .noPresidingOfficer(let nobody):
                try await work.tell(
                    .noPresidingOfficer,
                    of: id,
                    status: nobody.status,
                    classification: .red,
                    facts: GreenFacts().with(.incident, id: id).with(.at, nobody.at)
                )
            case .started, .acknowledged, .ended:
                break
            }
        }
        try await Self.schedule(id, work)
    }

    private static func schedule(_ id: String, _ work: Work) async throws {
        if let due = try await work.state(Escalation.self, id).nextDue {
            work.schedule(Escalate(incidentId: id), id: Self.timer(id), at: due, about: .escalation(id))
        } else {
            work.cancelTimer(Self.timer(id))
        }
    }

    private static func timer(_ id: String) -> String { "\(id)/escalate" }

    private static func obligation(
        _ incidentID: String,
        _ recipient: Recipient,
        _ status: PageStatus,
        repeats: Int?,
        _ classification: Classification,
        _ facts: GreenFacts
    ) -> Obligation {
        Obligation(
            pageID: Obligation.pageID(.alertRaised, incidentID, recipient),
            kind: .alertRaised,
            subjectID: incidentID,
            status: status,
            recipient: recipient,
            needsAcknowledgement: repeats != nil,
            repeatMinutes: repeats,
            classification: classification,
            facts: facts
        )
    }
}
