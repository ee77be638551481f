public import Domain

/// Moves a controlled clock.
///
/// Refused unless the service was started with one. It exists for every service.
public struct SetClock: CommonCommand, Hashable {
    /// Its name within each service.
    public static let name = "set-clock"
    /// What time it is from now on, until it is moved again.
    public let now: Instant

    /// Puts the message together.
    public init(now: Instant) { self.now = now }

    /// An example.
    public static let sample = SetClock(now: Sample.friday)
}
