/// Locks of the database that mean what programs agree on: named here, numbered there.
public struct AdvisoryLock {
    /// The number of a name, the same in every version of the program: 64-bit FNV-1a over its UTF-8.
    public static func key(_ name: String) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return Int64(bitPattern: hash)
    }
}

extension PostgresConnection {
    /// Takes the lock of that name for this session if nobody else has it.
    ///
    /// It is held until it is released or the session ends, whatever happens to transactions. Taken twice, it has to be
    /// released twice.
    /// - Throws: as `execute`.
    public func tryAdvisoryLock(_ name: String) async throws(PostgresError) -> Bool {
        let key = PostgresValue.int(AdvisoryLock.key(name))
        return try await self.execute(Statement("SELECT pg_try_advisory_lock($1)", key)).bool(0, 0)
    }

    /// Gives the lock of that name back, also in a cancelled task; false when this session didn't hold it.
    /// - Throws: as `execute`.
    @discardableResult
    public func releaseAdvisoryLock(_ name: String) async throws(PostgresError) -> Bool {
        let key = PostgresValue.int(AdvisoryLock.key(name))
        return try self.executeUninterrupted(Statement("SELECT pg_advisory_unlock($1)", key)).bool(0, 0)
    }
}
