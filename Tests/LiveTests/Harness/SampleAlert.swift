import Domain
import Foundation
import Messages

/// An alert that is right in every field, unless a test changes one.
struct SampleAlert: Sendable {
    /// A word of its description that is RED.
    static let secret = RedWord.alertDescription.text

    var alertID: String
    var members: [String: JSONValue]

    /// - Parameter now: the services' time; it was noticed a little before.
    init(at now: Instant, status: String? = nil, version: Int64 = 1) {
        self.alertID = "LIVE-\(UUID().uuidString.prefix(8))"
        self.members = [
            "version": .number(JSONNumber(version)), "incidentKind": "organisationKey", "certainty": "suspected",
            "keyKind": "organisation", "notifier": ["role": "dcc", "partySignifier": "DCC"],
            "noticedAt": .string(now.adding(minutes: -10).rfc3339),
            "certificateIds": [["serial": "0x3A7F", "issuerCommonName": .string(RedWord.alertIssuer.text)]],
            "subjectEui64": "90-B3-D5-1F-30-00-00-02", "remotePartyRole": "02", "keyUsage": ["digitalSignature"],
            "affectedDevices": ["count": 125_000],
            "description": .string("The key lay open: \(RedWord.alertDescription.text)."),
            "contactRole": .string("Security operations \(RedWord.alertContact.text)"), "classification": "RED",
        ]
        if let status { self.members["status"] = .string(status) }
    }

    /// The same alert with one field changed.
    func with(_ field: String, _ value: JSONValue?) -> SampleAlert {
        var changed = self
        changed.members[field] = value
        return changed
    }

    var body: [UInt8] {
        var members = self.members
        members["alertId"] = .string(self.alertID)
        return JSONValue.object(members).encoded()
    }
}
