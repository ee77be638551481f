import Domain
import Messages

/// The auditor's eye on all journals: it has caused nothing of what it reads.
final class Watch {
    private let auditor: Session
    private var entries: [ServiceName: [EntriesQuery.Entry]] = [:]
    private var taken: [ServiceName: Int64] = [:]
    private var mark: [ServiceName: Int64] = [:]

    init(auditor: Session) { self.auditor = auditor }

    /// Takes everything that is there as known, so that only later entries are found.
    func begin() async throws {
        for service in ServiceName.allCases { try await self.read(service) }
        self.turn()
    }

    /// What was read so far counts as seen.
    func turn() { self.mark = self.taken }

    /// The entries of a type since the last turn, with what has come now.
    func new(_ type: any Message.Type) async throws -> [EntriesQuery.Entry] {
        let mark = self.mark[type.service] ?? 0
        return try await self.all(type).filter { $0.sequence > mark }
    }

    /// All entries of a type that there are.
    func all(_ type: any Message.Type) async throws -> [EntriesQuery.Entry] {
        try await self.read(type.service)
        return (self.entries[type.service] ?? []).filter { $0.type == type.type }
    }

    private func read(_ service: ServiceName) async throws {
        let new = try await self.auditor.entries(of: service, after: self.taken[service] ?? 0)
        guard let last = new.last else { return }
        self.taken[service] = last.sequence
        self.entries[service, default: []] += new
    }
}
