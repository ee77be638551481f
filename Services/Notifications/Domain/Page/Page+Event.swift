public import Domain

extension Page {
    /// What may be asked of a page.
    ///
    /// All of it comes from the service itself and needs the role `service`.
    public enum Command: Sendable {
        /// Somebody is owed word of something.
        case open(Obligation)
        /// A mail is about to be handed to the server; to be journaled before it is.
        case begin(mailDomain: String)
        /// The server has taken it.
        case accept(attempt: Int)
        /// The server hasn't taken it.
        case fail(attempt: Int, reason: String, because: Failure)
        /// Nobody knows whether the server has taken it: a lost connection, or this process ended meanwhile.
        case loseTrack(attempt: Int)
        /// One more thing of the same kind; for refused alerts that share a page.
        case add(subjectID: String)
        /// Somebody has seen it: `by` as far as known, and at what time by the other service's record.
        case acknowledge(by: PersonID?, at: Instant)
        /// Somebody has taken up one of the things it is about; the page ends when none is left.
        case takeUp(subjectID: String, by: PersonID?, at: Instant)
        /// The matter is over.
        case close(reason: CloseReason)
    }

    /// Why a mail wasn't taken.
    public enum Failure: String, Sendable, Codable, Hashable, CaseIterable {
        /// The server refused it for good (5xx).
        case refused
        /// The server put it off (4xx): counts as a try.
        case deferred
        /// There was no server to talk to: delays, and doesn't count as a try.
        case unreachable
    }

    /// Why a page ended without an answer.
    public enum CloseReason: String, Sendable, Codable, Hashable, CaseIterable {
        case retracted, subjectClosed, superseded
    }

    /// What may have happened to a page.
    public enum Event: Sendable, Codable, Equatable {
        case opened(Opened)
        case attemptBegun(AttemptBegun)
        case accepted(Accepted)
        case failed(Failed)
        case trackLost(TrackLost)
        case subjectAdded(SubjectAdded)
        case subjectTakenUp(SubjectTakenUp)
        case acknowledged(Acknowledged)
        case closed(Closed)
    }

    /// The page was opened.
    public struct Opened: Sendable, Codable, Equatable {
        /// What is owed.
        public let obligation: Obligation
        /// The earliest instant to send it, after quiet hours (NOT-20).
        public let notBefore: Instant
        /// How that was worked out.
        public let working: [String]
        /// How often a mail is tried (NOT-14).
        public let tries: Int
        /// When.
        public let at: Instant
    }

    /// A mail is about to be handed over.
    ///
    /// With the same `messageID` as before, it is the same mail again.
    public struct AttemptBegun: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// What it is about.
        public let subjectID: String
        /// To whom.
        public let recipient: Recipient
        /// The attempt, from 1 over all of the page; the same number again where the outcome was unknown.
        public let attempt: Int
        /// Which copy: 1 is the first, more are repeats.
        public let copy: Int
        /// The mail's `Message-ID` without angle brackets: one for each copy.
        public let messageID: String
        /// When.
        public let at: Instant
    }

    /// The mail server has taken the mail.
    ///
    /// Nobody has read it by that.
    public struct Accepted: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// What it is about.
        public let subjectID: String
        /// To whom.
        public let recipient: Recipient
        /// The attempt.
        public let attempt: Int
        /// The mail's `Message-ID`.
        public let messageID: String
        /// When.
        public let at: Instant
    }

    /// The mail server hasn't taken the mail.
    public struct Failed: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// What it is about.
        public let subjectID: String
        /// To whom.
        public let recipient: Recipient
        /// The attempt.
        public let attempt: Int
        /// The server's words; they may repeat an address, so they stay sealed.
        public let reason: String
        /// What kind of failure.
        public let because: Failure
        /// Whether it is given up.
        public let isFinal: Bool
        /// When it is tried again, nil when it is given up.
        public let retryAt: Instant?
        /// When.
        public let at: Instant
    }

    /// The outcome of an attempt is unknown; the same mail goes again.
    public struct TrackLost: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// The attempt.
        public let attempt: Int
        /// Whether it is given up.
        public let isFinal: Bool
        /// When the same mail goes again, nil when it is given up.
        public let retryAt: Instant?
        /// When.
        public let at: Instant
    }

    /// One more thing came to share the page.
    public struct SubjectAdded: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// The thing.
        public let subjectID: String
        /// How many there are now.
        public let count: Int
        /// When.
        public let at: Instant
    }

    /// Somebody has taken up one of the things.
    public struct SubjectTakenUp: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// The thing.
        public let subjectID: String
        /// Who.
        public let by: PersonID?
        /// When.
        public let at: Instant
    }

    /// The recipient has seen it.
    public struct Acknowledged: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// What it is about.
        public let subjectID: String
        /// Whose page it was.
        public let recipient: Recipient
        /// Who acknowledged.
        public let by: PersonID?
        /// When, by the record of the service where it was said.
        public let acknowledgedAt: Instant
        /// When it was taken in here.
        public let at: Instant
    }

    /// The page ended without an answer.
    public struct Closed: Sendable, Codable, Equatable {
        /// The page.
        public let pageID: String
        /// What it is about.
        public let subjectID: String
        /// Why.
        public let reason: CloseReason
        /// When.
        public let at: Instant
    }
}
