internal import Messages
internal import Postgres

/// The keys of a running service: data keys at hand, its own key pair, and everybody's public keys.
struct Vault: Sealer, Opener {
    let keyring: Keyring

    init(settings: ServiceSettings) throws {
        self.keyring = try Keyring(settings: settings)
    }

    /// - Throws: `MissingKey` when the subject's key is not at hand; it must be loaded first.
    func seal<Secret: Encodable & Sendable>(
        _ secret: Secret,
        subject: String,
        for readers: [ServiceName]
    ) throws -> SealedPart {
        guard let key = self.keyring.key(for: subject) else { throw MissingKey(subject: subject) }
        return try self.keyring.seal(secret, subject: subject, with: key, for: readers)
    }

    func open<Secret: Decodable & Sendable>(_ type: Secret.Type, from part: SealedPart) throws -> Secret {
        try self.keyring.open(type, from: part)
    }

    /// Takes a subject's stored key to hand.
    /// - Throws: `KeyDestroyed` when it has none any more.
    func load(_ subject: String, on connection: PostgresConnection) async throws {
        let rows = try await connection.execute(
            Statement("select wrapped from data_key where subject = $1", .text(subject))
        )
        guard let row = rows.first, let wrapped = try row.bytesOrNil(0) else { throw KeyDestroyed(subject: subject) }
        try self.keyring.insert(subject, wrapped: wrapped)
    }

    /// The envelope of an entry.
    ///
    /// Where the key of its secret was destroyed nothing is left to tell but its number, its hash and what it was
    /// about.
    func envelope(
        of announcement: Announcement,
        from service: ServiceName,
        on connection: PostgresConnection
    ) async throws -> Envelope {
        do {
            return try announcement.envelope(from: service, sealer: self)
        } catch let missing as MissingKey {
            do {
                try await self.load(missing.subject, on: connection)
                return try announcement.envelope(from: service, sealer: self)
            } catch is KeyDestroyed {
                return try announcement.erased.envelope(from: service, sealer: self)
            }
        }
    }
}

/// A data key has to be read from the database first.
struct MissingKey: Error {
    let subject: String
}
