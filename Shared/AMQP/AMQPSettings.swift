/// How a connection is opened and kept.
public struct AMQPSettings: Sendable {
    /// The broker, and as whom we log in.
    public var endpoint: AMQPEndpoint
    /// What the broker's management page and log call this connection.
    public var connectionName: String
    /// How often each side shows that it lives; rounded up to seconds.
    ///
    /// Two of them missed end the connection.
    public var heartbeat: Duration = .seconds(3)
    /// The most that connecting and logging in may take, each.
    public var connectTimeout: Duration = .seconds(5)
    /// The most that an answer to a declaration and the like may take.
    public var rpcTimeout: Duration = .seconds(10)

    /// Settings with the usual times.
    public init(endpoint: AMQPEndpoint, connectionName: String) {
        self.endpoint = endpoint
        self.connectionName = connectionName
    }
}
