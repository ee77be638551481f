/// One of the eleven SMKI SEC Subsidiary Documents (DUT-17).
public struct SubsidiaryDocument: Sendable, Hashable {
    /// The id, such as `deviceCertificatePolicy`.
    public let id: String
    /// The full name.
    public let name: String
    /// The letter of the appendix to the Code.
    public let appendix: String
    /// Whether the letter was seen in published text; a letter that was not proves nothing about scope.
    public let isAppendixConfirmed: Bool
    /// Other names in use.
    let aliases: [String]

    /// A document that a name or an appendix letter stands for.
    struct Match: Sendable, Equatable {
        let document: SubsidiaryDocument
        /// False where only an unconfirmed letter says so.
        let isCertain: Bool
    }

    /// The document a name, an alias, an id or an appendix letter stands for.
    static func match(_ text: String) -> Match? {
        var word = text.lettersAndDigits
        if let document = Self.byName[word] { return Match(document: document, isCertain: true) }
        if word.hasPrefix("sec") { word.removeFirst(3) }
        if word.hasPrefix("the") { word.removeFirst(3) }
        if let document = Self.byName[word] { return Match(document: document, isCertain: true) }
        guard word.hasPrefix("appendix"),
            let document = Self.all.first(where: { "appendix\($0.appendix.lowercased())" == word })
        else { return nil }
        return Match(document: document, isCertain: document.isAppendixConfirmed)
    }

    private static let byName: [String: SubsidiaryDocument] = all.reduce(into: [:]) { names, document in
        for name in [document.id, document.name] + document.aliases {
            names[name.lettersAndDigits] = document
        }
    }

    private init(_ id: String, _ name: String, _ appendix: String, seen: Bool = true, _ aliases: [String]) {
        self.id = id
        self.name = name
        self.appendix = appendix
        self.isAppendixConfirmed = seen
        self.aliases = aliases
    }

    /// All eleven.
    public static let all: [SubsidiaryDocument] = [
        SubsidiaryDocument(
            "deviceCertificatePolicy",
            "Device Certificate Policy",
            "A",
            seen: false,
            ["Device CP", "SMKI Device Certificate Policy", "SMKI Device CP"]
        ),
        SubsidiaryDocument(
            "organisationCertificatePolicy",
            "Organisation Certificate Policy",
            "B",
            ["Organisation CP", "SMKI Organisation Certificate Policy", "SMKI Organisation CP"]
        ),
        SubsidiaryDocument("ikiCertificatePolicy", "IKI Certificate Policy", "Q", ["IKI CP"]),
        SubsidiaryDocument("smkiCompliancePolicy", "SMKI Compliance Policy", "C", seen: false, ["Compliance Policy"]),
        SubsidiaryDocument(
            "smkiRapp",
            "SMKI RAPP",
            "D",
            [
                "RAPP", "SMKI Registration Authority Policies and Procedures",
                "Registration Authority Policies and Procedures",
            ]
        ),
        SubsidiaryDocument("smkiRecoveryProcedure", "SMKI Recovery Procedure", "L", ["Recovery Procedure"]),
        SubsidiaryDocument(
            "smkiInterfaceDesignSpecification",
            "SMKI Interface Design Specification",
            "M",
            ["SMKI IDS", "SMKI Interface Specification"]
        ),
        SubsidiaryDocument("smkiCodeOfConnection", "SMKI Code of Connection", "N", ["SMKI CoCo"]),
        SubsidiaryDocument(
            "smkiRepositoryInterfaceDesignSpecification",
            "SMKI Repository Interface Design Specification",
            "O",
            ["Repository Interface Design Specification", "SMKI Repository IDS", "Repository IDS"]
        ),
        SubsidiaryDocument(
            "smkiRepositoryCodeOfConnection",
            "SMKI Repository Code of Connection",
            "P",
            ["Repository Code of Connection", "SMKI Repository CoCo", "Repository CoCo"]
        ),
        SubsidiaryDocument(
            "smkiAndRepositoryTestScenarios",
            "SMKI and Repository Test Scenarios Document",
            "K",
            seen: false,
            [
                "SMKI and Repository Test Scenarios", "SMKI & Repository Test Scenarios Document",
                "SRT Scenarios Document",
            ]
        ),
    ]
}
