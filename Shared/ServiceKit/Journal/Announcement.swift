internal import Domain
internal import Messages

/// An outward entry on its way to the exchange: just committed, or read again from the journal.
struct Announcement: Sendable {
    let outward: Int64
    let hash: [UInt8]
    let recordedAt: Instant
    let causationID: String?
    let correlationID: String?
    let traceparent: String?
    let form: Outward

    /// The same entry when its content is gone.
    var erased: Announcement {
        Announcement(
            outward: self.outward,
            hash: self.hash,
            recordedAt: self.recordedAt,
            causationID: self.causationID,
            correlationID: self.correlationID,
            traceparent: self.traceparent,
            form: Outward.erased(about: self.form.subject)
        )
    }

    /// The event as an envelope: its id is made of the service and the number, the same on every repeat.
    func envelope(from service: ServiceName, sealer: any Sealer) throws -> Envelope {
        Envelope(
            id: "\(service.rawValue)/\(self.outward)",
            source: service.rawValue,
            type: "quorate.\(service.rawValue).\(self.form.name).v1",
            time: self.recordedAt,
            subject: self.form.subject,
            sequence: self.outward,
            chainHash: self.hash.hex,
            correlationID: Self.property(self.correlationID),
            causationID: self.causationID,
            classification: self.form.classification,
            traceparent: self.traceparent,
            data: try self.form.encode(sealer)
        )
    }

    /// A direction that goes out with it.
    ///
    /// Sent again it has the same id, that of the direction itself.
    func envelope(of direction: Outward.Direction, from service: ServiceName) -> Envelope {
        let message = direction.message
        return Envelope(
            id: direction.id,
            source: service.rawValue,
            type: Swift.type(of: message).type,
            time: self.recordedAt,
            subject: self.form.subject,
            correlationID: Self.property(self.correlationID),
            causationID: self.causationID,
            classification: self.form.classification,
            traceparent: self.traceparent,
            data: Wire.encode(message)
        )
    }

    /// A correlation id travels as an AMQP property too, which has up to 255 bytes; one that does not fit stays behind,
    /// for nothing may keep an event from being published.
    private static func property(_ text: String?) -> String? {
        text.flatMap { MessageReader.isStorable($0) ? $0 : nil }
    }
}
