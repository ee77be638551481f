/// Puts a message together from the frames it comes in: method, header, body parts.
struct FrameAssembler {
    /// Why a message comes to us.
    enum Head {
        case delivery(tag: UInt64, isRedelivered: Bool, exchange: String, routingKey: String)
        case returned(code: Int, reason: String, exchange: String, routingKey: String)
    }

    /// A complete message.
    struct Message {
        let head: Head
        /// Nil when they could not be read.
        let properties: MessageProperties?
        let body: [UInt8]
    }

    private struct Content {
        let properties: MessageProperties?
        let size: UInt64
        var body: [UInt8] = []
    }

    private var head: Head?
    private var content: Content?

    /// A message begins.
    mutating func begin(_ head: Head) throws(AMQPError) {
        guard self.head == nil else { throw AMQPError(.malformed, "a message begins within another") }
        self.head = head
    }

    /// Its length and properties.
    mutating func header(size: UInt64, properties: RawSpan) throws(AMQPError) -> Message? {
        guard self.head != nil, self.content == nil else { throw AMQPError(.malformed, "a header without a message") }
        var content = Content(properties: try? MessageProperties(reading: properties), size: size)
        content.body.reserveCapacity(Int(min(size, 16 << 20)))
        self.content = content
        return self.finished()
    }

    /// A part of its body.
    mutating func body(_ part: RawSpan) throws(AMQPError) -> Message? {
        guard self.content?.body.append(copying: part) != nil else {
            throw AMQPError(.malformed, "a body without a header")
        }
        return self.finished()
    }

    private mutating func finished() -> Message? {
        guard let head = self.head, let content = self.content, UInt64(content.body.count) >= content.size else {
            return nil
        }
        self.head = nil
        self.content = nil
        return Message(head: head, properties: content.properties, body: content.body)
    }
}
