import Domain
import ElectionsDomain
import Messages
import ServiceKit

/// Keeps the register of the committee, and runs calls for nominations.
@main
enum ElectionsService: ServiceProgram {
    static let service = ServiceName.elections
    static let summary = "Keeps the register of the committee, and runs calls for nominations."

    static func main() async { await Self.serve() }
    static func run(_ settings: ServiceSettings) async throws { try await self.definition.run(settings) }
    static func migrate(_ settings: MigrationSettings) async throws { try await self.definition.migrate(settings) }

    static let definition = ServiceDefinition(
        .elections,
        streams: [
            StreamDefinition(PersonRecord.self, publishes: PublicForms.person, views: Views.person),
            StreamDefinition(RegisterBook.self, publishes: PublicForms.register, views: Views.register),
            StreamDefinition(NominationCall.self, publishes: PublicForms.call, views: Views.call),
            StreamDefinition(Nomination.self, views: Views.nomination),
        ],
        routes: [
            .command(ImportRegister.self, streams: { _ in [.register] }, handle: Registering.importRegister),
            .command(OpenCall.self, streams: { [.register, .call($0.callId)] }, handle: Calls.open),
            .command(SubmitNomination.self, streams: { [.call($0.callId)] }, handle: Calls.submit),
            .local(CloseNominations.self) { command, work in
                try await work.decide(NominationCall.self, command.callId, .close)
            },
        ],
        register: { work in
            try? await work.state(RegisterBook.self, RegisterBook.id).register(on: work.context.today)
        }
    )
}

/// The nominations of a call have closed.
struct CloseNominations: LocalCommand {
    static let name = "close-nominations"
    let callId: String
}

extension StreamName {
    static let register = StreamName(RegisterBook.self, RegisterBook.id)
    static func call(_ id: String) -> StreamName { StreamName(NominationCall.self, id) }
}
