import ArgumentParser
import Domain
import Messages

/// For whom the secretariat passes something on.
struct OnBehalfOptions: ParsableArguments {
    @Option(
        name: .customLong("for"),
        help: "The person for whom you say it; for the secretariat only.",
        transform: Arguments.person
    )
    var person: PersonID?

    @Option(help: "How you know: a reference to the mail, the form or the minute.")
    var evidence: String?

    func validate() throws {
        guard (self.person == nil) == (self.evidence == nil) else {
            throw ValidationError("--for and --evidence go together.")
        }
    }

    var onBehalfOf: OnBehalfOf? {
        guard let person = self.person, let evidence = self.evidence else { return nil }
        return OnBehalfOf(person: person, evidence: evidence)
    }
}
