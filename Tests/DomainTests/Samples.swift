import Domain
import Foundation
import Testing

/// People and registers that several suites share; people are named by their seat.
enum Samples {
    static let meetingDay = CivilDate(2026, 11, 20)
    static let policies = Policies.inForce(on: meetingDay)

    static func date(_ iso: String) throws -> CivilDate { try CivilDate(parsing: iso) }

    static func instant(_ rfc3339: String) throws -> Instant { try #require(Instant(rfc3339: rfc3339)) }

    /// A London date and time.
    static func london(_ date: CivilDate, _ hour: Int, _ minute: Int = 0, _ second: Int = 0) -> Instant {
        LondonTime.instant(of: date, CivilTime(hour, minute, second))
    }

    /// Standard policies with some set otherwise.
    static func policies(_ settings: String) throws -> Policies {
        try PolicyBook.standard.overridden(byJSON: Data(settings.utf8)).inForce(on: meetingDay)
    }

    /// A holder for each of the composition's seats named by its seat, the `vacant` ones left out.
    static func register(
        on date: CivilDate = meetingDay,
        vacant: Set<SeatID> = [],
        unconfirmed: Set<SeatID> = [],
        undeclared: Set<SeatID> = [],
        alternates: [Alternate] = [],
        representatives: [Representative] = [],
        otherSignatories: Set<PersonID> = []
    ) throws -> Register {
        let seats = try Composition.inForce(on: date).seats.filter { !vacant.contains($0.id) }
        return try Register(
            on: date,
            appointments: seats.map { seat in
                Appointment(
                    seat: seat.id,
                    person: PersonID(seat.id.value),
                    isConfirmed: !unconfirmed.contains(seat.id),
                    hasDeclared: !undeclared.contains(seat.id),
                    partyCategory: seat.category.partyCategories?.min { $0.rawValue < $1.rawValue }
                )
            },
            alternates: alternates,
            representatives: representatives,
            otherSignatories: otherSignatories
        )
    }

    static func alternate(_ person: PersonID, for seat: SeatID, sharesEmployer: Bool = false) -> Alternate {
        Alternate(
            person: person,
            for: seat,
            isApproved: true,
            isConfirmed: true,
            hasDeclared: true,
            sharesEmployer: sharesEmployer
        )
    }
}
