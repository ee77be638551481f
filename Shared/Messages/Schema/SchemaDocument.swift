/// The JSON Schemas of all messages and answers, as files (draft 2020-12).
public enum SchemaDocument {
    /// Every file by its name: `<type>.json` for what goes over a queue, with `any` for the service where each service
    /// has the message, `<type>.answer.json` for a query's answer, `<type>.secret.json` for what a sealed part holds.
    public static func all() -> [String: [UInt8]] {
        var documents: [String: JSONValue] = [:]
        for message in Catalogue.all {
            self.add(message, to: &documents)
        }
        for message in Catalogue.common {
            self.add(message, to: &documents)
        }
        documents["quorate.reply.json"] = self.document(
            "quorate.reply",
            "The answer to a command or an alert, and to a query that is refused.",
            Reply.schema,
            examples: []
        )
        documents["quorate.not-yet.json"] = self.document(
            "quorate.not-yet",
            "The answer to a query whose `atleast` was not reached in time.",
            JSONSchema.of(NotYet.self),
            examples: [self.tree(NotYet(service: .smkiAlerts, wanted: 17, reached: 15))]
        )
        return Dictionary(uniqueKeysWithValues: documents.map { ("\($0.key)", $0.value.pretty()) })
    }

    private static func add<M: Message>(_ message: M.Type, to documents: inout [String: JSONValue]) {
        documents["\(M.type).json"] = self.document(
            M.type,
            self.title(M.kind, M.exchange, M.routingKey),
            JSONSchema.of(M.self),
            examples: [self.tree(M.sample)]
        )
        if let sealing = message as? any SealingEvent.Type {
            self.add(secretOf: sealing, to: &documents)
        }
    }

    private static func add<M: SealingEvent>(secretOf message: M.Type, to documents: inout [String: JSONValue]) {
        documents["\(M.type).secret.json"] = self.document(
            "\(M.type).secret",
            "What the sealed part holds; for \(M.readers.map(\.rawValue).joined(separator: ", ")).",
            JSONSchema.of(M.Secret.self),
            examples: [self.tree(M.sampleSecret)]
        )
    }

    private static func add<M: CommonMessage>(_ message: M.Type, to documents: inout [String: JSONValue]) {
        let type = "quorate.any.\(M.name).v1"
        documents["\(type).json"] = self.document(
            type,
            self.title(M.kind, M.exchange, "<service>.\(M.name)"),
            JSONSchema.of(M.self),
            examples: [self.tree(M.sample)]
        )
        if let query = message as? any QueryMessage.Type {
            self.add(answerTo: query, type: type, to: &documents)
        }
    }

    private static func add<M: QueryMessage>(
        answerTo message: M.Type,
        type: String,
        to documents: inout [String: JSONValue]
    ) {
        documents["\(type).answer.json"] = self.document(
            "\(type).answer",
            "The answer to this query.",
            JSONSchema.of(M.Answer.self),
            examples: [self.tree(M.sampleAnswer)]
        )
    }

    private static func title(_ kind: MessageKind, _ exchange: String, _ routingKey: String) -> String {
        let article = kind == .alert || kind == .event ? "An" : "A"
        return "\(article) \(kind.rawValue): exchange \(exchange), routing key \(routingKey)."
    }

    private static func document(
        _ type: String,
        _ description: String,
        _ schema: JSONSchema,
        examples: [JSONValue]
    ) -> JSONValue {
        var members: [String: JSONValue] = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("urn:quorate:schema:\(type)"),
            "title": .string(type),
            "description": .string(description),
        ]
        if !examples.isEmpty { members["examples"] = .array(examples) }
        return .object(members.merging(schema.json.object ?? [:]) { first, _ in first })
    }

    private static func tree(_ value: some Encodable) -> JSONValue {
        (try? JSONValue(parsing: Wire.encode(value))) ?? .null
    }
}

extension Reply {
    /// The three forms of an answer, told apart by the member `outcome`.
    static var schema: JSONSchema {
        func form(_ outcome: Outcome, _ type: any Decodable.Type) -> JSONSchema {
            guard case .object(let properties) = JSONSchema.of(type).shape else { return JSONSchema(shape: .any) }
            let word = JSONSchema(shape: .words([outcome.rawValue]))
            return JSONSchema(
                shape: .object([.init(name: "outcome", schema: word, isRequired: true)] + properties)
            )
        }
        return JSONSchema(
            shape: .oneOf([
                form(.accepted, Accepted.self), form(.refused, Refused.self), form(.rejected, Rejected.self),
            ])
        )
    }
}
