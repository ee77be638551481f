public import Domain

extension Meeting {
    /// What may be asked of a meeting.
    ///
    /// Whoever asks stands in the context's actor, never in a command.
    public enum Command: Sendable {
        /// The Chair or the Chair's Alternate calls it.
        case call(Call)
        /// An invited person says whether they will come.
        case respond(Respond)
        /// The Chair or the Chair's Alternate opens it.
        case open(Open)
        /// The service looks, once the waiting time is over, whether an ordinary meeting is quorate (MTG-09).
        case endWait(EndWait)
        /// Somebody arrived or left.
        case recordAttendance(RecordAttendance)
        /// The Chair or the Chair's Alternate opens an item.
        case openItem(OpenItem)
        /// A Member declares a conflict for an item.
        case declareConflict(DeclareConflict)
        /// A conflicted Member's Alternate declares to have no conflict of their own (AMB-25).
        case declareNoConflict(DeclareNoConflict)
        /// Whoever presides lets an Alternate of the same employer act for a conflicted Member (AMB-25).
        case admitAlternate(AdmitAlternate)
        /// Somebody puts a motion.
        case putMotion(PutMotion)
        /// Somebody votes; a second vote before the close replaces the first.
        case vote(CastVote)
        /// Whoever presides closes the vote.
        case closeVote(CloseVote)
        /// Whoever presides decides a deadlock.
        case castingVote(CastingVote)
        /// Whoever presides, or the secretariat, closes the meeting.
        case close(Close)
    }

    /// Calls the meeting.
    public struct Call: Sendable {
        /// The meeting's new id, the next of its ``MeetingSeries``.
        public let meetingID: String
        /// The incident, as asked for.
        public let incidentID: String
        /// What is known of that incident.
        public let convening: Convening
        /// By which route.
        public let route: Route
        /// The start.
        public let startsAt: Instant
        /// Where.
        public let location: String
        /// How to attend otherwise than in person.
        public let remoteAttendance: String
        /// The items; nil gives the one RED item on key use.
        public let agenda: [AgendaItem]?
        /// Who must be asked; nil is everybody.
        public let invitees: [PersonID]?
        /// Why this route.
        public let reason: String
        /// Who directed a shorter notice, and why.
        public let direction: NoticeDirection?
        /// The register as it stands today.
        public let register: Register

        /// Puts the call together.
        public init(
            meetingID: String,
            incidentID: String,
            convening: Convening,
            route: Route,
            startsAt: Instant,
            location: String,
            remoteAttendance: String,
            agenda: [AgendaItem]? = nil,
            invitees: [PersonID]? = nil,
            reason: String,
            direction: NoticeDirection? = nil,
            register: Register
        ) {
            self.meetingID = meetingID
            self.incidentID = incidentID
            self.convening = convening
            self.route = route
            self.startsAt = startsAt
            self.location = location
            self.remoteAttendance = remoteAttendance
            self.agenda = agenda
            self.invitees = invitees
            self.reason = reason
            self.direction = direction
            self.register = register
        }
    }

    /// Answers the notice.
    public struct Respond: Sendable {
        /// Coming or not.
        public let answer: Answer
        /// How, if coming.
        public let mode: Attendance.Mode?
        /// For whom the secretariat records it.
        public let onBehalfOf: OnBehalf?
        /// The register as it stands today.
        public let register: Register

        /// Puts the answer together.
        public init(answer: Answer, mode: Attendance.Mode? = nil, onBehalfOf: OnBehalf? = nil, register: Register) {
            self.answer = answer
            self.mode = mode
            self.onBehalfOf = onBehalfOf
            self.register = register
        }
    }

    /// Opens the meeting.
    public struct Open: Sendable {
        /// The register as it stands today.
        public let register: Register

        /// Brings the register.
        public init(register: Register) { self.register = register }
    }

    /// Ends the wait for a quorum.
    public struct EndWait: Sendable {
        /// The register as it stands today.
        public let register: Register

        /// Brings the register.
        public init(register: Register) { self.register = register }
    }

    /// Records that somebody arrived or left.
    public struct RecordAttendance: Sendable {
        /// Which of the two.
        public let presence: Presence
        /// How; in person when nothing is said.
        public let mode: Attendance.Mode?
        /// For whom the secretariat records it.
        public let onBehalfOf: OnBehalf?
        /// The register as it stands today.
        public let register: Register

        /// Puts the record together.
        public init(
            presence: Presence,
            mode: Attendance.Mode? = nil,
            onBehalfOf: OnBehalf? = nil,
            register: Register
        ) {
            self.presence = presence
            self.mode = mode
            self.onBehalfOf = onBehalfOf
            self.register = register
        }
    }

    /// Opens an item.
    public struct OpenItem: Sendable {
        /// The item.
        public let itemID: String
        /// Persons admitted by name to this item's closed session: the DCC's representative, experts (SEC-11, MTG-20).
        public let admitted: Set<PersonID>
        /// The register as it stands today.
        public let register: Register

        /// Names item and persons.
        public init(
            itemID: String,
            admitted: Set<PersonID> = [],
            register: Register
        ) {
            self.itemID = itemID
            self.admitted = admitted
            self.register = register
        }
    }

    /// Declares a conflict.
    public struct DeclareConflict: Sendable {
        /// The item.
        public let itemID: String
        /// The interest.
        public let reason: String
        /// For whom the secretariat records it.
        public let onBehalfOf: OnBehalf?
        /// The register as it stands today.
        public let register: Register

        /// Puts the declaration together.
        public init(itemID: String, reason: String, onBehalfOf: OnBehalf? = nil, register: Register) {
            self.itemID = itemID
            self.reason = reason
            self.onBehalfOf = onBehalfOf
            self.register = register
        }
    }

    /// Declares that there is no conflict of one's own, so as to act for a conflicted Member.
    public struct DeclareNoConflict: Sendable {
        /// The item.
        public let itemID: String
        /// For whom the secretariat records it.
        public let onBehalfOf: OnBehalf?
        /// The register as it stands today.
        public let register: Register

        /// Puts the declaration together.
        public init(itemID: String, onBehalfOf: OnBehalf? = nil, register: Register) {
            self.itemID = itemID
            self.onBehalfOf = onBehalfOf
            self.register = register
        }
    }

    /// Lets an Alternate of the same employer act.
    public struct AdmitAlternate: Sendable {
        /// The item.
        public let itemID: String
        /// The Alternate.
        public let person: PersonID
        /// Why.
        public let reason: String
        /// The register as it stands today.
        public let register: Register

        /// Puts the decision together.
        public init(itemID: String, person: PersonID, reason: String, register: Register) {
            self.itemID = itemID
            self.person = person
            self.reason = reason
            self.register = register
        }
    }

    /// Puts a motion.
    public struct PutMotion: Sendable {
        /// The item it belongs to.
        public let itemID: String
        /// What it would decide.
        public let subject: MotionSubject
        /// The version of the Recovery Key Guidance it follows.
        public let guidanceVersion: String?
        /// That version as it is loaded, if it is.
        public let guidance: Guidance
        /// The answers to the Guidance's factors.
        public let factors: [FactorAnswer]
        /// The steps done, by id.
        public let steps: [String]
        /// Why.
        public let reasons: String
        /// The register as it stands today.
        public let register: Register

        /// Puts the motion together.
        public init(
            itemID: String,
            subject: MotionSubject,
            guidanceVersion: String? = nil,
            guidance: Guidance = Guidance(),
            factors: [FactorAnswer] = [],
            steps: [String] = [],
            reasons: String,
            register: Register
        ) {
            self.itemID = itemID
            self.subject = subject
            self.guidanceVersion = guidanceVersion
            self.guidance = guidance
            self.factors = factors
            self.steps = steps
            self.reasons = reasons
            self.register = register
        }
    }

    /// Votes.
    public struct CastVote: Sendable {
        /// The motion.
        public let motionID: String
        /// How.
        public let choice: Vote
        /// For whom the secretariat records it.
        public let onBehalfOf: OnBehalf?
        /// The register as it stands today.
        public let register: Register

        /// Puts the vote together.
        public init(motionID: String, choice: Vote, onBehalfOf: OnBehalf? = nil, register: Register) {
            self.motionID = motionID
            self.choice = choice
            self.onBehalfOf = onBehalfOf
            self.register = register
        }
    }

    /// Closes a vote.
    public struct CloseVote: Sendable {
        /// The motion.
        public let motionID: String
        /// The register as it stands today.
        public let register: Register

        /// Names motion and register.
        public init(motionID: String, register: Register) {
            self.motionID = motionID
            self.register = register
        }
    }

    /// Decides a deadlock.
    public struct CastingVote: Sendable {
        /// The motion.
        public let motionID: String
        /// True is for.
        public let isFor: Bool
        /// The register as it stands today.
        public let register: Register

        /// Names motion, choice and register.
        public init(motionID: String, isFor: Bool, register: Register) {
            self.motionID = motionID
            self.isFor = isFor
            self.register = register
        }
    }

    /// Closes the meeting.
    public struct Close: Sendable {
        /// The register as it stands today.
        public let register: Register

        /// Brings the register.
        public init(register: Register) { self.register = register }
    }
}
