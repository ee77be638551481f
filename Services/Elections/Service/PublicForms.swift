import Domain
import ElectionsDomain
import Messages
import ServiceKit

/// The public form of each event, written out: ids and GREEN facts.
///
/// Names and addresses go sealed to those who need them.
enum PublicForms {
    static func person(_ event: PersonRecord.Event, _ id: String) -> Outward? {
        switch event {
        case .registered(let registered):
            Outward(
                PersonRegistered(person: registered.person),
                secret: .init(name: registered.name, email: registered.email),
                sealedFor: StreamName(PersonRecord.self, id).description,
                about: id
            )
        }
    }

    static func register(_ event: RegisterBook.Event, _ id: String) -> Outward? {
        switch event {
        case .imported(let imported):
            Outward(
                RegisterChanged(
                    version: imported.version,
                    effectiveOn: imported.effectiveOn,
                    cause: imported.cause,
                    termsOfReference: imported.document.termsOfReference,
                    n: imported.n,
                    quorum: imported.quorum,
                    appointments: imported.document.appointments.map(\.registered),
                    alternates: imported.document.alternates.map(\.registered),
                    representatives: imported.document.representatives.map {
                        RegisteredRepresentative(kind: $0.kind, person: $0.person, declaredOn: $0.declaredOn)
                    },
                    signatories: imported.document.signatories.map(\.person)
                ),
                about: id
            )
        }
    }

    static func call(_ event: NominationCall.Event, _ id: String) -> Outward? {
        switch event {
        case .opened(let opened):
            Outward(
                CallOpened(
                    callId: opened.callID,
                    vacancies: opened.vacancies.map { .init(category: $0.category, count: $0.count) },
                    termMonths: opened.termMonths,
                    nominationsCloseAt: opened.nominationsCloseAt,
                    sendTo: opened.sendTo
                ),
                about: id,
                classification: .white
            )
        case .nominationEntered(let entered):
            Outward(
                NominationReceived(
                    callId: entered.callID,
                    nominationId: entered.nominationID,
                    category: entered.category,
                    standing: entered.standing.word,
                    gaps: entered.gaps
                ),
                about: entered.nominationID
            )
        case .closed(let closed):
            Outward(
                NominationsClosed(
                    callId: closed.callID,
                    contests: closed.contests.map {
                        .init(category: $0.category, seats: $0.seats, valid: $0.valid, outcome: $0.outcome.word)
                    }
                ),
                about: id
            )
        }
    }
}

extension RegisterDocument.Appointment {
    fileprivate var registered: RegisteredAppointment {
        RegisteredAppointment(
            seat: self.seat,
            category: self.category,
            person: self.person,
            start: self.start,
            end: self.end,
            partyCategory: self.partyCategory,
            confirmedOn: self.confirmedOn,
            declaredOn: self.declaredOn
        )
    }
}

extension RegisterDocument.Alternate {
    fileprivate var registered: RegisteredAlternate {
        RegisteredAlternate(
            person: self.person,
            forSeat: self.seat,
            approvedOn: self.approvedOn,
            approvedBy: self.approvedBy,
            chairsAlternate: self.seat == .chair,
            confirmedOn: self.confirmedOn,
            declaredOn: self.declaredOn,
            sharesEmployer: self.sharesEmployer
        )
    }
}

extension Standing {
    fileprivate var word: NominationReceived.Standing {
        switch self {
        case .valid: .valid
        case .incomplete: .incomplete
        case .late: .late
        }
    }
}

extension Contest.Outcome {
    fileprivate var word: NominationsClosed.Outcome {
        switch self {
        case .electedWithVacancies: .electedWithVacancies
        case .unopposed: .unopposed
        case .vote: .vote
        case .undecided: .undecided
        }
    }
}
