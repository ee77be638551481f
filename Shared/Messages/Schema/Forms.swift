// Forms that people fill in: the types let parts be absent, so that a rule names each gap; the schemas ask for them.

extension SubmitNomination: SchemaRefining {
    static func refine(_ schema: JSONSchema) -> JSONSchema {
        schema.requiring(
            "nominatorName",
            "nominatorContact",
            "nominatorCategory",
            "nomineeName",
            "nomineePosition",
            "experience"
        )
    }
}

extension CallMeeting: SchemaRefining {
    static func refine(_ schema: JSONSchema) -> JSONSchema {
        schema.requiring("location", "remoteAttendance", "reason")
    }
}

extension PutMotion: SchemaRefining {
    static func refine(_ schema: JSONSchema) -> JSONSchema { schema.requiring("reasons") }
}

extension SubmitDraftProposal: SchemaRefining {
    static func refine(_ schema: JSONSchema) -> JSONSchema {
        schema.requiring("title", "summary", "description", "path", "pathReasons")
    }
}
