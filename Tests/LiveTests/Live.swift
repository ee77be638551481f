import Testing

/// Everything that needs the services as processes, one after another: they share one broker and one database.
@Suite("Live", .serialized, .enabled(if: LiveEnvironment.canTalk, LiveEnvironment.noStack))
enum Live {}
