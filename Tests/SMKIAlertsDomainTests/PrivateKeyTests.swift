import Domain
import Testing

@testable import SMKIAlertsDomain

@Suite("A private key in a message")
struct PrivateKeyInAMessage {
    // Put together at run time, so that no scanner takes this file for one that holds a key.
    static let begin = "-----" + "BEGIN "

    @Test(
        "ALR-38 is found under every label and however it is written",
        arguments: [
            "PRIVATE KEY-----", "EC PRIVATE KEY-----", "RSA PRIVATE KEY-----", "ENCRYPTED PRIVATE KEY-----",
            "OPENSSH PRIVATE KEY-----", "PGP PRIVATE KEY BLOCK-----", "ec private key-----",
        ]
    )
    func found(_ rest: String) {
        let text = Self.begin + rest
        let json = #"{"description":"see \#(text)\nMIG..."}"#
        #expect(AlertChecks.containsPrivateKey(Array(text.utf8)))
        #expect(AlertChecks.containsPrivateKey(Array(json.utf8)))
        #expect(AlertChecks.containsPrivateKey(Array(json.replacing("-", with: #"\u002d"#).utf8)))
        #expect(AlertChecks.containsPrivateKey(json.utf8.flatMap { [$0, 0] }))
    }

    @Test(
        "ALR-38 lets certificates, public keys and talk of private keys pass",
        arguments: [
            begin + "CERTIFICATE-----", begin + "PUBLIC KEY-----", "our PRIVATE KEY was lost", "-----", "",
            "----- BEGIN",
            begin + "CERTIFICATE----- and no PRIVATE KEY", #"\u00"#, #"\uD83D\uDE00"#,
        ]
    )
    func passes(_ text: String) {
        #expect(!AlertChecks.containsPrivateKey(Array(text.utf8)))
    }

    @Test(
        "ALR-38 in any field refuses the alert first of all, and nothing of it is repeated",
        arguments: [
            "description", "alertId", "subjectEui64", "notifier.partySignifier", "certificateIds[0].serial",
            "keyUsage[1]",
        ]
    )
    func refused(_ field: String) {
        let key = Self.begin + "EC PRIVATE KEY-----\nSECRETS"
        let checked = Sample.check {
            $0.certainty = nil
            switch field {
            case "description": $0.description = key
            case "alertId": $0.alertId = key
            case "subjectEui64": $0.subjectEui64 = key
            case "notifier.partySignifier": $0.notifier?.partySignifier = key
            case "certificateIds[0].serial": $0.certificateIds = [.init(serial: key, issuerCommonName: "Z1")]
            default: $0.keyUsage?.append(key)
            }
        }
        #expect(checked.fields == [field])
        #expect(checked.alert == nil)
        #expect(checked.refusal?.rule == "ALR-38")
        #expect(checked.refusal?.code == "privateKeyInMessage")
        #expect(checked.problems.count == 1)
        #expect("\(checked)".contains("SECRETS") == false)
        #expect(checked.refusal?.inputs.values.contains { $0.contains("BEGIN") } == false)
    }

    @Test("ALR-38 in the bytes alone is a result of its own")
    func inBytes() {
        let checked = AlertChecks.privateKeyFound(status: .exercise)
        #expect(checked.fields == ["body"])
        #expect(checked.refusal?.rule == "ALR-38")
        #expect(checked.status == .exercise)
    }
}
