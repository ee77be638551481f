public import Domain

/// One obligation to tell one recipient of one thing: by mail, again and again where an answer is owed, until it is
/// acknowledged (ALR-22, ALR-23, NOT-14).
///
/// That the mail server has taken a mail and that a person has acknowledged it are two facts, kept apart.
public struct Page: Aggregate {
    /// The stream is `page/alertRaised:INC-2026-0001:chair`.
    public static let kind = "page"

    /// How the page was opened, nil before it.
    public private(set) var opened: Opened?
    /// The attempt that has begun and has no outcome yet.
    public private(set) var inFlight: AttemptBegun?
    /// The attempt whose outcome is unknown and that is to be made again.
    public private(set) var unsure: AttemptBegun?
    /// The last mail the server has taken.
    public private(set) var lastAccepted: Accepted?
    /// The recipient's answer.
    public private(set) var acknowledged: Acknowledged?
    /// How it ended without one.
    public private(set) var closed: Closed?
    /// Whether sending was given up.
    public private(set) var isGivenUp = false
    /// The things it is about that nobody has taken up.
    public private(set) var subjects: [String] = []
    /// How many things it was ever about.
    public private(set) var subjectCount = 0

    /// The last copy begun, 0 before the first.
    private(set) var lastCopy = 0
    private(set) var lastAttempt = 0
    /// When the last copy was begun for the first time.
    private(set) var lastCopyAt: Instant?
    /// Failures since the last mail that was taken.
    private(set) var failures = 0
    /// Tries of the present copy that count against the limit.
    private(set) var countedTries = 0
    private(set) var retryAt: Instant?

    /// A page nobody has opened.
    public init() {}

    /// Whether nothing more is to be sent.
    public var isEnded: Bool {
        self.acknowledged != nil || self.closed != nil || self.isGivenUp
            || (self.opened?.obligation.needsAcknowledgement == false && self.lastAccepted != nil)
    }

    /// When the next mail is due, nil when none is: the page has ended, or an attempt is in flight.
    public var nextDue: Instant? {
        guard let opened = self.opened, !self.isEnded, self.inFlight == nil else { return nil }
        if let retryAt = self.retryAt { return retryAt }
        guard let last = self.lastCopyAt else { return opened.notBefore }
        guard let minutes = opened.obligation.repeatMinutes else { return nil }
        return SendingTimes.nextRepeat(from: opened.at, everyMinutes: minutes, after: last)
    }

    /// The obligation with what has been added since, for the text of the next mail.
    public var facts: GreenFacts {
        let facts = self.opened?.obligation.facts ?? GreenFacts()
        return self.subjectCount > 1 ? facts.with(.count, self.subjectCount) : facts
    }

    /// The subject and body of a copy of this page, nil before it was opened.
    public func text(copy: Int) -> MailText? {
        self.opened.map { MailText(obligation: $0.obligation, facts: self.facts, copy: copy) }
    }

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .opened(let opened):
            self.opened = opened
            self.subjects = [opened.obligation.subjectID]
            self.subjectCount = 1
        case .attemptBegun(let begun): self.take(begun)
        case .accepted(let accepted):
            self.lastAccepted = accepted
            self.settle(retryAt: nil)
            self.failures = 0
        case .failed(let failed):
            self.failures += 1
            if failed.because != .unreachable { self.countedTries += 1 }
            self.isGivenUp = failed.isFinal
            self.settle(retryAt: failed.retryAt)
        case .trackLost(let lost):
            self.failures += 1
            self.countedTries += 1
            self.isGivenUp = lost.isFinal
            self.unsure = self.inFlight
            self.inFlight = nil
            self.retryAt = lost.retryAt
        case .subjectAdded(let added):
            self.subjects.append(added.subjectID)
            self.subjectCount = added.count
        case .subjectTakenUp(let taken): self.subjects.removeAll { $0 == taken.subjectID }
        case .acknowledged(let acknowledged): self.acknowledged = acknowledged
        case .closed(let closed): self.closed = closed
        }
    }

    private mutating func take(_ begun: AttemptBegun) {
        if begun.copy != self.lastCopy {
            self.lastCopy = begun.copy
            self.lastCopyAt = begun.at
            self.countedTries = 0
        }
        self.lastAttempt = begun.attempt
        self.inFlight = begun
        self.unsure = nil
        self.retryAt = nil
    }

    private mutating func settle(retryAt: Instant?) {
        self.inFlight = nil
        self.unsure = nil
        self.retryAt = retryAt
    }
}
