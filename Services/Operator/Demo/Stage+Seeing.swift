import Domain
import Messages

// What must be seen of it, by somebody who did not do it.

extension Stage {
    /// Waits for an entry in a journal, reads it as the auditor and tells of it.
    /// - Parameter isNew: only what came since the last turn counts.
    @discardableResult
    func expect(
        _ type: any Message.Type,
        _ what: String,
        telling: (JSONValue) -> String = { _ in "" },
        isNew: Bool = true,
        where matches: (JSONValue) -> Bool = { _ in true }
    ) async throws -> JSONValue? {
        let place = "journal of \(type.service)"
        let found = try await Eventually.find {
            let entries = isNew ? try await self.watch.new(type) : try await self.watch.all(type)
            return entries.last { matches($0.data) }
        }
        guard let (entry, took) = found else {
            self.timeline.missed("\(type.name): \(what)", in: place)
            return nil
        }
        let told = telling(entry.data)
        self.timeline.sighted(
            "\(type.name): \(what)\(told.isEmpty ? "" : ", \(told)")",
            took,
            in: "\(place), entry \(entry.sequence)"
        )
        return entry.data
    }

    /// The same, where nothing that follows makes sense without it.
    func require(
        _ type: any Message.Type,
        _ what: String,
        telling: (JSONValue) -> String = { _ in "" },
        where matches: (JSONValue) -> Bool = { _ in true }
    ) async throws -> JSONValue {
        guard let data = try await self.expect(type, what, telling: telling, where: matches) else {
            throw StepFailed(what: "The path can't go on without \(type.name).", place: "journal of \(type.service)")
        }
        return data
    }

    /// Mails are known by the Message-IDs that notifications has recorded as sent.
    static let mailPlace = "Maildir, page-sent in the journal of notifications"

    /// Waits for mails of some kinds to all these people: sent by the journal of notifications, and in the Maildir.
    func expectMails(
        _ kinds: Set<String>,
        about subject: String? = nil,
        _ what: String,
        to persons: Set<PersonID>
    ) async throws {
        let place = Self.mailPlace
        var reached: Set<PersonID> = []
        let found = try await Eventually.find { () -> Bool? in
            reached = try await self.mailed(kinds, about: subject)
            return persons.isSubset(of: reached) ? true : nil
        }
        if let found {
            self.timeline.sighted("mail to \(persons.count): \(what)", found.took, in: place)
        }
        for person in persons.subtracting(reached).sorted() {
            self.timeline.missed("mail to \(person): \(what)", in: place)
        }
    }

    /// Who has got a mail of some kinds since the last turn: a page was sent, and the mail lies in the Maildir under that
    /// person's address.
    func mailed(_ kinds: Set<String>, about subject: String?) async throws -> Set<PersonID> {
        var kindOf: [String: String] = [:]
        for entry in try await self.watch.all(PageOpened.self) {
            kindOf[entry.data["pageId"]?.string ?? ""] = entry.data["kind"]?.string ?? ""
        }
        var people: Set<PersonID> = []
        let mails = self.newMails
        for entry in try await self.watch.new(PageSent.self)
        where subject.map({ entry.data["subjectId"]?.string == $0 }) ?? true {
            guard let page = entry.data["pageId"]?.string, let kind = kindOf[page], kinds.contains(kind),
                let person = entry.data["person"]?.string.map(PersonID.init),
                let messageID = entry.data["messageId"]?.string?.unbracketed
            else { continue }
            let mail = mails.first { $0.messageID?.unbracketed == messageID }
            guard let mail, self.address(of: person).map({ mail.recipients.contains($0) }) ?? true else { continue }
            people.insert(person)
        }
        return people
    }

    private func address(of person: PersonID) -> String? {
        self.register.persons.first { $0.id == person }?.email
    }

    /// All Members, the Chair among them.
    var members: Set<PersonID> { Set(self.register.appointments.map(\.person)) }

    /// Everybody who is paged about an alert.
    var alarmed: Set<PersonID> {
        let alternates = self.register.alternates.filter { $0.chairsAlternate == true }.map(\.person)
        return self.members.union(alternates).union([Cast.dutyContact])
    }
}

extension String {
    /// A Message-ID without its angle brackets.
    var unbracketed: String { self.replacing("<", with: "").replacing(">", with: "") }
}
