public import Domain

/// What a mail may say besides its fixed wording: nothing above GREEN can get in.
///
/// There is no way in for plain text. Ids have the shape of an id, enumeration words, numbers and times are ours, and
/// text of anybody's comes as `Cleared<Green, …>`, or as `Classified<…>`, of which the level alone is kept when it is
/// too high (NOT-04).
public struct GreenFacts: Sendable, Codable, Hashable {
    /// What a fact is about.
    public enum Name: String, Sendable, Codable, Hashable, CaseIterable, CodingKeyRepresentable {
        case incident, meeting, motion, item, decision, direction, call, nomination, proposal, refusal
        case reportedAt, at, startsAt, issuedAt, earliestStart, otherReading, closesAt, lastNoticeOn
        case present, needed, appointed, have, waived, authenticated, chairExpected, count, level, version
        case incidentState, decisionWord, refusalWord, rule, carried, standing, contests, vacancies, termMonths
        case recorded, recordedWord, recordedBy
        case sendTo, location, remoteAttendance, title, askNext, gaps, reading
    }

    private var values: [Name: String] = [:]
    private var withheld: [Name: Classification] = [:]

    /// No facts.
    public init() {}

    /// Adds text that has been cleared for GREEN.
    public func with(_ name: Name, _ text: Cleared<Green, String>) -> GreenFacts { self.setting(name, text.content) }

    /// Adds classified text; above GREEN only its level is kept.
    public func with(_ name: Name, _ text: Classified<String>) -> GreenFacts {
        if let cleared = text.cleared(upTo: Green.self) { return self.with(name, cleared) }
        var copy = self
        copy.values[name] = nil
        copy.withheld[name] = text.level
        return copy
    }

    /// Adds an id of ours; what isn't shaped like one is left out.
    public func with(_ name: Name, id text: String) -> GreenFacts {
        Reference(text).map { self.setting(name, $0.value) } ?? self
    }

    /// Adds ids of ours, in order.
    public func with(_ name: Name, ids: [String]) -> GreenFacts {
        self.setting(name, ids.compactMap { Reference($0)?.value }.joined(separator: ", "))
    }

    /// Adds a number.
    public func with(_ name: Name, _ number: Int) -> GreenFacts { self.setting(name, String(number)) }

    /// Adds a truth.
    public func with(_ name: Name, _ flag: Bool) -> GreenFacts { self.setting(name, String(flag)) }

    /// Adds an instant; it is printed as London time.
    public func with(_ name: Name, _ instant: Instant) -> GreenFacts { self.setting(name, instant.rfc3339) }

    /// Adds a day.
    public func with(_ name: Name, _ date: CivilDate) -> GreenFacts { self.setting(name, date.iso) }

    /// Adds a seat category with a number and, where there is one, an outcome: `Large Supplier 1, unopposed`.
    public func with(_ name: Name, seats: [(category: SeatCategory, count: Int, outcome: Reference?)]) -> GreenFacts {
        let lines = seats.map { seat in
            "\(seat.category.label): \(seat.count)" + (seat.outcome.map { ", \($0.value.words)" } ?? "")
        }
        return self.setting(name, lines.joined(separator: "; "))
    }

    private func setting(_ name: Name, _ text: String) -> GreenFacts {
        var copy = self
        // One line each: a fact can't make up lines of its own.
        copy.values[name] = String(text.map { $0.isNewline ? " " : $0 })
        copy.withheld[name] = nil
        return copy
    }

    /// The text of a fact, nil when it isn't there.
    func text(_ name: Name) -> String? { self.values[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The level of a fact that was kept out.
    func withheldLevel(_ name: Name) -> Classification? { self.withheld[name] }

    func flag(_ name: Name) -> Bool? { self.values[name].flatMap { Bool($0) } }

    func instant(_ name: Name) -> Instant? { self.values[name].flatMap { Instant(rfc3339: $0) } }

    /// An instant in words: `16:30 on Friday, 20 November 2026 (London time)`.
    func time(_ name: Name) -> String? {
        self.instant(name).map { instant in
            let civil = LondonTime.civil(of: instant)
            return "\(civil.time) on \(civil.date.weekdayForm) (London time)"
        }
    }

    /// A day in words: `Monday, 3 June 2019`.
    func day(_ name: Name) -> String? { self.values[name].flatMap { CivilDate(iso: $0) }?.weekdayForm }
}

extension String {
    /// A lowerCamel word as plain English: `useRecoveryPrivateKey` becomes `use recovery private key`.
    var words: String {
        self.reduce(into: "") { text, character in
            text += character.isUppercase ? " \(character.lowercased())" : String(character)
        }
    }
}
