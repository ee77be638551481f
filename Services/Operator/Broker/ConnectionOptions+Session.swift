import AMQP

extension ConnectionOptions {
    /// Connects, does the work and disconnects, whatever becomes of it.
    /// - Parameter standing: the user who speaks where none is named.
    func withSession<Result>(
        standing: String? = nil,
        _ work: (Session) async throws -> Result
    ) async throws -> Result {
        let session = try await Session.open(try self.endpoint(standing: standing), timeout: .seconds(self.timeout))
        do {
            let result = try await work(session)
            await session.client.close()
            return result
        } catch {
            await session.client.close()
            throw error
        }
    }
}
