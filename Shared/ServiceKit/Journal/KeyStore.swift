internal import Domain
internal import Foundation
internal import Messages
internal import Postgres

/// The data keys that this process has at hand, and those that a running transaction makes.
///
/// A subject is a stream, a copy, or a table of this service (`inbox`, `parked`). A key made in a transaction belongs
/// to it until COMMIT has answered, and is forgotten on any other outcome.
final class KeyStore {
    private let keyring: Keyring
    /// Kept here besides the ring, which may let a key go while it is not yet stored anywhere else.
    private var made: [String: (key: DataKey, wrapped: [UInt8])] = [:]

    init(keyring: Keyring) {
        self.keyring = keyring
    }

    /// Keys made since the last commit, to be written with the batch.
    var pending: [(subject: String, wrapped: [UInt8])] {
        self.made.map { (subject: $0.key, wrapped: $0.value.wrapped) }.sorted { $0.subject < $1.subject }
    }

    func committed() {
        self.made.removeAll()
    }

    func rolledBack() {
        for subject in self.made.keys { self.keyring.remove(subject) }
        self.made.removeAll()
    }

    /// The key of a subject whose wrapped form was read along with what it sealed; nil when it was destroyed.
    /// - Throws: `JournalFault.cannotUnwrap`.
    @discardableResult
    func key(for subject: String, wrapped: [UInt8]?) throws -> DataKey? {
        if let key = self.atHand(subject) { return key }
        guard let wrapped else { return nil }
        return try self.unwrap(subject, wrapped)
    }

    /// The key to seal with: the subject's own, or a new one when it has none.
    /// - Parameter isNew: nothing is stored of the subject, and no key was found when its stream was read.
    /// - Throws: `KeyDestroyed` when the subject was erased; nothing more can be kept of it.
    func sealingKey(for subject: String, isNew: Bool = false, on connection: PostgresConnection) async throws -> DataKey
    {
        if let key = self.atHand(subject) { return key }
        if !isNew {
            switch try await self.stored(subject, on: connection) {
            case .key(let key): return key
            case .destroyed: throw KeyDestroyed(subject: subject)
            case .none: break
            }
        }
        let (key, wrapped) = try self.keyring.makeNew(subject)
        self.made[subject] = (key, wrapped)
        return key
    }

    /// What was sealed for a subject, or nil when its key was destroyed.
    /// - Throws: `JournalFault.cannotUnwrap`, `SealingError`.
    func open(_ bytes: [UInt8], subject: String, on connection: PostgresConnection) async throws -> [UInt8]? {
        let key: DataKey
        if let known = self.atHand(subject) {
            key = known
        } else if case .key(let found) = try await self.stored(subject, on: connection) {
            key = found
        } else {
            return nil
        }
        return try key.open(bytes, authenticating: Array(subject.utf8))
    }

    /// Seals what belongs to a subject as a whole: an answer, a copy, something set aside.
    /// - Throws: as `sealingKey`.
    func seal(_ bytes: [UInt8], subject: String, on connection: PostgresConnection) async throws -> [UInt8] {
        try await self.sealingKey(for: subject, on: connection).seal(bytes, authenticating: Array(subject.utf8))
    }

    private enum Stored {
        case key(DataKey)
        case destroyed
        case none
    }

    private func atHand(_ subject: String) -> DataKey? {
        self.made[subject]?.key ?? self.keyring.key(for: subject)
    }

    private func stored(_ subject: String, on connection: PostgresConnection) async throws -> Stored {
        let rows = try await connection.execute(
            Statement("select wrapped from data_key where subject = $1", .text(subject))
        )
        guard let row = rows.first else { return .none }
        guard let wrapped = try row.bytesOrNil(0) else { return .destroyed }
        return .key(try self.unwrap(subject, wrapped))
    }

    private func unwrap(_ subject: String, _ wrapped: [UInt8]) throws -> DataKey {
        do throws(SealingError) {
            return try self.keyring.insert(subject, wrapped: wrapped)
        } catch {
            throw JournalFault.cannotUnwrap(subject)
        }
    }
}

/// Nothing can be kept of a subject whose key was destroyed.
struct KeyDestroyed: Error {
    let subject: String

    /// What it means to whoever asked for something to be kept.
    var refusal: Refusal {
        Refusal(
            "SEC-19",
            "erased",
            ["subject": self.subject],
            detail: "\(self.subject) was erased; nothing more is kept of it."
        )
    }
}

extension DataKey {
    /// Seals an event for its place in the journal, so that entries can't be exchanged for one another.
    func sealEntry(_ data: [UInt8], stream: String, version: Int) throws -> [UInt8] {
        try self.seal(data, authenticating: Array("\(stream)@\(version)".utf8))
    }

    /// Seals the ids that brought an entry about, for its place in the journal.
    func sealOrigin(_ origin: EntryOrigin, stream: String, version: Int) throws -> Data {
        Data(try self.seal(Wire.encode(origin), authenticating: Array("\(stream)@\(version)/origin".utf8)))
    }

    /// The ids that brought the entry of that place about; nil when none were kept.
    /// - Throws: `JournalFault.cannotOpen`.
    func origin(in metadata: EntryMetadata, stream: String, version: Int) throws -> EntryOrigin? {
        guard let sealed = metadata.origin else { return nil }
        do throws(SealingError) {
            let opened = try self.open(Array(sealed), authenticating: Array("\(stream)@\(version)/origin".utf8))
            return try? Wire.decode(EntryOrigin.self, from: opened)
        } catch {
            throw JournalFault.cannotOpen(stream: stream, version: version)
        }
    }

    /// The event of that place, or nil when these bytes were not sealed for it.
    func openEntry(_ data: [UInt8], stream: String, version: Int) -> [UInt8]? {
        try? self.open(data, authenticating: Array("\(stream)@\(version)".utf8))
    }
}
