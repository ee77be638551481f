import Domain

/// The main path, divided where accidents may happen.
enum PathStep: CaseIterable, Sendable {
    case report, alarm, acknowledgeFirst, acknowledgeSecond, remind, acknowledgeAll
    case call, notice, respond, arrive, open, openItem, declareConflict, move, vote, closeVote, castingVote
    case direct, remindTheDCC, acknowledgeDirection, outcome, close

    func perform(_ path: MainPath) async throws {
        switch self {
        case .report:
            try await path.report()
            try await path.stack.clock.settle()
        case .alarm:
            // A mail whose outcome is not known goes again after a while.
            try await path.stack.clock.advance(minutes: 5)
            try await path.alarm()
        case .acknowledgeFirst: try await self.acknowledge("chair-alternate", path)
        case .acknowledgeSecond: try await self.acknowledge("large-supplier-1", path)
        case .remind: try await path.stack.clock.advance(minutes: 16)
        case .acknowledgeAll: try await path.acknowledgeAll()
        case .call:
            try await path.call()
            try await path.stack.clock.settle()
        case .notice:
            try await path.stack.clock.advance(minutes: 5)
            try await path.notice()
        case .respond: try await path.respond()
        case .arrive: try await path.arrive()
        case .open: try await path.open()
        case .openItem: try await path.openItem()
        case .declareConflict: try await path.declareConflict()
        case .move:
            try await path.move()
            try await path.stack.clock.settle()
        case .vote: try await path.vote()
        case .closeVote: try await path.closeVote()
        case .castingVote:
            try await path.castingVote()
            try await path.direct()
            try await path.stack.clock.settle()
        case .direct: _ = try await path.addressee.wait(for: path.directionID)
        case .remindTheDCC:
            try await path.stack.clock.advance(minutes: 6)
            _ = try await path.addressee.wait(for: path.directionID)
        case .acknowledgeDirection: try await path.acknowledgeDirection()
        case .outcome:
            try await path.stack.clock.advance(minutes: 5)
            try await path.outcome()
        case .close: try await path.close()
        }
    }

    private func acknowledge(_ person: PersonID, _ path: MainPath) async throws {
        try await path.acknowledge([person])
        try await path.stack.clock.settle()
    }
}
