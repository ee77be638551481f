extension CompromiseReported: SchemaRefining {
    /// What the rules ask for, which the type leaves open so that a wrong alert is refused by rule (ALR-13).
    static func refine(_ schema: JSONSchema) -> JSONSchema {
        schema
            .requiring("alertId", "version", "incidentKind", "certainty", "keyKind", "notifier", "noticedAt")
            .requiring("classification")
            .allowing(MatterStatus.allCases.map(\.rawValue), in: "status")
            .allowing(["suspected", "confirmed"], in: "certainty")
            .allowing(
                ["organisationKey", "contingencyKey", "recoveryKey", "issuingOca", "rootOca"],
                in: "incidentKind"
            )
            .allowing(["WHITE", "GREEN", "AMBER", "RED"], in: "classification")
            .formatting("noticedAt", as: "date-time")
            .formatting("compromisedFrom", as: "date-time")
    }
}
