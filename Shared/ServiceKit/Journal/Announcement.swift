internal import Domain
internal import Messages

/// An outward entry on its way to the exchange: just committed, or read again from the journal.
struct Announcement: Sendable {
    let outward: Int64
    let hash: [UInt8]
    let recordedAt: Instant
    let causationID: String?
    let correlationID: String?
    let form: Outward

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
            correlationID: self.correlationID,
            causationID: self.causationID,
            classification: self.form.classification,
            data: try self.form.encode(sealer)
        )
    }

    /// A direction that goes out with it. Sent again it has the same id, that of the direction itself.
    func envelope(of direction: Outward.Direction, from service: ServiceName) -> Envelope {
        let message = direction.message
        return Envelope(
            id: direction.id,
            source: service.rawValue,
            type: Swift.type(of: message).type,
            time: self.recordedAt,
            subject: self.form.subject,
            correlationID: self.correlationID,
            causationID: self.causationID,
            classification: self.form.classification,
            data: Wire.encode(message)
        )
    }
}
