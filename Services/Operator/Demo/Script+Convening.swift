import Domain
import Messages

extension Script {
    static let convening: [Step] = [
        Step("The Chair calls an exceptional meeting: notice runs from its issue, not from the alert") { stage in
            stage.turn()
            let offer = try await stage.session("chair").get("convening", stage.incidentID, at: .meetings)
            for line in OfferedRoutes(offer).lines { stage.timeline.note(line) }
            let offered = try await stage.watch.all(RoutesOffered.self)
                .last { $0.data["incidentId"]?.string == stage.incidentID }
            guard let early = offered?.data["exceptional"]?["earliestStart"]?.string.flatMap(Instant.init(rfc3339:))
            else {
                throw StepFailed(what: "The offer has no earliest start.", place: "journal of meetings")
            }
            let refused = try await stage.actRefused("chair", "calls it for \(early.london)", stage.call(at: early))
            let start = refused?.inputs["earliestStart"].flatMap(Instant.init(rfc3339:)) ?? early.adding(minutes: 60)
            let sent = try await stage.act("chair", "calls it for \(start.london)", stage.call(at: start))
            stage.meetingID = sent.accepted.id ?? ""
            stage.earliestStart = start
            let meetingID = stage.meetingID
            _ = try await stage.require(
                MeetingCalled.self,
                meetingID,
                telling: { "quorum count waived: \($0["quorumWaived"]?.bool == true ? "yes" : "no")" },
                where: { $0["meetingId"]?.string == meetingID }
            )
            try await stage.expectMails(MailKind.notice, about: meetingID, "notice of \(meetingID)", to: stage.members)
        },
        Step("Members answer; the forecast follows") { stage in
            stage.turn()
            let coming = ["chair", Cast.conflicted] + Cast.voters.map(\.person)
            for person in coming { try await stage.respond(person, .attending) }
            try await stage.respond(Cast.absent, .declined)
            let (meetingID, expected) = (stage.meetingID, coming.count)
            try await stage.expect(
                QuorumForecast.self,
                "after the last answer",
                telling: { data in
                    "have \(data["have"]?.integer ?? 0), need \(data["need"]?.integer ?? 0) "
                        + "(ordinary number \(data["neededOrdinary"]?.integer ?? 0)), "
                        + "a Chair is \(data["isChairExpected"]?.bool == true ? "" : "not ")expected"
                },
                where: { $0["meetingId"]?.string == meetingID && ($0["have"]?.integer ?? 0) >= Int64(expected) }
            )
        },
        Step("The meeting's start comes; those present are recorded and the Chair opens it") { stage in
            stage.turn()
            try await stage.clock().settle()
            guard let start = stage.earliestStart else { return }
            try await stage.advance(to: start)
            let meetingID = stage.meetingID
            for person in ["chair", Cast.conflicted] + Cast.voters.map(\.person) {
                try await stage.act(
                    Cast.user(of: person),
                    "arrives",
                    RecordAttendance(meetingId: meetingID, presence: .arrived, mode: .web)
                )
                try await stage.expect(
                    AttendanceRecorded.self,
                    "\(person) is present",
                    where: { $0["meetingId"]?.string == meetingID && $0["person"]?.string == person.value }
                )
            }
            try await stage.act("chair", "opens the meeting", OpenMeeting(meetingId: meetingID))
            _ = try await stage.require(MeetingOpened.self, meetingID, where: { $0["meetingId"]?.string == meetingID })
        },
    ]
}

extension Stage {
    fileprivate func call(at start: Instant) -> CallMeeting {
        CallMeeting(
            incidentId: self.incidentID,
            route: .exceptional,
            startsAt: start,
            location: "Meeting room 1",
            remoteAttendance: "Conference bridge of the secretariat",
            reason: "Devices are at risk over the weekend."
        )
    }

    fileprivate func respond(_ person: PersonID, _ answer: Respond.Answer) async throws {
        let meetingID = self.meetingID
        try await self.act(
            Cast.user(of: person),
            "answers \(answer.rawValue)",
            Respond(meetingId: meetingID, answer: answer, mode: answer == .attending ? .web : nil)
        )
        try await self.expect(
            ResponseRecorded.self,
            "\(person), \(answer.rawValue)",
            where: { $0["meetingId"]?.string == meetingID && $0["person"]?.string == person.value }
        )
    }
}
