public import Domain
internal import Messages

/// What a service that follows elections knows of the register: the latest state, and those before it by their dates.
public struct RegisterCopy: Copy {
    /// One state of the register, in force from a day on.
    struct State: Codable, Sendable {
        let version: Int
        let effectiveOn: CivilDate
        let termsOfReference: String
        let appointments: [RegisteredAppointment]
        let alternates: [RegisteredAlternate]
        let representatives: [RegisteredRepresentative]
        let signatories: [PersonID]
    }

    /// The first part of its key.
    public static let kind = "register"
    /// There is one register.
    public static let id = "pma"

    private(set) var states: [State] = []

    /// No register yet.
    public init() {}

    mutating func take(_ event: RegisterChanged) {
        self.states.removeAll { $0.version >= event.version }
        self.states.append(
            State(
                version: event.version,
                effectiveOn: event.effectiveOn,
                termsOfReference: event.termsOfReference,
                appointments: event.appointments,
                alternates: event.alternates,
                representatives: event.representatives,
                signatories: event.signatories ?? []
            )
        )
    }

    /// Who sits on the committee on a day; nil before a register was imported.
    ///
    /// Days before its first state are judged by the newest one, whose terms still have to hold on the day.
    ///
    /// - Throws: a refusal of the register's own rules, which elections had checked before it published it.
    public func register(on date: CivilDate) throws(Refusal) -> Register? {
        guard let state = self.states.last(where: { $0.effectiveOn <= date }) ?? self.states.last else { return nil }
        return try Register(
            on: max(date, state.effectiveOn),
            appointments: state.appointments.filter { $0.holds(on: date) }.map(\.appointment),
            alternates: state.alternates.map(\.alternate),
            representatives: state.representatives.map(\.representative),
            otherSignatories: Set(state.signatories)
        )
    }
}

extension CopyDefinition {
    /// The register, for every service that follows elections.
    public static let register = CopyDefinition(
        RegisterCopy.self,
        of: .elections,
        [
            CopyChange(on: RegisterChanged.self, id: { _ in RegisterCopy.id }) { copy, event, _ in copy.take(event) }
        ]
    )
}
