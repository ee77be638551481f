import Domain

extension Instant {
    /// `Fri 20 Nov 2026 16:30`, on London clocks.
    var london: String {
        let civil = LondonTime.civil(of: self)
        return "\(civil.date.short) \(civil.time)"
    }
}

extension CivilDate {
    /// `Fri 20 Nov 2026`.
    var short: String { "\(self.weekday.name.prefix(3)) \(self.day) \(self.monthName.prefix(3)) \(self.year)" }
}

extension String {
    /// A time in RFC 3339 as London clocks show it, a date with its weekday; anything else as it is.
    var inLondon: String {
        guard self.utf8.count >= 10, self.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return self }
        return Instant(rfc3339: self)?.london ?? CivilDate(iso: self)?.short ?? self
    }

    /// A field's name as words: `earliestStart` becomes `earliest start`, `incidentID` becomes `incident id`.
    var inWords: String {
        var words = ""
        var previous: Character?
        for character in self {
            if character.isUppercase, previous?.isUppercase == false { words += " " }
            words += character.lowercased()
            previous = character
        }
        return words
    }
}
