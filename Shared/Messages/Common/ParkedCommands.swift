// What people say about something that was set aside. Each of these exists for every service.

/// Has what was parked handled now, under its original user, source and id; the answer is that of the handling.
public struct Replay: CommonCommand, Hashable {
    /// Its name within each service.
    public static let name = "replay"
    /// What was parked.
    public let id: String

    /// Puts the message together.
    public init(id: String) { self.id = id }

    /// An example.
    public static let sample = Replay(id: "PRK-0001")
}

/// Closes something that was parked without handling it.
public struct Discard: CommonCommand, Hashable {
    /// Its name within each service.
    public static let name = "discard"
    /// What was parked.
    public let id: String
    /// Why it is not handled.
    public let reason: String

    /// Puts the message together.
    public init(id: String, reason: String) {
        self.id = id
        self.reason = reason
    }

    /// An example.
    public static let sample = Discard(id: "PRK-0001", reason: "Sent again by hand")
}

/// Says that somebody looks after something that was set aside or refused; the page about it ends.
public struct TakeUp: CommonCommand, Hashable {
    /// Its name within each service.
    public static let name = "take-up"
    /// What was parked or refused.
    public let id: String

    /// Puts the message together.
    public init(id: String) { self.id = id }

    /// An example.
    public static let sample = TakeUp(id: "SET-4b023b6f7ba522f7")
}
