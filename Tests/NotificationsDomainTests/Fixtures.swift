import Domain
import Foundation
import NotificationsDomain
import Testing

/// A register, an obligation and contexts that the suites share.
enum Fixtures {
    static let day = CivilDate(2026, 11, 20)
    /// Friday, 20 November 2026, 16:30 in London.
    static let friday = LondonTime.instant(of: day, CivilTime(16, 30))

    static func after(_ minutes: Int, _ seconds: Int = 0) -> Instant {
        friday.adding(minutes: minutes).adding(seconds: seconds)
    }

    static func london(_ date: CivilDate, _ hour: Int, _ minute: Int = 0, _ second: Int = 0) -> Instant {
        LondonTime.instant(of: date, CivilTime(hour, minute, second))
    }

    static func context(
        _ now: Instant = Fixtures.friday,
        _ roles: Set<Role> = [.service],
        policies: String? = nil
    ) throws -> DecisionContext {
        let book = try policies.map { try PolicyBook.standard.overridden(byJSON: Data($0.utf8)) } ?? .standard
        return DecisionContext(
            now: now,
            actor: Actor(user: "notifications", roles: roles),
            policies: book.inForce(on: LondonTime.civil(of: now).date)
        )
    }

    static let policies = Policies.inForce(on: day)

    /// All ten seats filled by people named by their seat, a Chair's Alternate and two Alternates.
    static func register(
        vacant: Set<SeatID> = [],
        alternates: [Alternate] = Fixtures.alternates
    ) throws -> Register {
        let seats = Composition.expanded.seats.filter { !vacant.contains($0.id) }
        return try Register(
            on: day,
            appointments: seats.map { seat in
                Appointment(
                    seat: seat.id,
                    person: PersonID(seat.id.value),
                    isConfirmed: true,
                    hasDeclared: true,
                    partyCategory: seat.category.partyCategories?.first
                )
            },
            alternates: alternates
        )
    }

    static let alternates = [
        alternate("deputy", for: "chair"), alternate("ls-stand-in", for: "largeSupplier-1"),
        alternate("gas-stand-in", for: "gasNetworks-1"),
    ]

    static func alternate(_ person: PersonID, for seat: SeatID) -> Alternate {
        Alternate(person: person, for: seat, isApproved: true, isConfirmed: true, hasDeclared: true)
    }

    static func obligation(
        _ kind: NoticeKind = .alertRaised,
        subject: String = "INC-2026-0001",
        status: PageStatus = .actual,
        to recipient: Recipient = .person("chair"),
        isExceptional: Bool = false,
        repeatMinutes: Int? = nil,
        classification: Classification = .red,
        facts: GreenFacts = GreenFacts().with(.reportedAt, Fixtures.friday)
    ) -> Obligation {
        Obligation(
            pageID: Obligation.pageID(kind, subject, recipient),
            kind: kind,
            subjectID: subject,
            status: status,
            recipient: recipient,
            isExceptional: isExceptional,
            repeatMinutes: repeatMinutes,
            classification: classification,
            facts: facts
        )
    }
}

extension Aggregate {
    /// Decides and takes the events in.
    @discardableResult
    mutating func run(_ command: Command, _ context: DecisionContext) throws -> [Event] {
        let events = try self.decide(command, context)
        for event in events { self.apply(event) }
        return events
    }
}
