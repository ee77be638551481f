import Domain
import MeetingsDomain
import Messages

// The domain's words and the wire's, one to one: a word that one of them lacks does not compile.

extension MatterStatus {
    var domain: IncidentStatus {
        switch self {
        case .actual: .actual
        case .exercise: .exercise
        case .test: .test
        }
    }
}

extension IncidentStatus {
    var matter: MatterStatus {
        switch self {
        case .actual: .actual
        case .exercise: .exercise
        case .test: .test
        }
    }
}

extension OnBehalfOf {
    var domain: OnBehalf { OnBehalf(person: self.person, evidence: self.evidence) }
}

extension PresentAndNeeded {
    var wire: Turnout { Turnout(present: self.present, needed: self.needed, waived: self.waived) }
}

extension Respond.Answer {
    var domain: Answer {
        switch self {
        case .attending: .attending
        case .declined: .declined
        case .tentative: .tentative
        }
    }
}

extension Answer {
    var word: Respond.Answer {
        switch self {
        case .attending: .attending
        case .declined: .declined
        case .tentative: .tentative
        }
    }
}

extension RecordAttendance.Mode {
    var domain: Attendance.Mode {
        switch self {
        case .inPerson: .inPerson
        case .telephone: .telephone
        case .web: .web
        }
    }
}

extension Attendance.Mode {
    var word: RecordAttendance.Mode {
        switch self {
        case .inPerson: .inPerson
        case .telephone: .telephone
        case .web: .web
        }
    }
}

extension RecordAttendance.Presence {
    var domain: Presence {
        switch self {
        case .arrived: .arrived
        case .left: .left
        }
    }
}

extension Presence {
    var word: RecordAttendance.Presence {
        switch self {
        case .arrived: .arrived
        case .left: .left
        }
    }
}

extension CastVote.Choice {
    var domain: Vote {
        switch self {
        case .for: .for
        case .against: .against
        case .abstain: .abstain
        }
    }
}

extension PutMotion.SubjectKind {
    var domain: MotionSubject.Kind {
        switch self {
        case .keyUse: .keyUse
        case .raiseProposal: .raiseProposal
        }
    }
}

extension MotionSubject.Kind {
    var word: PutMotion.SubjectKind {
        switch self {
        case .keyUse: .keyUse
        case .raiseProposal: .raiseProposal
        }
    }
}

extension MeetingKind {
    var word: MeetingCalled.Kind {
        switch self {
        case .ordinary: .ordinary
        case .exceptional: .exceptional
        }
    }
}

extension KeyUse {
    var word: KeyUseDecided.Decision {
        switch self {
        case .noUse: .noUse
        case .useRecoveryPrivateKey: .useRecoveryPrivateKey
        case .useContingencyPrivateKey: .useContingencyPrivateKey
        }
    }
}

extension CallMeeting.Route {
    var domain: Route {
        switch self {
        case .exceptional: .exceptional
        case .ordinaryShorterNotice: .ordinaryShorterNotice
        }
    }
}
