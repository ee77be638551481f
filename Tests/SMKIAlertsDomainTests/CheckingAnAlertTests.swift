import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("Checking an alert")
struct CheckingAnAlert {
    /// A change to a good alert, and what must be said about it.
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: RuleID
        let code: String
        let field: String
        let change: @Sendable (inout CompromiseAlert) -> Void
        var testDescription: String { "\(self.rule) \(self.code) \(self.field)" }
    }

    @Test("ALR-13 the printed alert passes, in canonical form and without a warning")
    func passes() throws {
        let alert = try Sample.checked()
        #expect(alert.alertID == "DCC-2026-000123")
        #expect(alert.status == .actual)
        #expect(alert.incidentKind == .organisationKey)
        #expect(alert.certainty == .suspected)
        #expect(alert.keyKind == .organisation)
        #expect(alert.noticedAt == Sample.instant("2026-11-20T09:12:00Z"))
        #expect(alert.subjectEui64?.description == "90b3d51f30000002")
        #expect(alert.certificateIDs.map(\.description) == ["0x3A7F issued by Z1"])
        #expect(alert.remotePartyRole == .supplier)
        #expect(alert.keyUsage == [.digitalSignature])
        #expect(alert.affectedDevices?.count == 125_000)
        #expect(alert.classification == .red)
        #expect(alert.warnings.isEmpty)
    }

    @Test("ALR-13 only what is required is required")
    func minimal() throws {
        let alert = try Sample.checked { alert in
            alert.status = nil
            alert.compromisedFrom = nil
            alert.certificateIds = nil
            alert.remotePartyRole = nil
            alert.keyUsage = nil
            alert.affectedDevices = nil
            alert.description = nil
            alert.contactRole = nil
        }
        #expect(alert.status == .actual)
        #expect(throws: Never.self) { try Sample.checked { $0.subjectEui64 = nil } }
    }

    @Test(
        "ALR-13 each required field is missed by name, absent or blank",
        arguments: [
            Example(rule: "ALR-13", code: "missingField", field: "alertId") { $0.alertId = nil },
            Example(rule: "ALR-13", code: "missingField", field: "alertId") { $0.alertId = " \t" },
            Example(rule: "ALR-13", code: "missingField", field: "version") { $0.version = nil },
            Example(rule: "ALR-13", code: "missingField", field: "incidentKind") { $0.incidentKind = nil },
            Example(rule: "ALR-13", code: "missingField", field: "certainty") { $0.certainty = "" },
            Example(rule: "ALR-13", code: "missingField", field: "keyKind") { $0.keyKind = nil },
            Example(rule: "ALR-13", code: "missingField", field: "notifier.role") { $0.notifier = nil },
            Example(rule: "ALR-13", code: "missingField", field: "notifier.partySignifier") {
                $0.notifier?.partySignifier = nil
            },
            Example(rule: "ALR-13", code: "missingField", field: "noticedAt") { $0.noticedAt = nil },
            Example(rule: "ALR-13", code: "missingField", field: "classification") { $0.classification = nil },
            Example(rule: "ALR-13", code: "missingSubject", field: "subjectEui64") {
                $0.subjectEui64 = nil
                $0.certificateIds = []
            },
        ]
    )
    func required(_ example: Example) { Self.expect(example) }

    @Test(
        "a wrong value is refused by its rule",
        arguments: [
            Example(rule: "ALR-13", code: "unknownStatus", field: "status") { $0.status = "drill" },
            Example(rule: "ALR-13", code: "invalidVersion", field: "version") { $0.version = 0 },
            Example(rule: "ALR-08", code: "unknownIncidentKind", field: "incidentKind") {
                $0.incidentKind = "deviceKey"
            },
            Example(rule: "ALR-03", code: "unknownCertainty", field: "certainty") { $0.certainty = "Suspected" },
            Example(rule: "ALR-13", code: "unknownKeyKind", field: "keyKind") { $0.keyKind = "device" },
            Example(rule: "ALR-13", code: "invalidInstant", field: "noticedAt") { $0.noticedAt = "2026-11-20 09:12" },
            Example(rule: "ALR-13", code: "invalidInstant", field: "compromisedFrom") {
                $0.compromisedFrom = "yesterday"
            },
            Example(rule: "ALR-13", code: "noticedInFuture", field: "noticedAt") {
                $0.noticedAt = "2026-11-20T16:35:01Z"
            },
            Example(rule: "ALR-13", code: "compromisedAfterNoticed", field: "compromisedFrom") {
                $0.compromisedFrom = "2026-11-20T09:12:01Z"
            },
            Example(rule: "ALR-13", code: "unknownClassification", field: "classification") {
                $0.classification = "BLACK"
            },
            Example(rule: "ALR-13", code: "invalidDeviceCount", field: "affectedDevices.count") {
                $0.affectedDevices = .init(count: -1)
            },
            Example(rule: "ALR-14", code: "invalidEui64", field: "subjectEui64") {
                $0.subjectEui64 = "90B3D51F3000000"
            },
            Example(rule: "ALR-14", code: "invalidEui64", field: "subjectEui64") {
                $0.subjectEui64 = "90B3D51F300000021"
            },
            Example(rule: "ALR-14", code: "invalidEui64", field: "subjectEui64") {
                $0.subjectEui64 = "90B3D51F3000000G"
            },
            Example(rule: "ALR-15", code: "invalidSerialNumber", field: "certificateIds[0].serial") {
                $0.certificateIds = [.init(serial: "0", issuerCommonName: "Z1")]
            },
            Example(rule: "ALR-15", code: "invalidSerialNumber", field: "certificateIds[0].serial") {
                $0.certificateIds = [.init(serial: "3A7F", issuerCommonName: "Z1")]
            },
            Example(rule: "ALR-15", code: "invalidSerialNumber", field: "certificateIds[0].serial") {
                $0.certificateIds = [.init(serial: "0x0100000000000000000000000000000000", issuerCommonName: "Z1")]
            },
            Example(rule: "ALR-15", code: "invalidSerialNumber", field: "certificateIds[0].serial") {
                $0.certificateIds = [.init(serial: nil, issuerCommonName: "Z1")]
            },
            Example(rule: "ALR-16", code: "issuerMissing", field: "certificateIds[1].issuerCommonName") {
                $0.certificateIds?.append(.init(serial: "7", issuerCommonName: nil))
            },
            Example(rule: "ALR-17", code: "invalidRemotePartyRole", field: "remotePartyRole") {
                $0.remotePartyRole = "supplier"
            },
            Example(rule: "ALR-18", code: "unknownKeyUsage", field: "keyUsage[1]") {
                $0.keyUsage?.append("keyCertSign")
            },
            Example(rule: "ALR-18", code: "oneKeyUsageOnly", field: "keyUsage") {
                $0.keyUsage = ["digitalSignature", "keyAgreement"]
            },
        ]
    )
    func wrong(_ example: Example) { Self.expect(example) }

    private static func expect(_ example: Example) {
        let checked = Sample.check(example.change)
        #expect(checked.alert == nil)
        #expect(checked.refusal?.rule == example.rule)
        #expect(checked.refusal?.code == example.code)
        #expect(checked.problems.first?.field == example.field)
        #expect(checked.refusal?.inputs.keys.sorted() == checked.fields.sorted())
        #expect(checked.refusal?.detail?.contains(example.field) == true)
        #expect(checked.fields.contains(example.field))
    }

    @Test("ALR-13 a clock five minutes ahead is in time")
    func tolerance() throws {
        #expect(try Sample.checked { $0.noticedAt = "2026-11-20T16:35:00Z" }.noticedAt > Sample.now)
        #expect(throws: Never.self) { try Sample.checked { $0.compromisedFrom = $0.noticedAt } }
        #expect(
            try Sample.checked { $0.noticedAt = "2026-11-20T10:12:00+01:00" }.noticedAt
                == Sample.instant("2026-11-20T09:12:00Z")
        )
    }

    @Test("ALR-03 suspected and confirmed are both taken", arguments: Certainty.allCases)
    func certainty(_ certainty: Certainty) throws {
        #expect(try Sample.checked { $0.certainty = certainty.rawValue }.certainty == certainty)
    }

    @Test(
        "ALR-08 every kind of incident is taken, by the keys' own names too",
        arguments: [
            ("organisationKey", IncidentKind.organisationKey), ("contingencyKey", .contingencyKey),
            ("contingencyPrivateKey", .contingencyKey), ("contingencySymmetricKey", .contingencyKey),
            ("recoveryKey", .recoveryKey), ("recoveryPrivateKey", .recoveryKey), ("issuingOca", .issuingOca),
            ("rootOca", .rootOca),
        ]
    )
    func incidentKinds(_ word: String, _ kind: IncidentKind) throws {
        #expect(try Sample.checked { $0.incidentKind = word }.incidentKind == kind)
    }

    @Test(
        "ALR-14 case, hyphens and white space do not matter",
        arguments: [
            "90-b3-d5-1f-30-00-00-02", "90B3D51F30000002", " 90 B3 D5 1F 30 00 00 02 ",
        ]
    )
    func eui64(_ text: String) throws {
        #expect(try Sample.checked { $0.subjectEui64 = text }.subjectEui64?.description == "90b3d51f30000002")
    }

    @Test("ALR-15 decimal and hex name the same serial, leading zeros mean nothing, and it is listed once")
    func serials() throws {
        let alert = try Sample.checked {
            $0.certificateIds = [
                .init(serial: "98403031005530424935033843217390525231", issuerCommonName: "Z1"),
                .init(serial: "0x4A07BC01D9253B51FAF01F7EC7DA5B2F", issuerCommonName: "Z1"),
                .init(serial: "0x004A07BC01D9253B51FAF01F7EC7DA5B2F", issuerCommonName: "Z1"),
                .init(serial: "0x4A07BC01D9253B51FAF01F7EC7DA5B2F", issuerCommonName: "Z2"),
            ]
        }
        #expect(alert.certificateIDs.map(\.issuerCommonName) == ["Z1", "Z2"])
    }

    @Test("ALR-17 an unknown role is kept and flagged; 7F is known")
    func unknownRole() throws {
        let alert = try Sample.checked { $0.remotePartyRole = "2A" }
        #expect(alert.remotePartyRole?.code == 0x2A)
        #expect(alert.warnings.map(\.code) == ["unknownRemotePartyRole"])
        #expect(try Sample.checked { $0.remotePartyRole = "7F" }.warnings.isEmpty)
    }

    @Test("ALR-18 an organisation that lost both its keys may say so, but not of one certificate")
    func bothUsages() throws {
        let both = ["digitalSignature", "keyAgreement", "keyAgreement"]
        #expect(
            try Sample.checked {
                $0.keyUsage = both
                $0.certificateIds = nil
            }.keyUsage == [.digitalSignature, .keyAgreement]
        )
        #expect(throws: Never.self) {
            try Sample.checked {
                $0.keyUsage = both
                $0.certificateIds?.append(.init(serial: "8", issuerCommonName: "Z1"))
            }
        }
    }

    @Test(
        "ALR-19 a role that does not fit the key is warned of, not refused",
        arguments: [
            ("recovery", "recoveryKey", "01", true), ("recovery", "recoveryKey", "02", false),
            ("issuingOca", "issuingOca", "07", true), ("issuingOca", "issuingOca", "00", false),
            ("rootOca", "rootOca", "00", true), ("rootOca", "rootOca", "07", false),
            ("organisation", "organisationKey", "03", true), ("contingency", "contingencyKey", "00", true),
        ]
    )
    func roleAndKey(_ key: String, _ incident: String, _ role: String, _ fits: Bool) throws {
        let alert = try Sample.checked {
            $0.keyKind = key
            $0.incidentKind = incident
            $0.remotePartyRole = role
        }
        #expect(alert.warnings.map(\.code) == (fits ? [] : ["roleDoesNotFitKeyKind"]))
    }

    @Test("ALR-19 an incident kind that does not fit the key is warned of")
    func kindAndKey() throws {
        #expect(
            try Sample.checked { $0.keyKind = "symmetricKey" }.warnings.map(\.code)
                == ["incidentKindDoesNotFitKeyKind"]
        )
    }

    @Test("everything wrong is told at once, the first by its rule, and fields are names only")
    func allAtOnce() {
        let checked = Sample.check {
            $0.certainty = "maybe"
            $0.keyKind = nil
            $0.subjectEui64 = "12"
            $0.certificateIds = [.init(serial: "x", issuerCommonName: " ")]
        }
        #expect(checked.problems.map(\.rule) == ["ALR-03", "ALR-13", "ALR-15", "ALR-16", "ALR-14"])
        #expect(
            checked.fields == [
                "certainty", "keyKind", "certificateIds[0].serial", "certificateIds[0].issuerCommonName",
                "subjectEui64",
            ]
        )
        #expect(checked.refusal?.rule == "ALR-03")
        #expect(checked.refusal?.inputs["subjectEui64"] == "12")
        #expect(checked.refusal?.inputs["keyKind"] == "absent")
        #expect(checked.refusal?.detail?.hasPrefix("5 things to put right.") == true)
    }

    @Test(
        "ALR-13 what is not marked as an exercise or a test counts as actual",
        arguments: [
            (nil, AlertStatus.actual), ("exercise", .exercise), ("test", .test), ("drill", nil),
        ] as [(String?, AlertStatus?)]
    )
    func status(_ word: String?, _ status: AlertStatus?) {
        let checked = Sample.check {
            $0.status = word
            $0.certainty = nil
        }
        #expect(checked.status == status)
    }

    @Test(
        "ALR-02 a Party's alert goes on to the DCC, the DCC's own does not",
        arguments: [
            (Sample.dcc, "dcc", "actual", false), (Sample.party, "party", "actual", true),
            (Sample.operator, "DCC", "actual", false), (Sample.operator, "party", "exercise", true),
            (Sample.nobody, "dcc", "actual", true), (Sample.party, "party", "test", false),
        ]
    )
    func forwarding(_ sender: Actor, _ role: String, _ status: String, _ isDue: Bool) throws {
        let alert = try Sample.checked {
            $0.notifier?.role = role
            $0.status = status
        }
        #expect(AlertForwarding.isDue(alert, sender: sender) == isDue)
    }
}
