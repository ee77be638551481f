/// What is to be said of one message, and what the server has answered so far.
///
/// Used by `libcurl`'s callbacks, on the thread that runs the transfer.
final class Transfer {
    /// One reply of the server.
    struct Reply {
        let code: Int
        let text: String
    }

    private var rest: ArraySlice<UInt8> = []
    private var stop = StopFlag()
    /// To be called once, when the answer to the message is there and not looked at.
    private var beforeAnswer: (@Sendable () -> Void)?
    /// The last reply that is complete.
    private(set) var reply: Reply?
    /// Whether all of the message was handed over, so that its end may have been sent.
    private(set) var isAllGiven = false
    /// Whether a reply came after the end.
    private(set) var isAnswered = false

    /// Forgets the message before, and begins this one.
    func begin(_ text: String, _ stop: StopFlag, _ beforeAnswer: (@Sendable () -> Void)?) {
        self.rest = Array(text.utf8)[...]
        self.stop = stop
        self.beforeAnswer = beforeAnswer
        self.reply = nil
        self.isAllGiven = false
        self.isAnswered = false
    }

    var isStopped: Bool { self.stop.isSet }

    /// The next part of the message.
    ///
    /// `libcurl` knows the whole size and ends the message after the last part.
    func next(_ most: Int) -> ArraySlice<UInt8> {
        let part = self.rest.prefix(most)
        self.rest = self.rest.dropFirst(part.count)
        if self.rest.isEmpty { self.isAllGiven = true }
        return part
    }

    /// Takes in one line of a reply; `250-` goes on, `250 ` is the last.
    ///
    /// What follows the answer to the message, and any 221, belongs to the farewell, which `libcurl` may say within the
    /// same transfer.
    func receive(_ line: String) {
        if self.isAllGiven {
            self.beforeAnswer?()
            self.beforeAnswer = nil
        }
        let digits = line.prefix(3)
        guard digits.utf8.count == 3, let code = Int(digits), code != 221, !self.isAnswered,
            line.dropFirst(3).first != "-"
        else { return }
        let text = line.dropFirst(4).filter { !$0.isNewline }
        self.reply = Reply(code: code, text: String(text))
        if self.isAllGiven { self.isAnswered = true }
    }
}
