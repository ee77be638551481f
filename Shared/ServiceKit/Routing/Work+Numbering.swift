internal import Domain

extension Work {
    /// Hands out the next number of a series, such as `INC-2026`.
    ///
    /// When what it is for is refused, nothing is taken into the batch and the number is handed out again.
    public func nextNumber(of series: String) async throws -> Int {
        try await self.decide(Numbering.self, series, .next)
        return try await self.state(Numbering.self, series).last
    }

    /// The same as an id: `INC-2026-0001`.
    public func nextID(of series: String) async throws -> String {
        Numbering.id(series, try await self.nextNumber(of: series))
    }
}
