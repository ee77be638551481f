public import Domain

/// Asks for one thing by its kind and id.
///
/// What is above the asker's clearance is withheld, and the answer says so.
public struct GetQuery: QueryMessage, Hashable {
    /// Its name within each service.
    public static let name = "get"
    /// The kind of thing: `incident`, `meeting`.
    public let kind: String
    /// Its id.
    public let id: String
    /// By service, the outward number that the answer must at least show; waited for up to a second.
    public let atleast: [String: Int64]?

    /// Puts the question together.
    public init(kind: String, id: String, atleast: [String: Int64]? = nil) {
        self.kind = kind
        self.id = id
        self.atleast = atleast
    }

    /// What the asker may see of it.
    public struct Answer: Codable, Sendable, Equatable {
        /// The kind of thing.
        public let kind: String
        /// Its id.
        public let id: String
        /// The version of its stream.
        public let version: Int
        /// The whole, or the GREEN facts where the whole is withheld.
        public let body: JSONValue
        /// The level of what is withheld; absent when nothing is.
        public let withheld: Classification?

        /// Puts the answer together.
        public init(kind: String, id: String, version: Int, body: JSONValue, withheld: Classification? = nil) {
            self.kind = kind
            self.id = id
            self.version = version
            self.body = body
            self.withheld = withheld
        }
    }

    /// An example.
    public static let sample = GetQuery(kind: "incident", id: "INC-2026-0001", atleast: ["smki-alerts": 17])

    /// An example of an answer.
    public static let sampleAnswer = Answer(
        kind: "incident",
        id: "INC-2026-0001",
        version: 3,
        body: ["state": "assessing", "status": "actual"],
        withheld: .red
    )
}

/// Asks for the things of one kind, page by page.
public struct ListQuery: QueryMessage, Hashable {
    /// Its name within each service.
    public static let name = "list"
    /// The kind of thing.
    public let kind: String
    /// GREEN facts that must have these values.
    public let filter: [String: String]?
    /// Where the last page ended, from its `next`.
    public let after: String?
    /// How many at most.
    public let limit: Int?
    /// By service, the outward number that the answer must at least show; waited for up to a second.
    public let atleast: [String: Int64]?

    /// Puts the question together.
    public init(
        kind: String,
        filter: [String: String]? = nil,
        after: String? = nil,
        limit: Int? = nil,
        atleast: [String: Int64]? = nil
    ) {
        self.kind = kind
        self.filter = filter
        self.after = after
        self.limit = limit
        self.atleast = atleast
    }

    /// One thing of the list, as far as everybody known may see it.
    public struct Item: Codable, Sendable, Equatable {
        /// Its id.
        public let id: String
        /// The version of its stream.
        public let version: Int
        /// Its GREEN facts.
        public let facts: [String: String]

        /// Puts the item together.
        public init(id: String, version: Int, facts: [String: String]) {
            self.id = id
            self.version = version
            self.facts = facts
        }
    }

    /// A page of the list.
    public struct Answer: Codable, Sendable, Equatable {
        /// The things, by id.
        public let items: [Item]
        /// Where the next page begins; absent on the last.
        public let next: String?

        /// Puts the answer together.
        public init(items: [Item], next: String? = nil) {
            self.items = items
            self.next = next
        }
    }

    /// An example.
    public static let sample = ListQuery(
        kind: "incident",
        filter: ["state": "assessing"],
        after: "INC-2026-0000",
        limit: 50,
        atleast: ["smki-alerts": 17]
    )

    /// An example of an answer.
    public static let sampleAnswer = Answer(
        items: [Item(id: "INC-2026-0001", version: 3, facts: ["state": "assessing", "status": "actual"])],
        next: "INC-2026-0001"
    )
}
