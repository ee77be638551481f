import ArgumentParser

/// What is said about a message that is sent, besides its content.
struct SendingOptions: ParsableArguments {
    @Option(
        name: .customLong("id"),
        help: "The message's id. Give it again to repeat a message whose answer was lost. (default: a new one)"
    )
    var messageID: String?

    @Option(help: "Refuse the command unless the stream still has this version.")
    var expectedVersion: Int?

    @OptionGroup var connection: ConnectionOptions
}
