extension Topology {
    /// Settings that the broker applies to every queue whose name matches.
    ///
    /// A queue takes exactly one policy.
    public struct Policy: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// A regular expression over queue names.
        public let pattern: String
        /// The settings.
        public let definition: [String: JSONValue]
    }

    /// Every policy; their patterns don't overlap.
    public static let policies: [Policy] =
        ServiceName.allCases.map { service in
            Policy(
                name: "quorate-\(service)",
                pattern: "^\(service)\\.(commands|events)$",
                definition: deadLettering(to: service, deliveryLimit: 20)
            )
        } + [
            // An alert must outlive many restarts before the broker may give it up.
            Policy(
                name: "quorate-intake",
                pattern: "^smki-alerts\\.intake$",
                definition: deadLettering(to: .smkiAlerts, deliveryLimit: 1_000)
            ),
            // Never -1: 3.10 takes that and then drops a message the first time it comes back.
            Policy(
                name: "quorate-keep",
                pattern: "^(.+\\.dead|dcc\\.directions|exercise\\.directions)$",
                definition: ["delivery-limit": 1_000_000]
            ),
            Policy(name: "quorate-queries", pattern: "^.+\\.queries$", definition: ["message-ttl": 5_000]),
        ]

    /// At-least-once dead-lettering needs `reject-publish`; with another overflow the broker silently does less.
    private static func deadLettering(to service: ServiceName, deliveryLimit: Int64) -> [String: JSONValue] {
        [
            "delivery-limit": .number(JSONNumber(deliveryLimit)),
            "dead-letter-exchange": .string(self.deadExchange),
            "dead-letter-routing-key": .string(service.rawValue),
            "dead-letter-strategy": "at-least-once",
            "overflow": "reject-publish",
        ]
    }
}
