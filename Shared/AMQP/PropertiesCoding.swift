/// The bits that say which properties follow, in their order.
private enum PropertyFlag {
    static let contentType: UInt16 = 1 << 15
    static let contentEncoding: UInt16 = 1 << 14
    static let headers: UInt16 = 1 << 13
    static let deliveryMode: UInt16 = 1 << 12
    static let priority: UInt16 = 1 << 11
    static let correlationID: UInt16 = 1 << 10
    static let replyTo: UInt16 = 1 << 9
    static let expiration: UInt16 = 1 << 8
    static let messageID: UInt16 = 1 << 7
    static let timestamp: UInt16 = 1 << 6
    static let type: UInt16 = 1 << 5
    static let userID: UInt16 = 1 << 4
    static let appID: UInt16 = 1 << 3
    static let clusterID: UInt16 = 1 << 2
    static let more: UInt16 = 1
}

extension WireWriter {
    mutating func properties(_ properties: MessageProperties) throws(AMQPError) {
        self.uint16(properties.flags)
        try self.optional(properties.contentType)
        try self.optional(properties.contentEncoding)
        if !properties.headers.isEmpty { try self.table(properties.headers) }
        self.uint8(properties.isPersistent ? 2 : 1)
        if let priority = properties.priority { self.uint8(priority) }
        try self.optional(properties.correlationID)
        try self.optional(properties.replyTo)
        try self.optional(properties.expiration)
        try self.optional(properties.messageID)
        if let timestamp = properties.timestamp { self.uint64(UInt64(bitPattern: timestamp)) }
        try self.optional(properties.type)
        try self.optional(properties.userID)
        try self.optional(properties.appID)
    }

    private mutating func optional(_ text: String?) throws(AMQPError) {
        if let text { try self.shortString(text) }
    }
}

extension MessageProperties {
    fileprivate var flags: UInt16 {
        var flags = PropertyFlag.deliveryMode
        if self.contentType != nil { flags |= PropertyFlag.contentType }
        if self.contentEncoding != nil { flags |= PropertyFlag.contentEncoding }
        if !self.headers.isEmpty { flags |= PropertyFlag.headers }
        if self.priority != nil { flags |= PropertyFlag.priority }
        if self.correlationID != nil { flags |= PropertyFlag.correlationID }
        if self.replyTo != nil { flags |= PropertyFlag.replyTo }
        if self.expiration != nil { flags |= PropertyFlag.expiration }
        if self.messageID != nil { flags |= PropertyFlag.messageID }
        if self.timestamp != nil { flags |= PropertyFlag.timestamp }
        if self.type != nil { flags |= PropertyFlag.type }
        if self.userID != nil { flags |= PropertyFlag.userID }
        if self.appID != nil { flags |= PropertyFlag.appID }
        return flags
    }

    /// Reads the flags and what they announce.
    /// - Throws: `malformed`
    init(reading span: RawSpan) throws(AMQPError) {
        var reader = WireReader()
        let flags = try reader.uint16(span)
        guard flags & PropertyFlag.more == 0 else { throw AMQPError(.malformed, "properties that AMQP 0-9-1 has not") }
        func text(_ flag: UInt16, _ reader: inout WireReader) throws(AMQPError) -> String? {
            flags & flag == 0 ? nil : try reader.shortString(span)
        }
        self.init()
        self.contentType = try text(PropertyFlag.contentType, &reader)
        self.contentEncoding = try text(PropertyFlag.contentEncoding, &reader)
        if flags & PropertyFlag.headers != 0 { self.headers = try reader.table(span) }
        if flags & PropertyFlag.deliveryMode != 0 { self.isPersistent = try reader.uint8(span) == 2 }
        if flags & PropertyFlag.priority != 0 { self.priority = try reader.uint8(span) }
        self.correlationID = try text(PropertyFlag.correlationID, &reader)
        self.replyTo = try text(PropertyFlag.replyTo, &reader)
        self.expiration = try text(PropertyFlag.expiration, &reader)
        self.messageID = try text(PropertyFlag.messageID, &reader)
        if flags & PropertyFlag.timestamp != 0 { self.timestamp = Int64(bitPattern: try reader.uint64(span)) }
        self.type = try text(PropertyFlag.type, &reader)
        self.userID = try text(PropertyFlag.userID, &reader)
        self.appID = try text(PropertyFlag.appID, &reader)
        _ = try text(PropertyFlag.clusterID, &reader)
    }
}
