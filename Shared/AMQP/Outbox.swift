/// Bytes on their way to the socket, in order.
///
/// All that we send goes through here, so that a burst of messages is one `send` and a broker that does not read
/// never holds our thread: the library would wait for it without a limit.
struct Outbox {
    var writer = WireWriter()
    private var sent = 0

    /// How much is still to be sent.
    var count: Int {
        self.writer.bytes.count - self.sent
    }

    var isEmpty: Bool {
        self.count == 0
    }

    /// Writes one thing, or nothing of it when it turns out not to be expressible.
    mutating func write(_ content: (inout WireWriter) throws(AMQPError) -> Void) throws(AMQPError) {
        let mark = self.writer.bytes.count
        do {
            try content(&self.writer)
        } catch {
            self.writer.truncate(to: mark)
            throw error
        }
    }

    /// Hands out what is to be sent, bytes and where in them it starts, until `send` takes no more of it; true when
    /// it took something.
    mutating func flush(_ send: ([UInt8], Int) throws(AMQPError) -> Int) throws(AMQPError) -> Bool {
        let before = self.sent
        while self.sent < self.writer.bytes.count {
            let count = try send(self.writer.bytes, self.sent)
            if count == 0 { return self.sent > before }
            self.sent += count
        }
        let hasSent = self.sent > before
        if self.sent > 0 {
            self.writer.removeAll()
            self.sent = 0
        }
        return hasSent
    }
}
