import ArgumentParser

/// How an answer is printed.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one line of JSON instead of text.")
    var json = false
}
