import Domain
import Messages

extension Script {
    static let alerting: [Step] = [
        Step("The DCC reports that an organisation's key may be compromised") { stage in
            guard let now = stage.now else { return }
            try await stage.advance(to: now.adding(minutes: 1))
            stage.turn()
            let begun = ContinuousClock.now
            let sent = try await stage.report(DemoAlert.right(at: stage.now ?? now), as: "dcc")
            stage.timeline.done("dcc is answered: \(sent.accepted.id ?? "")", ContinuousClock.now - begun)
            stage.incidentID = sent.accepted.id ?? ""
            let incidentID = stage.incidentID
            _ = try await stage.require(
                IncidentOpened.self,
                incidentID,
                where: { $0["incidentId"]?.string == incidentID }
            )
            try await stage.expectMails(MailKind.alarm, about: incidentID, "an alert, \(incidentID)", to: stage.alarmed)
            if stage.newMails.contains(where: { $0.text.contains(DemoAlert.secret) }) {
                stage.timeline.missed("mails without RED words: a mail has the alert's description", in: "Maildir")
            } else {
                stage.timeline.sighted("no mail has the RED description in it", .zero, in: "Maildir")
            }
            try await stage.expect(
                RoutesOffered.self,
                "two lawful routes",
                telling: {
                    "an exceptional meeting from \($0["exceptional"]?["earliestStart"]?.string?.inLondon ?? "?")"
                },
                where: { $0["incidentId"]?.string == incidentID }
            )
            try await stage.expectMails(
                MailKind.routes,
                about: incidentID,
                "the routes",
                to: ["chair", "chair-alternate"]
            )
        },
        Step("Some acknowledge; fifteen minutes later only others are paged again") { stage in
            for person in Cast.prompt { try await stage.acknowledge(person) }
            try await stage.pageAgain(after: 15, except: Set(Cast.prompt))
        },
        Step("The Chair acknowledges; an hour after the alert the rest are paged again") { stage in
            try await stage.acknowledge("chair")
            try await stage.pageAgain(after: 45, except: Set(Cast.prompt + ["chair"]))
        },
        Step("Everybody acknowledges") { stage in
            let paged = try await stage.watch.all(PageOpened.self).filter {
                $0.data["subjectId"]?.string == stage.incidentID
                    && MailKind.alarm.contains($0.data["kind"]?.string ?? "")
            }
            let people = Set(paged.compactMap { $0.data["person"]?.string.map(PersonID.init) })
            let known = Set(Cast.prompt + ["chair"])
            for person in people.subtracting(known).sorted() { try await stage.acknowledge(person) }
            try await stage.clock().settle()
        },
    ]
}

extension Stage {
    fileprivate func acknowledge(_ person: PersonID) async throws {
        let incidentID = self.incidentID
        try await self.act(Cast.user(of: person), "acknowledges", AcknowledgeIncident(incidentId: incidentID))
        try await self.expect(
            IncidentAcknowledged.self,
            "by \(person)",
            where: { $0["incidentId"]?.string == incidentID && $0["person"]?.string == person.value }
        )
    }

    /// Moves the clock on and looks who is paged again: somebody, and nobody who has acknowledged.
    fileprivate func pageAgain(after minutes: Int, except silent: Set<PersonID>) async throws {
        try await self.clock().settle()
        self.turn()
        guard let now = self.now else { return }
        try await self.advance(to: now.adding(minutes: minutes))
        let place = Self.mailPlace
        let found = try await Eventually.find { () -> Set<PersonID>? in
            let again = try await self.mailed(MailKind.alarm, about: self.incidentID)
            return again.isEmpty ? nil : again
        }
        guard let found else { return self.timeline.missed("anybody paged again", in: place) }
        let names = found.value.sorted().map(\.value).joined(separator: ", ")
        self.timeline.sighted("paged again: \(found.value.count)", found.took, in: place)
        self.timeline.note(names)
        for person in found.value.intersection(silent).sorted() {
            self.timeline.missed("peace for \(person), who has acknowledged and was paged again", in: place)
        }
    }
}

/// The alerts of the demonstration.
enum DemoAlert {
    /// What must not be in any mail.
    static let secret = "copied from a build server"

    static func right(at now: Instant) -> CompromiseReported { self.alert(at: now, eui64: "90-B3-D5-1F-30-00-00-02") }

    /// One digit is missing.
    static func wrong(at now: Instant) -> CompromiseReported { self.alert(at: now, eui64: "90-B3-D5-1F-30-00-00") }

    private static func alert(at now: Instant, eui64: String) -> CompromiseReported {
        CompromiseReported(
            alertId: "DEMO-\(Session.newID().prefix(8))",
            version: 1,
            status: "actual",
            incidentKind: "organisationKey",
            certainty: "suspected",
            keyKind: "organisation",
            notifier: .init(role: "dcc", partySignifier: "DCC"),
            noticedAt: now.adding(minutes: -18).rfc3339,
            compromisedFrom: now.adding(minutes: -1_440).rfc3339,
            certificateIds: [.init(serial: "0x3A7F", issuerCommonName: "Z1")],
            subjectEui64: eui64,
            remotePartyRole: "02",
            keyUsage: ["digitalSignature"],
            affectedDevices: .init(count: 125_000),
            description: "The signing key was \(self.secret).",
            contactRole: "DCC security operations",
            classification: "RED"
        )
    }
}
