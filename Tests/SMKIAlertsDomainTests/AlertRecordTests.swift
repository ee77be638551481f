import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("Reports of one alert")
struct ReportsOfOneAlert {
    static func report(_ version: Int, _ digest: String, _ incident: String = "INC-2026-0009") -> AlertRecord.Report {
        AlertRecord.Report(version: version, digest: digest, incidentID: incident)
    }

    static func record(_ reports: AlertRecord.Report...) throws -> AlertRecord {
        try reports.reduce(AlertRecord()) { try $0.taking(.report($1), Sample.context(Sample.dcc)) }
    }

    @Test("ALR-22 the first report opens the incident it was given")
    func first() throws {
        let record = AlertRecord()
        #expect(record.outcome(of: Self.report(1, "a", "INC-2026-0001")) == .first)
        let after = try Self.record(Self.report(1, "a", "INC-2026-0001"))
        #expect(after.incidentID == "INC-2026-0001")
        #expect(after.version == 1)
    }

    @Test("ALR-21 the same digest again makes no event and answers with the incident")
    func duplicate() throws {
        let record = try Self.record(Self.report(1, "a", "INC-2026-0001"))
        #expect(record.outcome(of: Self.report(1, "a")) == .duplicate(incidentID: "INC-2026-0001"))
        #expect(try record.decide(.report(Self.report(1, "a")), Sample.context(Sample.dcc)).isEmpty)
    }

    @Test("ALR-21 another digest of the same version is a conflict; both are kept, and each is known again")
    func conflict() throws {
        let record = try Self.record(Self.report(1, "a", "INC-2026-0001"))
        let other = Self.report(1, "b")
        #expect(record.outcome(of: other) == .conflict(incidentID: "INC-2026-0001"))
        let after = try record.taking(.report(other), Sample.context(Sample.dcc))
        #expect(after.digests[1] == ["a", "b"])
        #expect(after.outcome(of: other) == .duplicate(incidentID: "INC-2026-0001"))
        #expect(after.outcome(of: Self.report(1, "a")) == .duplicate(incidentID: "INC-2026-0001"))
    }

    @Test("ALR-22 a higher version keeps the incident")
    func update() throws {
        let record = try Self.record(Self.report(1, "a", "INC-2026-0001"))
        #expect(record.outcome(of: Self.report(2, "b")) == .update(incidentID: "INC-2026-0001"))
        #expect(
            try record.taking(.report(Self.report(2, "b")), Sample.context(Sample.dcc)).incidentID == "INC-2026-0001"
        )
    }

    @Test("ALR-22 version 1 after version 2 is kept as superseded and changes nothing")
    func superseded() throws {
        let record = try Self.record(Self.report(2, "b", "INC-2026-0001"))
        #expect(record.outcome(of: Self.report(1, "a")) == .superseded(incidentID: "INC-2026-0001"))
        let after = try record.taking(.report(Self.report(1, "a")), Sample.context(Sample.dcc))
        #expect(after.version == 2)
        #expect(after.outcome(of: Self.report(1, "a")) == .duplicate(incidentID: "INC-2026-0001"))
    }

    @Test("ALR-21 sender, alert id and status together make the identity")
    func identity() {
        let identity = AlertRecord.identity(sender: "dcc", alertID: "A-1", status: .actual)
        #expect(identity == AlertRecord.identity(sender: "dcc", alertID: "A-1", status: .actual))
        #expect(identity != AlertRecord.identity(sender: "acme", alertID: "A-1", status: .actual))
        #expect(identity != AlertRecord.identity(sender: nil, alertID: "A-1", status: .actual))
        #expect(identity != AlertRecord.identity(sender: "dcc", alertID: "A-1", status: .exercise))
        #expect(identity != AlertRecord.identity(sender: "dccA", alertID: "-1", status: .actual))
        #expect(identity.prefix(7) == [0, 0, 0, 3, 100, 99, 99])
    }

    @Test("ALR-22 another sender's report on the same alert id is linked to the first incident")
    func family() throws {
        let context = Sample.context(Sample.party)
        #expect(AlertFamily().linkedTo == nil)
        let family = try AlertFamily().taking(.join(incidentID: "INC-2026-0001"), context)
            .taking(.join(incidentID: "EXR-2026-0001"), context)
        #expect(family.linkedTo == "INC-2026-0001")
        #expect(try family.decide(.join(incidentID: "EXR-2026-0001"), context).isEmpty)
    }
}

@Suite("Numbers")
struct Numbers {
    @Test(
        "ALR-13 the status is part of the id",
        arguments: [
            (NumberedSeries.incident(.actual), "INC-2026"), (.incident(.exercise), "EXR-2026"),
            (.incident(.test), "TST-2026"), (.direction(.actual), "DIR-2026"), (.direction(.exercise), "DIR-EXR-2026"),
            (.recoveryEvent(.actual), "REC-2026"), (.recoveryEvent(.exercise), "REC-EXR-2026"),
        ]
    )
    func prefixes(_ series: NumberedSeries, _ name: String) {
        #expect(series.name(at: Sample.now) == name)
    }

    @Test("CAL-08 the year is London's")
    func year() {
        let series = NumberedSeries.incident(.actual)
        #expect(series.name(at: Sample.instant("2026-12-31T23:59:59Z")) == "INC-2026")
        #expect(series.name(at: Sample.instant("2027-01-01T00:00:00Z")) == "INC-2027")
    }

    @Test(
        "ALR-13 an id says its status",
        arguments: [
            ("INC-2026-0001", AlertStatus.actual), ("EXR-2026-0001", .exercise), ("TST-2026-0001", .test), ("X-1", nil),
        ] as [(String, AlertStatus?)]
    )
    func status(_ id: String, _ status: AlertStatus?) {
        #expect(AlertStatus(incidentID: id) == status)
    }
}
