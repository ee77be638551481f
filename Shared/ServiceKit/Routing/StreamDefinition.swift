public import Domain
internal import Messages

/// One kind of stream that a service keeps: how its state is folded, what of it is public, and what a query shows.
public struct StreamDefinition: Sendable {
    let kind: String
    let empty: @Sendable () -> any FoldedStream
    let publicForm: @Sendable (_ id: String, _ data: [UInt8]) throws -> Outward?
    let viewed: @Sendable (_ id: String, _ stream: any FoldedStream) -> StreamView?
    let aggregate: any Aggregate.Type

    /// Keeps an aggregate's events as a stream.
    /// - Parameters:
    ///   - aggregate: the aggregate; `kind` is the first part of its streams' names.
    ///   - publishes: the public form of an event, or nil when it stays inside.
    ///   - views: what `get` and `list` show of the state, or nil when it shows nothing.
    public init<A: Aggregate>(
        _ aggregate: A.Type,
        publishes: @escaping @Sendable (_ event: A.Event, _ id: String) -> Outward? = { _, _ in nil },
        views: @escaping @Sendable (_ state: A, _ id: String) -> StreamView? = { _, _ in nil }
    ) {
        self.aggregate = aggregate
        self.kind = A.kind
        self.empty = { Folded<A>() }
        self.publicForm = { id, data in publishes(try StoredEvent.decode(A.Event.self, from: data), id) }
        self.viewed = { id, stream in
            guard let folded = stream as? Folded<A> else { return nil }
            return views(folded.state, id)
        }
    }
}

/// What a query shows of one stream: GREEN facts that anybody known may see and filter by, and the whole, for those
/// whose clearance reaches its classification.
public struct StreamView: Sendable {
    let classification: Classification
    let green: [String: String]
    let body: [UInt8]

    /// - Parameters:
    ///   - classification: the level that a reader must be cleared for to see `body`.
    ///   - green: facts of GREEN or WHITE level, shown to everybody known and used by filters.
    ///   - body: everything, as a value that encodes to JSON.
    public init(
        classification: Classification,
        green: [String: String],
        body: some Encodable
    ) {
        self.classification = classification
        self.green = green
        self.body = Wire.encode(body)
    }
}

/// A stream's state in memory, whatever aggregate it is of.
protocol FoldedStream: Sendable {
    /// How many events have been folded in; 0 when the stream does not exist yet.
    var version: Int { get }
    mutating func fold(_ data: [UInt8]) throws
    /// An event whose data key was destroyed: counted, its content gone (SEC-19).
    mutating func skip()
}

/// The state of one stream of one aggregate.
struct Folded<A: Aggregate>: FoldedStream {
    var state = A()
    var version = 0

    mutating func fold(_ data: [UInt8]) throws {
        self.state.apply(try StoredEvent.decode(A.Event.self, from: data))
        self.version += 1
    }

    mutating func skip() {
        self.version += 1
    }
}
