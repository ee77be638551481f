import ArgumentParser
import Messages

/// `meeting`: from the routes that are offered to the decision.
struct MeetingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting",
        abstract: "Convene the SMKI PMA, answer its notices, hold its meetings.",
        subcommands: [
            Routes.self, Call.self, List.self, Show.self, RespondCommand.self, Open.self, Attend.self, Item.self,
            Conflict.self, MotionCommand.self, Vote.self, CloseVoteCommand.self, CastingVoteCommand.self, Close.self,
        ]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the meetings.")

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            try await self.connection.list(
                "meeting",
                at: .meetings,
                facts: ["phase", "kind", "status", "startsAt", "incidentId", "decision"]
            )
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a meeting.")

        @Argument(help: "The meeting, e.g. MTG-2026-0001.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await self.connection.show("meeting", self.id, at: .meetings) }
    }

    struct Open: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a meeting that has reached its start, as the Chair or the Chair's Alternate."
        )

        @Argument(help: "The meeting.")
        var id: String

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> OpenMeeting { OpenMeeting(meetingId: self.id) }
    }

    struct Item: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open an item. A RED one opens only when everybody in the room has signed (MTG-24)."
        )

        @Argument(help: "The meeting.")
        var id: String

        @Argument(help: "The item on its agenda, e.g. keyUse.")
        var item: String

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> OpenItem { OpenItem(meetingId: self.id, itemId: self.item) }
    }

    struct Close: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close the meeting, as whoever presides or the secretariat."
        )

        @Argument(help: "The meeting.")
        var id: String

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> CloseMeeting { CloseMeeting(meetingId: self.id) }
    }
}
