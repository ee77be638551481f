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
                Self.obligation(
                    .alertRaised,
                    event.incidentId,
                    .testMailbox,
                    .test,
                    repeats: nil,
                    event.classification,
                    facts
                )
            )
            return
        }
        let status = event.status.page
        let policies = work.context.policies
        let duty = Audience.PagedAs.member.repeatMinutes(policies)
        try await work.open(
            Self.obligation(
                .alertRaised,
                event.incidentId,
                .dutyContact,
                status,
                repeats: duty,
                event.classification,
                facts
            )
        )
        let audience = Audience.alarm(try await work.registerToday(), policies)
        for member in audience {
            try await work.open(
                Self.obligation(
                    .alertRaised,
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
        for recipient in Self.paged(event.status.page, escalation) {
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

    /// One person's answer ends that person's page, and nobody else's; it is kept whether or not they were paged.
    static func acknowledged(_ event: IncidentAcknowledged, _ work: Work) async throws {
        let recipient: Recipient =
            if event.status == .test {
                .testMailbox
            } else if event.person == Recipient.dutyContact.id {
                .dutyContact
            } else {
                .person(event.person)
            }
        for page in try await Self.pages(event.incidentId, of: recipient, work) {
            try await work.page(page, .acknowledge(by: event.person, at: event.at))
        }
        guard try await work.state(Escalation.self, event.incidentId).started != nil else { return }
        try await work.decide(Escalation.self, event.incidentId, .acknowledge(person: event.person, at: event.at))
        try await Self.schedule(event.incidentId, work)
    }

    /// What is over is not paged about any more; of a retraction all are told who were paged.
    static func advanced(_ event: IncidentAdvanced, _ work: Work) async throws {
        let reason: Escalation.EndReason
        switch event.state {
        case .retracted: reason = .retracted
        case .closed: reason = .incidentClosed
        case .noUse, .recoveryAuthorised: reason = .decided
        default: return
        }
        let escalation = try await work.state(Escalation.self, event.incidentId)
        if escalation.started != nil {
            try await work.decide(Escalation.self, event.incidentId, .end(reason: reason))
            work.cancelTimer(Self.timer(event.incidentId))
        }
        guard reason != .decided else { return }
        for recipient in Self.paged(event.status.page, escalation) {
            let pages = try await Self.pages(event.incidentId, of: recipient, work)
            for page in pages {
                try await work.page(page, .close(reason: reason == .retracted ? .retracted : .subjectClosed))
            }
            if reason == .retracted, !pages.isEmpty { try await Self.retracted(event, recipient, work) }
        }
    }

    private static func retracted(_ event: IncidentAdvanced, _ recipient: Recipient, _ work: Work) async throws {
        try await work.open(
            Obligation(
                pageID: Obligation.pageID(.alertRetracted, event.incidentId, recipient),
                kind: .alertRetracted,
                subjectID: event.incidentId,
                status: event.status.page,
                recipient: recipient,
                classification: .red,
                facts: GreenFacts().with(.incident, id: event.incidentId).with(.at, event.at)
            )
        )
    }

    /// A level of the escalation: Alternates of silent Members are paged, and the duty contact is told when nobody can
    /// preside.
    static func escalate(_ command: Escalate, _ work: Work) async throws {
        let id = command.incidentId
        let events = try await work.decide(Escalation.self, id, .escalate(register: try await work.registerToday()))
        for event in events {
            switch event {
            case .levelReached(let level):
                // They are told what the duty contact was told: when it was reported, and whether its sender is known.
                let first = try await work.state(Page.self, Obligation.pageID(.alertRaised, id, .dutyContact)).opened
                for member in level.added {
                    try await work.open(
                        Self.obligation(
                            .alertEscalated,
                            id,
                            .person(member.person),
                            level.status,
                            repeats: member.repeatMinutes,
                            first?.obligation.classification ?? .red,
                            first?.obligation.facts ?? GreenFacts().with(.incident, id: id)
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

    /// Who was paged about an incident, Alternates of silent Members and the duty contact included.
    private static func paged(_ status: PageStatus, _ escalation: Escalation) -> [Recipient] {
        status == .test ? [.testMailbox] : escalation.audience.map { .person($0.person) } + [.dutyContact]
    }

    /// The pages by which somebody was told of an alert: at once, or as a stand-in.
    private static func pages(_ incidentID: String, of recipient: Recipient, _ work: Work) async throws -> [String] {
        var opened: [String] = []
        for kind in [NoticeKind.alertRaised, .alertEscalated] {
            let page = Obligation.pageID(kind, incidentID, recipient)
            if try await work.state(Page.self, page).opened != nil { opened.append(page) }
        }
        return opened
    }

    private static func obligation(
        _ kind: NoticeKind,
        _ incidentID: String,
        _ recipient: Recipient,
        _ status: PageStatus,
        repeats: Int?,
        _ classification: Classification,
        _ facts: GreenFacts
    ) -> Obligation {
        Obligation(
            pageID: Obligation.pageID(kind, incidentID, recipient),
            kind: kind,
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
