/// The death of something that the services stand on; it is started again at once.
enum Accident: String, CaseIterable, Sendable, CustomStringConvertible {
    case broker, postgres
    /// PostgreSQL's own way of ending at once, its children told.
    case postgresAtOnce
    case mail

    var description: String {
        switch self {
        case .broker: "RabbitMQ killed"
        case .postgres: "PostgreSQL killed"
        case .postgresAtOnce: "PostgreSQL ended at once"
        case .mail: "the mail server killed"
        }
    }

    /// The part, and the launcher's word for how it ends.
    fileprivate var words: (part: String, how: String) {
        switch self {
        case .broker: ("broker", "kill")
        case .postgres: ("postgres", "kill")
        case .postgresAtOnce: ("postgres", "immediate")
        case .mail: ("mail", "kill")
        }
    }
}

extension Stack {
    /// Ends the part and starts it again.
    func suffer(_ accident: Accident) async throws {
        let (part, how) = accident.words
        try await self.infrastructure(part, how)
        try await self.infrastructure(part, "start")
    }
}
