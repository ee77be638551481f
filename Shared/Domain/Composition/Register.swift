/// Who sits on the committee on one day: composition, holders, Alternates, representatives.
public struct Register: Sendable, Codable, Hashable {
    /// The day it describes.
    public let date: CivilDate
    /// The seats in force that day.
    public let composition: Composition
    /// Who holds which seat.
    public let appointments: [Appointment]
    /// Who may stand in.
    public let alternates: [Alternate]
    /// Who attends without a vote.
    public let representatives: [Representative]
    /// Other people who have signed the agreement: secretariat staff, invitees.
    public let otherSignatories: Set<PersonID>

    /// Puts a register together after checking it against the composition.
    ///
    /// - Throws: `MEM-05 noSuchSeat` or `seatTaken`, `MEM-32 partyCategoryMismatch`, `ELE-09 onePersonOneSeat`,
    ///   `MEM-24 alternateOfOneself` or `noSuchSeat`, `MEM-07 beforeEstablishment`.
    public init(
        on date: CivilDate,
        appointments: [Appointment],
        alternates: [Alternate] = [],
        representatives: [Representative] = [],
        otherSignatories: Set<PersonID> = []
    ) throws(Refusal) {
        self.date = date
        self.composition = try Composition.inForce(on: date)
        self.appointments = appointments
        self.alternates = alternates
        self.representatives = representatives
        self.otherSignatories = otherSignatories
        try self.check()
    }

    private func check() throws(Refusal) {
        var seats: Set<SeatID> = []
        var people: Set<PersonID> = []
        for appointment in self.appointments {
            guard let seat = self.composition.seat(appointment.seat) else {
                throw Refusal("MEM-05", "noSuchSeat", ["seat": "\(appointment.seat)", "date": self.date.iso])
            }
            guard seats.insert(seat.id).inserted else {
                throw Refusal("MEM-05", "seatTaken", ["seat": "\(seat.id)", "person": "\(appointment.person)"])
            }
            guard people.insert(appointment.person).inserted else {
                throw Refusal("ELE-09", "onePersonOneSeat", ["seat": "\(seat.id)", "person": "\(appointment.person)"])
            }
            try Composition.requireMatch(seat.category, appointment.partyCategory)
        }
        for alternate in self.alternates {
            guard self.composition.seat(alternate.seat) != nil else {
                throw Refusal("MEM-24", "noSuchSeat", ["seat": "\(alternate.seat)", "person": "\(alternate.person)"])
            }
            guard self.holder(of: alternate.seat)?.person != alternate.person else {
                throw Refusal(
                    "MEM-24",
                    "alternateOfOneself",
                    ["seat": "\(alternate.seat)", "person": "\(alternate.person)"]
                )
            }
        }
    }

    /// Who holds a seat, nil when it is vacant.
    public func holder(of seat: SeatID) -> Appointment? { self.appointments.first { $0.seat == seat } }

    /// What a seat may do in a vote that day.
    public func voting(_ seat: SeatID) -> VotingRight {
        self.composition.seat(seat).map { self.composition.voting($0.category) } ?? .none
    }

    /// The appointments that make n (MTG-10): Members and Chair with a vote of some kind, confirmed (AMB-28), the
    /// Chair by AMB-03.
    ///
    /// Vacant seats count for nothing (MEM-31).
    public func appointed(_ policies: Policies) -> [Appointment] {
        self.appointments.filter { appointment in
            switch self.voting(appointment.seat) {
            case .none: false
            case .castingOnly: policies.chairCounting == .counts && self.isAppointed(appointment, policies)
            case .full: self.isAppointed(appointment, policies)
            }
        }
    }

    private func isAppointed(_ appointment: Appointment, _ policies: Policies) -> Bool {
        appointment.isConfirmed || policies.unconfirmedCounting == .included
    }

    /// The number of appointed Members, n.
    public func appointedCount(_ policies: Policies) -> Int { self.appointed(policies).count }

    /// The quorum of an ordinary meeting that day.
    public func quorum(_ policies: Policies) -> Int {
        Quorum.required(appointed: self.appointedCount(policies), policies: policies)
    }
}
