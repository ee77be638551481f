import ArgumentParser
import Messages

extension MeetingCommand {
    struct RespondCommand: SendingCommand {
        static let configuration = CommandConfiguration(
            commandName: "respond",
            abstract: "Say whether you will attend; a forecast of the quorum follows (MTG-13)."
        )

        @Argument(help: "The meeting.")
        var id: String

        @Argument(help: "The answer: attending, declined or tentative.", transform: Arguments.word)
        var answer: Respond.Answer

        @Option(help: "How you will attend: inPerson, telephone or web.", transform: Arguments.word)
        var mode: RecordAttendance.Mode?

        @OptionGroup var behalf: OnBehalfOptions
        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> Respond {
            Respond(meetingId: self.id, answer: self.answer, mode: self.mode, onBehalfOf: self.behalf.onBehalfOf)
        }
    }

    struct Attend: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that somebody has arrived or left; from an hour before the start (MTG-12)."
        )

        @Argument(help: "The meeting.")
        var id: String

        @Argument(help: "arrived or left.", transform: Arguments.word)
        var presence: RecordAttendance.Presence

        @Option(help: "How they attend: inPerson, telephone or web.", transform: Arguments.word)
        var mode: RecordAttendance.Mode?

        @OptionGroup var behalf: OnBehalfOptions
        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> RecordAttendance {
            RecordAttendance(
                meetingId: self.id,
                presence: self.presence,
                mode: self.mode,
                onBehalfOf: self.behalf.onBehalfOf
            )
        }
    }

    struct Conflict: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Declare a conflict of interest: you are not present for that item (MTG-21)."
        )

        @Argument(help: "The meeting.")
        var id: String

        @Argument(help: "The item.")
        var item: String

        @Option(help: "What the conflict is about.")
        var reason: String

        @OptionGroup var behalf: OnBehalfOptions
        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> DeclareConflict {
            DeclareConflict(
                meetingId: self.id,
                itemId: self.item,
                reason: self.reason,
                onBehalfOf: self.behalf.onBehalfOf
            )
        }
    }
}
