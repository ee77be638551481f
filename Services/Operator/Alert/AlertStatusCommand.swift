import ArgumentParser
import Messages

extension AlertCommand {
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what became of an alert: the incident that it opened, or the refusal.",
            discussion: """
                Takes the sender's alert id, an incident's id (INC-, EXR-, TST-), the id under which a refused or unreadable \
                alert was kept (SET-), or the message id of your own refused alert (--id). Alert ids are RED: only those \
                cleared for an incident find it by its alert id.
                """
        )

        @Argument(help: "An alert's, an incident's, a refusal's or a message's id.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await self.connection.withSession { try await AlertTrace(session: $0).find(self.id) }
            switch answer {
            case .thing(let thing): self.connection.print(thing)
            case .refusal(let why): WhyAnswer(service: .smkiAlerts, answer: why).print(self.connection.output)
            }
        }
    }
}

/// Looks for what became of an alert.
struct AlertTrace {
    enum Found {
        case thing(GetQuery.Answer)
        case refusal(WhyQuery.Answer)
    }

    let session: Session

    func find(_ id: String) async throws -> Found {
        for kind in ["incident", "refusal"] {
            if let thing = try await self.unlessUnknown({ try await self.session.get(kind, id, at: .smkiAlerts) }) {
                return .thing(thing)
            }
        }
        var withheld = 0
        for item in try await self.session.list("incident", at: .smkiAlerts).reversed() {
            let incident = try await self.session.get("incident", item.id, at: .smkiAlerts)
            if incident.withheld != nil { withheld += 1 }
            if incident.body["alert"]?["alertID"]?.string == id { return .thing(incident) }
        }
        if let why = try await self.unlessUnknown({ try await self.session.ask(WhyQuery(id: id), of: .smkiAlerts) }) {
            return .refusal(why)
        }
        throw Failure.missing(
            "Nothing is known under \(id)."
                + (withheld > 0
                    ? " \(withheld) incidents are withheld from this user; somebody cleared for them may find it there."
                    : "")
        )
    }

    /// What is unknown under one name may be known under another.
    private func unlessUnknown<Value>(_ ask: () async throws -> Value) async throws -> Value? {
        do {
            return try await ask()
        } catch Failure.refused(let refused) where refused.code == "unknownId" {
            return nil
        }
    }
}
