/// What became of one message.
///
/// The server's words may repeat an address: they are for the record of that message, not for logs.
public enum MailOutcome: Sendable, Equatable {
    /// The server has taken it over.
    case accepted(reply: String)
    /// The server refused this message for good (5xx).
    case refused(code: Int, reason: String)
    /// Nothing was taken, and it may be taken later: 4xx, no connection, a time-out before the end of the data, or a
    /// server that refused the session rather than the message.
    case deferred(code: Int?, reason: String)
    /// The end of the data was sent and no answer came: it may have been taken.
    case unknown(reason: String)
}
