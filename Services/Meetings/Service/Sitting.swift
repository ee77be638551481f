import Domain
import MeetingsDomain
import Messages
import ServiceKit

/// What happens in the room: the guidance that decisions follow, and motions.
enum Sitting {
    static func loadGuidance(_ command: LoadGuidance, _ work: Work) async throws -> Handled {
        let document = GuidanceDocument(
            version: command.version,
            isExample: command.example,
            factors: command.factors.map {
                .init(id: $0.id, text: $0.text, isMandatory: $0.mandatory, weight: $0.weight)
            },
            steps: command.steps.map { .init(id: $0.id, text: $0.text, isMandatory: $0.mandatory) },
            criteria: command.criteria.map(\.text)
        )
        try await work.decide(Guidance.self, command.version, .load(document))
        return .accepted(command.version, in: StreamName(Guidance.self, command.version))
    }

    static func putMotion(_ command: PutMotion, _ work: Work) async throws -> Handled {
        var guidance = Guidance()
        if let version = command.guidanceVersion { guidance = try await work.state(Guidance.self, version) }
        let subject = MotionSubject(
            kind: command.subject.kind.domain,
            incidentID: command.subject.incidentId,
            decision: command.subject.decision,
            scope: command.subject.scope,
            variation: command.subject.variation
        )
        return try await work.meeting(command.meetingId) { register in
            .putMotion(
                .init(
                    itemID: command.itemId,
                    subject: subject,
                    guidanceVersion: command.guidanceVersion,
                    guidance: guidance,
                    factors: (command.factors ?? []).map { FactorAnswer(id: $0.id, answer: $0.answer) },
                    steps: command.steps ?? [],
                    reasons: command.reasons ?? "",
                    register: register
                )
            )
        }
    }
}

extension Work {
    /// Keeps the rules, inputs and working of a decision under its own id, for `why`.
    ///
    /// Dates and numbers of a meeting are GREEN, who comes is AMBER, and how a motion was decided has the level of its
    /// item: it tells the count, and who had a conflict.
    func keepWhy(_ event: Meeting.Event, in meeting: Meeting) {
        switch event {
        case .called(let event): self.explain(.init(id: event.meetingID, .green, event.explanation))
        case .quorumForecast(let event):
            self.explain(.init(id: "forecast/\(event.meetingID)", .amber, event.explanation))
        case .opened(let event): self.explain(.init(id: "opening/\(event.meetingID)", .amber, event.explanation))
        case .adjourned(let event):
            self.explain(.init(id: "adjournment/\(event.meetingID)", .amber, event.explanation))
        case .motionDecided(let event):
            self.explain(.init(id: event.motionID, meeting.level(ofItem: event.itemID), event.explanation))
        case .keyUseDecided(let event): self.explain(.init(id: event.decisionID, .red, event.explanation))
        default: break
        }
    }
}

extension ServiceKit.Explanation {
    /// A domain's explanation under the id of what it explains; its first rule leads.
    init(id: String, _ classification: Classification, _ explanation: MeetingsDomain.Explanation) {
        let rule = explanation.rules.first ?? "MTG-10"
        self.init(
            id: id,
            classification: classification,
            rule: rule,
            clause: RuleBook.rule(rule)?.clause ?? "",
            inputs: explanation.inputs,
            working: explanation.working,
            policies: explanation.policies
        )
    }
}
