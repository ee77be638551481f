import ArgumentParser
import Messages

/// A motion as people name it: its whole id, or `M1` or `1` within its meeting.
struct MotionOptions: ParsableArguments {
    @Argument(help: "The meeting.")
    var meeting: String

    @Argument(help: "The motion: its id, or M1 or 1 for the meeting's first.")
    var motion: String

    var motionID: String {
        if self.motion.hasPrefix(self.meeting) { return self.motion }
        return "\(self.meeting)-M\(self.motion.hasPrefix("M") ? String(self.motion.dropFirst()) : self.motion)"
    }
}

extension MeetingCommand {
    struct Vote: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Vote on a motion (MTG-14). The latest vote of a person counts until the vote is closed."
        )

        @OptionGroup var motion: MotionOptions

        @Argument(help: "The vote: for, against or abstain.", transform: Arguments.word)
        var choice: CastVote.Choice

        @OptionGroup var behalf: OnBehalfOptions
        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> CastVote {
            CastVote(
                meetingId: self.motion.meeting,
                motionId: self.motion.motionID,
                choice: self.choice,
                onBehalfOf: self.behalf.onBehalfOf
            )
        }
    }

    struct CloseVoteCommand: SendingCommand {
        static let configuration = CommandConfiguration(
            commandName: "close-vote",
            abstract: "Close the vote: the motion is decided, or a deadlock is found (MTG-15, MTG-16)."
        )

        @OptionGroup var motion: MotionOptions
        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> CloseVote {
            CloseVote(meetingId: self.motion.meeting, motionId: self.motion.motionID)
        }
    }

    struct CastingVoteCommand: SendingCommand {
        static let configuration = CommandConfiguration(
            commandName: "casting-vote",
            abstract: "Decide a deadlock, as whoever presides (MTG-15)."
        )

        @OptionGroup var motion: MotionOptions

        @Argument(help: "The vote: for or against.", transform: Arguments.word)
        var choice: CastingVote.Choice

        @OptionGroup var sending: SendingOptions

        func message(_: Session) -> CastingVote {
            CastingVote(meetingId: self.motion.meeting, motionId: self.motion.motionID, choice: self.choice)
        }
    }
}
