public import Domain

/// Who directed a shorter notice (MTG-02): the Panel, or the Chair or the Chair's Alternate by name.
public struct NoticeDirection: Sendable, Codable, Hashable {
    /// `panel`, `chair`, `chairAlternate`, or the id of the person who is one of the latter two.
    public let by: String
    /// Why.
    public let reason: String

    /// Puts a direction together; ``Meeting`` checks it.
    public init(by: String, reason: String) {
        self.by = by
        self.reason = reason
    }
}

/// A direction that was found good: the Panel, or a person in a capacity.
public struct DirectedNotice: Sendable, Codable, Hashable {
    /// `panel`, `chair` or `chairAlternate`.
    public let capacity: Role
    /// The person, nil for the Panel.
    public let person: PersonID?
    /// Why.
    public let reason: String

    /// Finds out who directed.
    ///
    /// - Throws: `MTG-02 directionMissing` or `MTG-02 notADirector`.
    init(_ direction: NoticeDirection?, _ register: Register, inputs: [String: String]) throws(Refusal) {
        guard let direction, !direction.by.isBlank else {
            throw Refusal(
                "MTG-02",
                "directionMissing",
                inputs,
                detail: "Notice is shorter than an ordinary meeting's: it takes direction {by, reason}, by the Chair, "
                    + "the Chair's Alternate (by name) or the Panel."
            )
        }
        guard !direction.reason.isBlank else {
            throw Refusal(
                "MTG-02",
                "directionReasonMissing",
                inputs.merging(["direction.by": direction.by]) { first, _ in first },
                detail: "A direction for a shorter notice is kept with its reason: direction.reason is blank."
            )
        }
        self.reason = direction.reason
        if direction.by == Role.panel.rawValue {
            self.capacity = .panel
            self.person = nil
            return
        }
        var officers = register.chairsAlternates.map { ($0.person, Role.chairAlternate) }
        if let chair = register.chair, chair.isConfirmed { officers.insert((chair.person, .chair), at: 0) }
        guard
            let officer = officers.first(where: { $0.0.value == direction.by || $0.1.rawValue == direction.by })
        else {
            throw Refusal(
                "MTG-02",
                "notADirector",
                inputs.merging(["direction.by": direction.by]) { first, _ in first },
                detail: "\(direction.by) can't direct a shorter notice. It takes the Panel (panel) or one of: "
                    + officers.map { "\($0.0) (\($0.1.rawValue))" }.listed + "."
            )
        }
        self.capacity = officer.1
        self.person = officer.0
    }
}
