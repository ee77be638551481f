internal import Foundation
internal import Messages
internal import Postgres

/// The data keys that this process has at hand, and those that a running transaction makes.
///
/// A subject is a stream, a copy, or a table of this service (`inbox`, `parked`). A key made in a transaction belongs
/// to it until COMMIT has answered, and is forgotten on any other outcome.
final class KeyStore {
    private let keyring: Keyring
    private var made: [String: [UInt8]] = [:]

    init(keyring: Keyring) {
        self.keyring = keyring
    }

    /// Keys made since the last commit, to be written with the batch.
    var pending: [(subject: String, wrapped: [UInt8])] {
        self.made.map { (subject: $0.key, wrapped: $0.value) }.sorted { $0.subject < $1.subject }
    }

    func committed() {
        self.made.removeAll()
    }

    func rolledBack() {
        for subject in self.made.keys { self.keyring.remove(subject) }
        self.made.removeAll()
    }

    /// The key of a subject whose wrapped form was read along with what it sealed; nil when it was destroyed.
    func key(for subject: String, wrapped: [UInt8]?) throws -> DataKey? {
        if let key = self.keyring.key(for: subject) { return key }
        guard let wrapped else { return nil }
        return try self.keyring.insert(subject, wrapped: wrapped)
    }

    /// The key to seal with: the subject's own, or a new one when it has none.
    func sealingKey(for subject: String, isNew: Bool = false, on connection: PostgresConnection) async throws -> DataKey {
        if let key = self.keyring.key(for: subject) { return key }
        if !isNew, let key = try await self.stored(subject, on: connection) { return key }
        let (key, wrapped) = try self.keyring.makeNew(subject)
        self.made[subject] = wrapped
        return key
    }

    /// What was sealed for a subject, or nil when its key was destroyed.
    func open(_ bytes: [UInt8], subject: String, on connection: PostgresConnection) async throws -> [UInt8]? {
        let key: DataKey?
        if let known = self.keyring.key(for: subject) {
            key = known
        } else {
            key = try await self.stored(subject, on: connection)
        }
        return try key?.open(bytes, authenticating: Array(subject.utf8))
    }

    /// Seals what belongs to a subject as a whole: an answer, a copy, something set aside.
    func seal(_ bytes: [UInt8], subject: String, on connection: PostgresConnection) async throws -> [UInt8] {
        try await self.sealingKey(for: subject, on: connection).seal(bytes, authenticating: Array(subject.utf8))
    }

    private func stored(_ subject: String, on connection: PostgresConnection) async throws -> DataKey? {
        let rows = try await connection.execute(
            Statement("select wrapped from data_key where subject = $1", .text(subject))
        )
        guard let row = rows.first else { return nil }
        guard let wrapped = try row.bytesOrNil(0) else { return nil }
        return try self.keyring.insert(subject, wrapped: wrapped)
    }
}

extension DataKey {
    /// Seals an event for its place in the journal, so that entries can't be exchanged for one another.
    func sealEntry(_ data: [UInt8], stream: String, version: Int) throws -> [UInt8] {
        try self.seal(data, authenticating: Array("\(stream)@\(version)".utf8))
    }

    /// The event of that place, or nil when these bytes were not sealed for it.
    func openEntry(_ data: [UInt8], stream: String, version: Int) -> [UInt8]? {
        try? self.open(data, authenticating: Array("\(stream)@\(version)".utf8))
    }
}
