import Domain
import Messages
import Testing

/// The public entries of all journals, read by the auditor, who has caused none of them.
struct Journals: Sendable {
    /// All public entries of a service.
    func entries(of service: ServiceName) async throws -> [EntriesQuery.Entry] {
        let auditor = await TestClient.of("auditor")
        var entries: [EntriesQuery.Entry] = []
        while true {
            let page = try await auditor.ask(EntriesQuery(after: entries.last?.sequence ?? 0), of: service)
            entries += page.entries
            if page.upToDate || page.entries.isEmpty { return entries }
        }
    }

    /// All events of a type.
    func all<M: Message>(_ type: M.Type) async throws -> [M] {
        try await self.entries(of: M.service).filter { $0.type == M.type }
            .map { try Wire.decode(M.self, from: $0.data.encoded()) }
    }

    /// Waits for an event.
    @discardableResult
    func first<M: Message>(
        _ type: M.Type,
        within limit: Duration = .seconds(20),
        where matches: (M) -> Bool
    ) async throws -> M {
        try await eventually("\(M.name) in the journal of \(M.service)", within: limit) {
            try await self.all(type).first(where: matches)
        }
    }

    /// Checks that nothing has been done twice and nothing has got lost between the services.
    func checkNothingDoubled(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        func unique(_ what: String, _ keys: [String]) {
            let doubled = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
            #expect(doubled.isEmpty, "\(what) twice", sourceLocation: sourceLocation)
        }
        for service in ServiceName.allCases {
            let entries = try await self.entries(of: service)
            #expect(
                entries.map(\.sequence) == entries.indices.map { Int64($0 + 1) },
                "the outward numbers of \(service) have a gap",
                sourceLocation: sourceLocation
            )
        }
        unique("an incident opened", try await self.all(IncidentOpened.self).map(\.incidentId))
        unique(
            "an acknowledgement",
            try await self.all(IncidentAcknowledged.self).map { "\($0.incidentId) \($0.person)" }
        )
        unique("routes offered", try await self.all(RoutesOffered.self).map(\.incidentId))
        unique("a meeting called", try await self.all(MeetingCalled.self).map(\.meetingId))
        unique("a vote", try await self.all(VoteRecorded.self).map { "\($0.motionId) \($0.person)" })
        unique("a decision", try await self.all(KeyUseDecided.self).map(\.decisionId))
        let directions = try await self.all(DirectionIssued.self)
        unique("a sending of a direction", directions.map { "\($0.directionId) \($0.attempt)" })
        let issued = directions.filter { $0.attempt == 1 }
        #expect(Set(directions.map(\.directionId)) == Set(issued.map(\.directionId)), sourceLocation: sourceLocation)
        unique("a direction of one decision", issued.map { $0.decisionId ?? $0.directionId })
        unique("a page opened", try await self.all(PageOpened.self).map(\.pageId))
        let sent = try await self.all(PageSent.self)
        unique("a mail of one attempt", sent.map { "\($0.pageId) \($0.attempt)" })
        unique("a Message-ID", sent.map(\.messageId))
    }

    /// `quorate journal verify`, which must find nothing.
    func verify(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let outcome = try await Command.quorate("journal", "verify").run()
        #expect(outcome.status == 0, "\(outcome.output)", sourceLocation: sourceLocation)
    }
}
