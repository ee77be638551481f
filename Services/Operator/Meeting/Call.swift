import ArgumentParser
import Domain
import Messages

extension MeetingCommand {
    struct Call: SendingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Call a meeting about an incident by one of the two routes; notice goes to all Members.",
            discussion: "See `quorate meeting routes` for the earliest lawful start."
        )

        enum Route: String, ExpressibleByArgument, CaseIterable {
            case exceptional, ordinary

            var word: CallMeeting.Route { self == .exceptional ? .exceptional : .ordinaryShorterNotice }
        }

        @Argument(help: "The incident.")
        var incident: String

        @Option(help: "By which route.")
        var route: Route

        @Option(help: "When it starts.", transform: Arguments.instant)
        var startsAt: Instant

        @Option(help: "Where it is.")
        var location: String

        @Option(help: "How to attend otherwise than in person.")
        var remote: String

        @Option(help: "Why this route; kept with the meeting.")
        var reason: String

        @Option(help: "Who directs the shorter notice of an ordinary meeting, e.g. chair.")
        var directionBy: String?

        @Option(help: "Why the notice is shorter.")
        var directionReason: String?

        @Option(
            help: "A person to ask to an exceptional meeting; repeat for more. (default: all Members)",
            transform: Arguments.person
        )
        var invite: [PersonID] = []

        @OptionGroup var sending: SendingOptions

        func validate() throws {
            guard self.directionReason == nil || self.directionBy != nil else {
                throw ValidationError("--direction-reason goes with --direction-by.")
            }
        }

        func message(_: Session) -> CallMeeting {
            CallMeeting(
                incidentId: self.incident,
                route: self.route.word,
                startsAt: self.startsAt,
                location: self.location,
                remoteAttendance: self.remote,
                reason: self.reason,
                direction: self.directionBy.map { .init(by: $0, reason: self.directionReason) },
                invitees: self.invite.isEmpty ? nil : self.invite
            )
        }
    }
}
