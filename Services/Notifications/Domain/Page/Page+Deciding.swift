public import Domain

extension Page {
    /// Decides a command.
    ///
    /// What is over, not yet due or said already changes nothing.
    ///
    /// - Throws: `SEC-17 notAllowed`; `ALR-13 testGoesToTestMailbox`, `ALR-13 onlyTestsGoToTestMailbox`;
    ///   `ALR-23 notYourPage`, `repeatWithoutAcknowledgement`; `NOT-08 unknownPage`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        try context.actor.require(.service, for: "keep a page")
        if case .open(let obligation) = command {
            return self.opened == nil ? [.opened(try Self.opened(obligation, context))] : []
        }
        guard let opened = self.opened else {
            throw Refusal("NOT-08", "unknownPage", detail: "No page of this id has been opened.")
        }
        switch command {
        case .open: return []
        case .begin(let mailDomain): return self.begin(opened.obligation, mailDomain, context)
        case .accept(let attempt):
            guard let begun = self.inFlight, begun.attempt == attempt else { return [] }
            return [
                .accepted(
                    Accepted(
                        pageID: begun.pageID,
                        subjectID: begun.subjectID,
                        recipient: begun.recipient,
                        attempt: attempt,
                        messageID: begun.messageID,
                        at: context.now
                    )
                )
            ]
        case .fail(let attempt, let reason, let because):
            guard let begun = self.inFlight, begun.attempt == attempt else { return [] }
            return [.failed(self.failed(begun, opened, reason, because, context))]
        case .loseTrack(let attempt):
            guard let begun = self.inFlight, begun.attempt == attempt else { return [] }
            let isFinal = !opened.obligation.kind.isUrgent && self.countedTries + 1 >= opened.tries
            return [
                .trackLost(
                    TrackLost(
                        pageID: begun.pageID,
                        attempt: attempt,
                        isFinal: isFinal,
                        retryAt: isFinal ? nil : context.now + self.delay(opened, isUnreachable: true),
                        at: context.now
                    )
                )
            ]
        case .add(let subjectID): return self.add(subjectID, opened, context)
        case .acknowledge(let by, let at): return try self.acknowledge(by, at, opened, context)
        case .takeUp(let subjectID, let by, let at): return self.takeUp(subjectID, by, at, opened, context)
        case .close(let reason):
            guard !self.isEnded else { return [] }
            return [
                .closed(
                    Closed(
                        pageID: opened.obligation.pageID,
                        subjectID: opened.obligation.subjectID,
                        reason: reason,
                        at: context.now
                    )
                )
            ]
        }
    }

    private static func opened(_ obligation: Obligation, _ context: DecisionContext) throws(Refusal) -> Opened {
        let isTestMailbox = obligation.recipient == .testMailbox
        guard obligation.status != .test || isTestMailbox else {
            throw Refusal(
                "ALR-13",
                "testGoesToTestMailbox",
                ["pageId": obligation.pageID, "recipient": obligation.recipient.id.value],
                detail: "A test is sent to the mailbox of tests only."
            )
        }
        guard obligation.status == .test || !isTestMailbox else {
            throw Refusal(
                "ALR-13",
                "onlyTestsGoToTestMailbox",
                ["pageId": obligation.pageID, "status": obligation.status.rawValue],
                detail: "What isn't a test goes to people."
            )
        }
        guard obligation.repeatMinutes == nil || obligation.needsAcknowledgement else {
            throw Refusal(
                "ALR-23",
                "repeatWithoutAcknowledgement",
                ["pageId": obligation.pageID],
                detail: "Only what can be acknowledged is repeated."
            )
        }
        let earliest = QuietHours.earliest(
            obligation.kind,
            isExceptional: obligation.isExceptional,
            at: context.now,
            policies: context.policies
        )
        return Opened(
            obligation: obligation,
            notBefore: earliest.result,
            working: earliest.lines,
            tries: context.policies.mailTries,
            at: context.now
        )
    }

    /// The next mail, when one is due: the same one again where its outcome is unknown or it wasn't taken, else the
    /// next copy.
    private func begin(_ obligation: Obligation, _ mailDomain: String, _ context: DecisionContext) -> [Event] {
        guard let due = self.nextDue, due <= context.now else { return [] }
        let isSameCopy = self.retryAt != nil
        let copy = isSameCopy ? self.lastCopy : self.lastCopy + 1
        return [
            .attemptBegun(
                AttemptBegun(
                    pageID: obligation.pageID,
                    subjectID: obligation.subjectID,
                    recipient: obligation.recipient,
                    attempt: self.unsure?.attempt ?? self.lastAttempt + 1,
                    copy: copy,
                    messageID: self.unsure?.messageID ?? Self.messageID(obligation.pageID, copy, mailDomain),
                    at: context.now
                )
            )
        ]
    }

    /// One `Message-ID` for each copy: `alertRaised.INC-2026-0001.chair.2@quorate.example`.
    static func messageID(_ pageID: String, _ copy: Int, _ mailDomain: String) -> String {
        "\(pageID.map { $0 == ":" ? "." : String($0) }.joined()).\(copy)@\(mailDomain)"
    }

    private func failed(
        _ begun: AttemptBegun,
        _ opened: Opened,
        _ reason: String,
        _ because: Failure,
        _ context: DecisionContext
    ) -> Failed {
        // An alert is tried until it is acknowledged; word of one that nobody acknowledges, unless it is refused for good.
        let isUrgent = opened.obligation.kind.isUrgent
        let isFinal =
            switch because {
            case .refused:
                !isUrgent || (!opened.obligation.needsAcknowledgement && self.countedTries + 1 >= opened.tries)
            case .deferred: !isUrgent && self.countedTries + 1 >= opened.tries
            case .unreachable: false
            }
        let delay = self.delay(opened, isUnreachable: because == .unreachable)
        return Failed(
            pageID: begun.pageID,
            subjectID: begun.subjectID,
            recipient: begun.recipient,
            attempt: begun.attempt,
            reason: reason,
            because: because,
            isFinal: isFinal,
            retryAt: isFinal ? nil : context.now + delay,
            at: context.now
        )
    }

    private func delay(_ opened: Opened, isUnreachable: Bool) -> Duration {
        SendingTimes.delay(
            afterFailure: self.failures + 1,
            isUrgent: opened.obligation.kind.isUrgent,
            isUnreachable: isUnreachable
        )
    }

    private func add(_ subjectID: String, _ opened: Opened, _ context: DecisionContext) -> [Event] {
        guard !self.isEnded, !self.subjects.contains(subjectID) else { return [] }
        return [
            .subjectAdded(
                SubjectAdded(
                    pageID: opened.obligation.pageID,
                    subjectID: subjectID,
                    count: self.subjectCount + 1,
                    at: context.now
                )
            )
        ]
    }

    /// One person's answer silences that person's page only, the duty contact's too (ALR-23); for the mailbox of tests
    /// anybody may answer.
    private func acknowledge(
        _ by: PersonID?,
        _ at: Instant,
        _ opened: Opened,
        _ context: DecisionContext
    ) throws(Refusal) -> [Event] {
        guard self.acknowledged == nil, self.closed == nil else { return [] }
        let recipient = opened.obligation.recipient
        guard recipient.kind == .testMailbox || recipient.id == by else {
            throw Refusal(
                "ALR-23",
                "notYourPage",
                ["recipient": recipient.id.value, "by": by?.value ?? "nobody"],
                detail: "One person's acknowledgement silences nobody else's page."
            )
        }
        return [.acknowledged(self.acknowledged(by, at, opened, context))]
    }

    private func takeUp(
        _ subjectID: String,
        _ by: PersonID?,
        _ at: Instant,
        _ opened: Opened,
        _ context: DecisionContext
    ) -> [Event] {
        guard self.acknowledged == nil, self.closed == nil, self.subjects.contains(subjectID) else { return [] }
        let taken = Event.subjectTakenUp(
            SubjectTakenUp(pageID: opened.obligation.pageID, subjectID: subjectID, by: by, at: at)
        )
        return self.subjects.count > 1 ? [taken] : [taken, .acknowledged(self.acknowledged(by, at, opened, context))]
    }

    private func acknowledged(
        _ by: PersonID?,
        _ at: Instant,
        _ opened: Opened,
        _ context: DecisionContext
    ) -> Acknowledged {
        Acknowledged(
            pageID: opened.obligation.pageID,
            subjectID: opened.obligation.subjectID,
            recipient: opened.obligation.recipient,
            by: by,
            acknowledgedAt: at,
            at: context.now
        )
    }
}
