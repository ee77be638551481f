/// A method of AMQP 0-9-1: class in the upper, method in the lower 16 bits, as the library numbers them.
enum Method {
    static let connectionClose: UInt32 = 10 << 16 | 50
    static let connectionCloseOK: UInt32 = 10 << 16 | 51
    static let connectionBlocked: UInt32 = 10 << 16 | 60
    static let connectionUnblocked: UInt32 = 10 << 16 | 61
    static let channelClose: UInt32 = 20 << 16 | 40
    static let channelCloseOK: UInt32 = 20 << 16 | 41
    static let exchangeDeclare: UInt32 = 40 << 16 | 10
    static let queueDeclare: UInt32 = 50 << 16 | 10
    static let queueBind: UInt32 = 50 << 16 | 20
    static let queuePurge: UInt32 = 50 << 16 | 30
    static let queueDelete: UInt32 = 50 << 16 | 40
    static let basicQos: UInt32 = 60 << 16 | 10
    static let basicConsume: UInt32 = 60 << 16 | 20
    static let basicCancel: UInt32 = 60 << 16 | 30
    static let basicPublish: UInt32 = 60 << 16 | 40
    static let basicReturn: UInt32 = 60 << 16 | 50
    static let basicDeliver: UInt32 = 60 << 16 | 60
    static let basicAck: UInt32 = 60 << 16 | 80
    static let basicReject: UInt32 = 60 << 16 | 90
    static let basicNack: UInt32 = 60 << 16 | 120
    static let confirmSelect: UInt32 = 85 << 16 | 10

    /// The answer to a request has the number after the request's.
    static func answer(to request: UInt32) -> UInt32 {
        request + 1
    }
}

/// The one channel of a connection.
let theChannel: UInt16 = 1

extension WireWriter {
    /// A method without content; what `arguments` writes follows its number.
    mutating func method(
        _ method: UInt32,
        channel: UInt16 = theChannel,
        _ arguments: (inout WireWriter) throws(AMQPError) -> Void = { _ in }
    ) throws(AMQPError) {
        try self.frame(.method, channel: channel) { (frame) throws(AMQPError) in
            frame.uint32(method)
            try arguments(&frame)
        }
    }

    /// A whole message: method, header, and as many body frames as its length needs.
    mutating func publish(_ message: OutgoingMessage, frameMax: Int) throws(AMQPError) {
        try self.method(Method.basicPublish) { (frame) throws(AMQPError) in
            frame.uint16(0)
            try frame.shortString(message.exchange)
            try frame.shortString(message.routingKey)
            frame.uint8(message.isMandatory ? 1 : 0)
        }
        let mark = self.bytes.count
        try self.frame(.header, channel: theChannel) { (frame) throws(AMQPError) in
            frame.uint32(60 << 16)
            frame.uint64(UInt64(message.body.count))
            try frame.properties(message.properties)
        }
        guard self.bytes.count - mark <= frameMax else {
            throw AMQPError(.malformed, "properties of more than a frame, \(frameMax) bytes")
        }
        let most = frameMax - Self.frameOverhead
        var start = 0
        while start < message.body.count {
            let end = min(start + most, message.body.count)
            self.frame(.body, channel: theChannel) { frame in
                if start == 0, end == message.body.count {
                    frame.raw(message.body)
                } else {
                    frame.raw(message.body[start..<end])
                }
            }
            start = end
        }
    }

    mutating func heartbeat() {
        self.frame(.heartbeat, channel: 0) { _ in }
    }
}
