public import AMQP
internal import Domain

extension Envelope {
    /// Reads a message in any of its accepted forms: attributes as headers with the prefix `ce-`, `cloudEvents_` or
    /// `cloudEvents:`; one JSON document with everything in it (`application/cloudevents+json`); and, for an alert
    /// only, the bare data, whose id is then the AMQP message id or else the SHA-256 of the body.
    /// - Parameters:
    ///   - properties: what AMQP says about the message.
    ///   - body: its bytes.
    ///   - kind: what may arrive where it arrived.
    /// - Throws: `malformedMessage` naming the attribute, `tooLarge`, `unknownVersion` or `unknownType`.
    public init(
        decoding properties: MessageProperties,
        body: [UInt8],
        accepting kind: MessageKind
    ) throws(MalformedMessage) {
        guard body.count <= Self.maximumSize else {
            throw .tooLarge("\(body.count) bytes; a message may have \(Self.maximumSize)")
        }
        let mediaType = Self.mediaType(properties.contentType)
        let form: CloudEventForm
        if mediaType == "application/cloudevents+json" {
            form = try CloudEventForm(structured: body)
        } else {
            guard mediaType == nil || mediaType == "application/json" || mediaType?.hasSuffix("+json") == true,
                mediaType?.hasPrefix("application/cloudevents-batch") != true
            else {
                throw .malformed(
                    "content-type: found \"\(mediaType?.prefix(64) ?? "")\"; it should be application/json "
                        + "or application/cloudevents+json"
                )
            }
            form = try CloudEventForm(headers: properties.headers, body: body)
        }
        if form.attributes.isEmpty, kind == .alert {
            self.init(
                id: properties.messageID ?? Canonical.sha256(body),
                source: properties.userID ?? "unauthenticated",
                type: CompromiseReported.type,
                data: body
            )
            return
        }
        try self.init(form, headers: properties.headers)
        guard kind != .event || self.data.count <= Self.maximumEventSize else {
            throw .tooLarge("\(self.data.count) bytes; an event's data may have \(Self.maximumEventSize)")
        }
    }

    private init(_ form: CloudEventForm, headers: [String: FieldValue]) throws(MalformedMessage) {
        let version = try form.required("specversion")
        guard version == "1.0" else {
            throw .unknownVersion("specversion: found \"\(version.prefix(64))\"; it should be 1.0")
        }
        self.init(
            id: try form.required("id"),
            source: try form.required("source"),
            type: try form.required("type"),
            data: form.data
        )
        try Self.check(type: self.type)
        self.time = try form.read("time", "a time such as 2026-11-20T09:12:00Z") { Instant(rfc3339: $0) }
        self.subject = form.attributes["subject"]
        self.sequence = try form.read("sequence", "a whole number from 1") { text in
            Int64(text).flatMap { $0 > 0 ? $0 : nil }
        }
        self.chainHash = try form.read("chainhash", "64 hexadecimal digits") { text in
            text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) ? text.lowercased() : nil
        }
        self.correlationID = form.attributes["correlationid"]
        self.causationID = form.attributes["causationid"]
        self.classification = try form.read("classification", "WHITE, GREEN, AMBER or RED") {
            Classification(rawValue: $0)
        }
        self.traceparent = [form.attributes["traceparent"], headers["traceparent"]?.attributeText].lazy
            .compactMap(\.self).first(where: Self.isTraceContext)
    }

    /// Whether it is `00-<trace id>-<parent id>-<flags>` in lower-case hexadecimal digits, with neither id all zeros.
    ///
    /// It is kept in clear beside journal entries, so no other text may travel in its place; one of another form is left
    /// out, and the message is as good without it.
    private static func isTraceContext(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 32, 16, 2], parts[0].elementsEqual("00".utf8) else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let letters = UInt8(ascii: "a")...UInt8(ascii: "f")
        return parts.allSatisfy { part in part.allSatisfy { digits ~= $0 || letters ~= $0 } }
            && parts[1...2].allSatisfy { id in id.contains { $0 != UInt8(ascii: "0") } }
    }

    /// Our types have the form `quorate.<service>.<name>.v1`; another major version may mean anything.
    private static func check(type: String) throws(MalformedMessage) {
        let parts = type.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "quorate", parts[3].first == "v",
            let version = Int(parts[3].dropFirst())
        else {
            throw .unknownType("type: found \"\(type.prefix(128))\"; it should be quorate.<service>.<name>.v1")
        }
        guard version == 1 else {
            throw .unknownVersion("type: found version \(version) in \"\(type.prefix(128))\"; v1 is known here")
        }
    }

    /// `application/json` out of `Application/JSON; charset=utf-8`.
    private static func mediaType(_ text: String?) -> String? {
        guard let first = text?.split(separator: ";", omittingEmptySubsequences: false).first else { return nil }
        let trimmed = first.filter { $0 != " " }.lowercased()
        return trimmed.isEmpty ? nil : trimmed
    }
}
