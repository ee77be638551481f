import Foundation
import Messages
import Testing

@Suite("The catalogue of messages")
struct TheCatalogue {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let schemas = root.appendingPathComponent("docs/messages/schemas")

    /// Service, message and kind of every row of the printed catalogue.
    static func printed() throws -> Set<String> {
        let text = try String(contentsOf: root.appendingPathComponent("docs/messages/catalogue.md"), encoding: .utf8)
        var service = ""
        var rows: Set<String> = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## ") {
                service = line == "## Every service" ? "any" : String(line.dropFirst(3))
            }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            guard cells.count > 3, cells[1].hasPrefix(" `"),
                let kind = cells[2].split(separator: " ").first
            else { continue }
            for name in cells[1].split(separator: ",") {
                rows.insert("\(service) \(name.trimmingCharacters(in: [" ", "`"])) \(kind)")
            }
        }
        return rows
    }

    @Test("has exactly the messages that are printed")
    func printedMessages() throws {
        let single = Catalogue.all.map { "\($0.service) \($0.name) \($0.kind)" }
        let common = Catalogue.common.map { "any \($0.name) \($0.kind)" }
        #expect(Set(single + common) == (try Self.printed()))
        #expect(Set(single).count == single.count)
    }

    /// The field words of a printed row, where a row names fields.
    @Test("has the fields that are printed, and which of them may be absent")
    func printedFields() throws {
        let text = try String(
            contentsOf: Self.root.appendingPathComponent("docs/messages/catalogue.md"),
            encoding: .utf8
        )
        for message in Catalogue.all {
            let row = try #require(
                text.split(separator: "\n").first { row in
                    guard let first = row.split(separator: "|").first else { return false }
                    return row.hasPrefix("| ")
                        && first.split(separator: ",").contains {
                            $0.trimmingCharacters(in: [" ", "`"]) == message.name
                        }
                }
            )
            let fields = Self.fields(of: message)
            for name in fields where name != "expectedVersion" && name != "sealed" {
                #expect(row.contains(name), "\(message.type): \(name) isn't printed")
            }
        }
    }

    static func fields(of message: any Message.Type) -> [String] {
        func names<M: Message>(_ type: M.Type) -> [String] {
            (try? JSONValue(parsing: Wire.encode(M.sample)))?.object?.keys.sorted() ?? []
        }
        return names(message)
    }

    @Test("has examples that come back whole and fit their schema")
    func samples() throws {
        func check<M: Message>(_ type: M.Type) throws {
            let bytes = Wire.encode(M.sample)
            #expect(try Wire.decode(M.self, from: bytes) == M.sample)
            #expect(JSONSchema.of(M.self).problems(in: try JSONValue(parsing: bytes)) == [])
        }
        func check<M: CommonMessage>(common type: M.Type) throws {
            let bytes = Wire.encode(M.sample)
            #expect(try Wire.decode(M.self, from: bytes) == M.sample)
            #expect(JSONSchema.of(M.self).problems(in: try JSONValue(parsing: bytes)) == [])
        }
        func check<M: QueryMessage>(query type: M.Type) throws {
            let bytes = Wire.encode(M.sampleAnswer)
            #expect(try Wire.decode(M.Answer.self, from: bytes) == M.sampleAnswer)
            #expect(JSONSchema.of(M.Answer.self).problems(in: try JSONValue(parsing: bytes)) == [])
        }
        func check<M: SealingEvent>(sealing type: M.Type) throws {
            let bytes = Wire.encode(M.sampleSecret)
            #expect(try Wire.decode(M.Secret.self, from: bytes) == M.sampleSecret)
            #expect(!M.readers.contains(M.service))
        }
        for message in Catalogue.all {
            try check(message)
            if let sealing = message as? any SealingEvent.Type { try check(sealing: sealing) }
        }
        for message in Catalogue.common {
            try check(common: message)
            if let query = message as? any QueryMessage.Type { try check(query: query) }
        }
    }

    @Test("has examples with every field filled in")
    func whole() {
        func optionals(_ value: Any) -> [String] {
            Mirror(reflecting: value).children.compactMap { child in
                let mirror = Mirror(reflecting: child.value)
                return mirror.displayStyle == .optional && mirror.children.isEmpty ? child.label : nil
            }
        }
        for sample in [NoKeyUse.sample.keyUse, RequireRecoveryKey.sample.keyUse, RequireContingencyKey.sample.keyUse] {
            #expect(optionals(sample) == [])
        }
        for message in Catalogue.all {
            let sample: any Message = message.sample
            #expect(optionals(sample) == [], "\(message.type)")
        }
    }

    @Test("has three directions about a key that differ by their names only")
    func keyUse() {
        let directions: [any Message.Type] = [NoKeyUse.self, RequireRecoveryKey.self, RequireContingencyKey.self]
        for direction in directions {
            #expect(
                Self.fields(of: direction) == [
                    "decidedAt", "decisionId", "directionId", "guidanceVersion", "incidentId", "meetingId",
                    "presentAndNeeded", "reasonsId", "scope", "supersedes",
                ]
            )
        }
        #expect(Set(directions.map { $0.type }).count == 3)
    }

    @Test("finds a message by its type")
    func lookUp() {
        #expect(Catalogue.message(of: "quorate.meetings.vote.v1") == CastVote.self)
        #expect(Catalogue.message(of: "quorate.meetings.vote.v2") == nil)
        #expect(CompromiseReported.routingKey == "compromise.reported")
        #expect(CompromiseReported.exchange == "quorate.alerts")
        #expect(RequireRecoveryKey.routingKey == "dcc.require-recovery-key")
        #expect(NoKeyUse.routingKey(to: "exercise") == "exercise.no-key-use")
        #expect(SetClock.type(for: .smkiAlerts) == "quorate.smki-alerts.set-clock.v1")
        #expect(ClockQuery.routingKey(for: .meetings) == "meetings.clock")
    }

    /// To write them anew: `QUORATE_WRITE_SCHEMAS=1 swift test --filter MessagesTests`.
    @Test("has its schemas in docs/messages/schemas, none stale and none left over")
    func schemaFiles() throws {
        let wanted = SchemaDocument.all()
        let files = FileManager.default
        if ProcessInfo.processInfo.environment["QUORATE_WRITE_SCHEMAS"] != nil {
            try? files.removeItem(at: Self.schemas)
            try files.createDirectory(at: Self.schemas, withIntermediateDirectories: true)
            for (name, bytes) in wanted {
                try Data(bytes).write(to: Self.schemas.appendingPathComponent(name))
            }
        }
        #expect(Set(try files.contentsOfDirectory(atPath: Self.schemas.path)) == Set(wanted.keys))
        for (name, bytes) in wanted {
            let found = try Data(contentsOf: Self.schemas.appendingPathComponent(name))
            #expect(Array(found) == bytes, "\(name) is stale; write the schemas anew")
        }
    }

    @Test("tells in an alert's schema what the rules ask for")
    func alertSchema() {
        let schema = JSONSchema.of(CompromiseReported.self)
        let problems = schema.problems(in: ["alertId": "A", "version": 1, "certainty": "perhaps", "noticedAt": "noon"])
        #expect(problems.contains { $0.hasPrefix("incidentKind: is missing") })
        #expect(problems.contains { $0.hasPrefix("certainty: ") && $0.hasSuffix("one of suspected, confirmed") })
        #expect(problems.contains { $0.hasPrefix("noticedAt: ") })
    }
}
