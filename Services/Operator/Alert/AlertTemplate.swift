import ArgumentParser
import Domain
import Foundation
import Messages
import SMKIAlertsDomain

extension AlertCommand {
    struct Template: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a sample alert to edit and publish. Needs no broker."
        )

        enum Status: String, EnumerableFlag {
            case exercise, test

            static func help(for value: Self) -> ArgumentHelp? {
                switch value {
                case .exercise: "Mark it as an exercise: the whole path runs, and nothing reaches the DCC."
                case .test: "Mark it as a test: it pages the test mailbox only and calls no meeting."
                }
            }
        }

        @Option(
            help: "What is compromised: organisationKey, contingencyKey, recoveryKey, issuingOca or rootOca.",
            transform: Arguments.word
        )
        var kind = IncidentKind.organisationKey

        @Flag var status: Status?

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let template = AlertTemplate(kind: self.kind, status: self.status?.rawValue ?? "actual", now: .machine)
            if self.output.json {
                Output.json(template.alert)
            } else {
                Output.lines(template.lines)
            }
        }
    }
}

/// A correct alert of each kind, to begin with.
struct AlertTemplate {
    let alert: CompromiseReported

    init(kind: IncidentKind, status: String, now: Instant) {
        let second = Instant(microseconds: now.microseconds / 1_000_000 * 1_000_000)
        let (keyKind, role) = Self.key(of: kind)
        self.alert = CompromiseReported(
            alertId: "REPLACE-\(LondonTime.civil(of: now).date.year)-000001",
            version: 1,
            status: status,
            incidentKind: kind.rawValue,
            certainty: Certainty.suspected.rawValue,
            keyKind: keyKind.rawValue,
            notifier: .init(role: "dcc", partySignifier: "DCC"),
            noticedAt: second.rfc3339,
            compromisedFrom: second.adding(minutes: -60).rfc3339,
            certificateIds: [.init(serial: "0x3A7F", issuerCommonName: "Z1")],
            subjectEui64: "90-B3-D5-1F-30-00-00-02",
            remotePartyRole: role.map { String(String(0x100 + Int($0.code), radix: 16).dropFirst()) },
            keyUsage: [KeyUsage.digitalSignature.rawValue],
            affectedDevices: .init(count: 125_000),
            description: "REPLACE: what was noticed, by whom, and what is known.",
            contactRole: "REPLACE: whom to ask, by role",
            classification: Classification.red.rawValue
        )
    }

    /// The alert over several lines, in the order in which people fill it in.
    var lines: [String] {
        let members = Self.order.compactMap { name in
            JSONValue(self.alert)[name].map { "  \"\(name)\": " + String(decoding: $0.encoded(), as: UTF8.self) }
        }
        return ["{"] + members.enumerated().map { $0 < members.count - 1 ? $1 + "," : $1 } + ["}"]
    }

    private static let order = [
        "alertId", "version", "status", "incidentKind", "certainty", "keyKind", "notifier", "noticedAt",
        "compromisedFrom", "certificateIds", "subjectEui64", "remotePartyRole", "keyUsage", "affectedDevices",
        "description", "contactRole", "classification",
    ]

    /// The kind of key of each kind of incident, and the role code in its certificates.
    private static func key(of kind: IncidentKind) -> (KeyKind, RemotePartyRole?) {
        switch kind {
        case .organisationKey: (.organisation, .supplier)
        case .contingencyKey: (.contingency, nil)
        case .recoveryKey: (.recovery, .recovery)
        case .issuingOca: (.issuingOca, .issuingAuthority)
        case .rootOca: (.rootOca, .root)
        }
    }
}

extension Instant {
    /// What the machine's clock shows.
    static var machine: Instant { Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)) }
}
