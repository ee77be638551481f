import ArgumentParser
import Domain
import Messages

// Looking things up: one thing, or the things of a kind.

extension Session {
    func get(_ kind: String, _ id: String, at service: ServiceName) async throws -> GetQuery.Answer {
        try await self.ask(GetQuery(kind: kind, id: id), of: service)
    }

    /// All pages of a list.
    func list(_ kind: String, at service: ServiceName, filter: [String: String]? = nil) async throws -> [ListQuery.Item]
    {
        var items: [ListQuery.Item] = []
        var after: String?
        repeat {
            let page = try await self.ask(ListQuery(kind: kind, filter: filter, after: after), of: service)
            items += page.items
            after = page.items.isEmpty ? nil : page.next
        } while after != nil
        return items
    }
}

extension ConnectionOptions {
    /// Prints one thing.
    func show(_ kind: String, _ id: String, at service: ServiceName) async throws {
        let answer = try await self.withSession { try await $0.get(kind, id, at: service) }
        self.print(answer)
    }

    func print(_ answer: GetQuery.Answer) {
        guard !self.output.json else { return Output.json(answer) }
        Output.line("\(answer.kind.inWords) \(answer.id), version \(answer.version)")
        Output.lines(answer.body.text.map { "  \($0)" })
        if let withheld = answer.withheld {
            Output.line("  The rest is \(withheld.rawValue) and withheld: this user is not cleared for it.")
        }
    }

    /// Prints the things of a kind; of their facts, those that are named.
    func list(_ kind: String, at service: ServiceName, facts: [String], filter: [String: String] = [:]) async throws {
        let items = try await self.withSession { try await $0.list(kind, at: service, filter: filter) }
        guard !self.output.json else { return Output.json(ListQuery.Answer(items: items)) }
        var table = Table(["id"] + facts.map(\.inWords))
        for item in items { table.add([item.id] + facts.map { (item.facts[$0] ?? "").inLondon }) }
        Output.lines(table.isEmpty ? ["None."] : table.lines)
    }
}
