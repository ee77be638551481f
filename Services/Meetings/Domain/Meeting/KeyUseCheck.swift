import Domain

/// Checks a motion on key use before it is put.
struct KeyUseCheck {
    let called: Meeting.Called
    let put: Meeting.PutMotion

    /// The proposal, and the steps that led to it.
    ///
    /// - Throws: the rule of each check below.
    func proposal() throws(Refusal) -> (proposal: KeyUseProposal, working: [String]) {
        try self.checkIncident()
        let decision = try KeyUse(word: self.put.subject.decision)
        try self.checkKey(decision)
        let guidance = try self.guidance()
        try self.checkAnswers(guidance)
        let proposal = KeyUseProposal(
            incidentID: self.called.facts.incidentID,
            decision: decision,
            scope: self.put.subject.scope,
            method: self.put.subject.method,
            guidanceVersion: guidance.version,
            isGuidanceExample: guidance.isExample,
            factors: self.put.factors,
            steps: self.put.steps
        )
        let mandatory = guidance.factors.count(where: \.isMandatory)
        return (
            proposal,
            [
                "Decision asked for: \(decision.rawValue)",
                "Recovery Key Guidance \(guidance.version)" + (guidance.isExample ? " (an example)" : ""),
                "\(self.put.factors.count) factors answered, all \(mandatory) mandatory ones among them",
                "\(self.put.steps.count) steps done, "
                    + "all \(guidance.steps.count(where: \.isMandatory)) mandatory ones among them",
            ]
        )
    }

    /// A motion is about the meeting's own incident: an exercise is never mixed with what is actual (ALR-13).
    private func checkIncident() throws(Refusal) {
        let incident = self.called.facts
        let inputs = [
            "meetingId": self.called.meetingID,
            "incidentId": self.put.subject.incidentID ?? "",
            "meetingIncidentId": incident.incidentID,
        ]
        guard let asked = self.put.subject.incidentID, !asked.isBlank else {
            throw Refusal(
                "ALR-04",
                "incidentMissing",
                inputs,
                detail: "A motion on key use names its incident; this meeting is about \(incident.incidentID)."
            )
        }
        guard asked != incident.incidentID else { return }
        let status = IncidentStatus.allCases.first { asked.hasPrefix($0.incidentPrefix) }
        if let status, status != incident.status {
            throw Refusal(
                "ALR-13",
                "statusMixed",
                inputs.merging(["status": status.rawValue, "meetingStatus": incident.status.rawValue]) { first, _ in
                    first
                },
                detail: "\(asked) is \(status.inWords), meeting \(self.called.meetingID) is "
                    + "\(incident.status.inWords): "
                    + "a motion of one can't be put in the other. This meeting decides about \(incident.incidentID)."
            )
        }
        throw Refusal(
            "ALR-04",
            "otherIncident",
            inputs,
            detail: "Meeting \(self.called.meetingID) was called about \(incident.incidentID), not about \(asked)."
        )
    }

    /// The key must fit the incident and the method (ALR-10).
    private func checkKey(_ decision: KeyUse) throws(Refusal) {
        if decision == .useRecoveryPrivateKey, self.called.facts.concernsRecoveryKey {
            throw Refusal(
                "ALR-10",
                "recoveryKeyCompromised",
                ["decision": decision.rawValue, "incidentId": self.called.facts.incidentID],
                detail: "The Recovery Private Key is itself the compromised one, so its use can't be decided. "
                    + "Open are \(KeyUse.noUse.rawValue) and \(KeyUse.useContingencyPrivateKey.rawValue)."
            )
        }
        guard let method = self.put.subject.method else { return }
        guard let needed = method.neededKeyUse else {
            guard decision != .noUse else { return }
            throw Refusal(
                "ALR-10",
                "methodNeedsNoKeyUse",
                ["method": method.rawValue, "decision": decision.rawValue],
                detail: "Method \(method.rawValue) needs no decision on key use; only \(KeyUse.noUse.rawValue) "
                    + "goes with it."
            )
        }
        guard decision == needed else {
            throw Refusal(
                "ALR-10",
                "methodNeedsOtherDecision",
                ["method": method.rawValue, "decision": decision.rawValue, "needed": needed.rawValue],
                detail: "Method \(method.rawValue) needs \(needed.rawValue), not \(decision.rawValue)."
            )
        }
    }

    /// The Guidance that is followed must be cited and loaded (ALR-05).
    private func guidance() throws(Refusal) -> GuidanceDocument {
        guard let version = self.put.guidanceVersion, !version.isBlank else {
            throw Refusal(
                "ALR-05",
                "guidanceVersionMissing",
                [:],
                detail: "A decision on key use names the version of the Recovery Key Guidance it follows: "
                    + "guidanceVersion."
            )
        }
        guard let document = self.put.guidance.document, document.version == version else {
            throw Refusal(
                "ALR-05",
                "guidanceNotLoaded",
                ["guidanceVersion": version],
                detail: "Version \(version) of the Recovery Key Guidance isn't loaded; the secretariat or the "
                    + "Chair loads it first."
            )
        }
        return document
    }

    /// Every mandatory factor has an answer and every mandatory step a tick, and nothing else is answered (ALR-06).
    private func checkAnswers(_ guidance: GuidanceDocument) throws(Refusal) {
        let answered = Set(self.put.factors.filter { !$0.answer.isBlank }.map(\.id))
        let done = Set(self.put.steps)
        let given = self.put.factors.map(\.id)
        let problems: [(code: String, words: String, ids: [String])] = [
            (
                "factorUnanswered", "mandatory factors without an answer",
                guidance.factors.filter { $0.isMandatory && !answered.contains($0.id) }.map(\.id)
            ),
            (
                "stepNotDone", "mandatory steps not done",
                guidance.steps.filter { $0.isMandatory && !done.contains($0.id) }.map(\.id)
            ),
            (
                "factorUnknown", "factors that version doesn't have",
                given.filter { id in !guidance.factors.contains { $0.id == id } }
            ),
            (
                "stepUnknown", "steps that version doesn't have",
                self.put.steps.filter { id in !guidance.steps.contains { $0.id == id } }
            ),
            (
                "factorAnsweredTwice", "factors answered twice",
                Set(given).filter { id in given.count { $0 == id } > 1 }.sorted()
            ),
        ].filter { !$0.ids.isEmpty }
        guard let first = problems.first else { return }
        throw Refusal(
            "ALR-06",
            first.code,
            Dictionary(problems.map { ($0.code, $0.ids.listed) }, uniquingKeysWith: { first, _ in first })
                .merging(["guidanceVersion": guidance.version]) { first, _ in first },
            detail: "Recovery Key Guidance \(guidance.version): "
                + problems.map { "\($0.words): \($0.ids.listed)" }.joined(separator: "; ") + "."
        )
    }
}

extension IncidentStatus {
    /// For sentences.
    var inWords: String {
        switch self {
        case .actual: "actual"
        case .exercise: "an exercise"
        case .test: "a test"
        }
    }
}
