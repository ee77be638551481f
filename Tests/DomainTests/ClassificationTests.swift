import Domain
import Foundation
import Testing

@Suite("Classification")
struct ClassificationTests {
    @Test("SEC-01 WHITE < GREEN < AMBER < RED")
    func order() throws {
        #expect(Classification.allCases.shuffled().sorted() == [.white, .green, .amber, .red])
        #expect(Classification.allCases.map(\.rawValue) == ["WHITE", "GREEN", "AMBER", "RED"])
        #expect(String(decoding: try JSONEncoder().encode([Classification.red]), as: UTF8.self) == #"["RED"]"#)
    }

    @Test(
        "SEC-02 until the Chair determines it the stricter of suggestion and GREEN applies",
        arguments: [
            (nil, nil, .green), (.white, nil, .green), (.green, nil, .green), (.amber, nil, .amber), (.red, nil, .red),
            (.red, .white, .white), (.white, .red, .red), (nil, .amber, .amber),
        ] as [(Classification?, Classification?, Classification)]
    )
    func effective(_ suggested: Classification?, _ determined: Classification?, _ expected: Classification) {
        #expect(Classification.effective(suggested: suggested, determined: determined) == expected)
    }

    @Test("SEC-09 what isn't marked is GREEN, MTG-23 RED and AMBER are closed")
    func standard() {
        #expect(Classified("text").level == .green)
        #expect(Classification.allCases.filter(\.needsClosedSession) == [.amber, .red])
    }

    @Test("SEC-03 SEC-07 content leaves for a reader who is cleared, and for nobody else")
    func readers() throws {
        let register = try Samples.register(
            undeclared: ["smallSupplier-1"],
            representatives: [
                Representative(kind: .ofgem, person: "ofgem", hasDeclared: true),
                Representative(kind: .beis, person: "beis", hasDeclared: false),
                Representative(kind: .dcc, person: "dcc-person", hasDeclared: true),
            ],
            otherSignatories: ["secretary"]
        )
        func level(_ person: PersonID?, _ roles: Set<Role> = [], _ settings: String = "{}") throws -> Classification {
            try Clearance.of(Actor(user: "u", person: person, roles: roles), register, Samples.policies(settings)).level
        }
        #expect(try level("chair") == .red)
        #expect(try level("smallSupplier-1") == .amber)
        #expect(try level("ofgem") == .red)
        #expect(try level("beis") == .green)
        #expect(try level("dcc-person") == .green)
        #expect(try level("ofgem", [], #"{"representativesSeeRed": false}"#) == .green)
        #expect(try level("secretary", [.secretariat]) == .red)
        #expect(try level("other-secretary", [.secretariat]) == .amber)
        #expect(try level("secretary", [.secretariat], #"{"secretariatSeesRed": false}"#) == .amber)
        #expect(try level(nil, [.panel]) == .amber)
        #expect(try level(nil, [.party]) == .green)
        #expect(try level(nil, [.public]) == .white)
        #expect(try level(nil) == .white)
        let paper = Classified("marker", .red)
        #expect(
            paper.content(for: Clearance.of(Actor(user: "u", person: "chair"), register, Samples.policies)) == "marker"
        )
        #expect(paper.content(for: .anybody) == nil)
        #expect(paper.content(for: .admitted("dcc-person", to: .red, by: "SEC-11")) == "marker")
    }

    @Test("NOT-04 a rendering takes what its ceiling allows, and printing shows nothing")
    func renderings() {
        func mail(_ line: Cleared<Green, String>) -> String { line.content }
        #expect(Classified("open", .green).cleared(upTo: Green.self).map(mail) == "open")
        #expect(Classified("marker", .amber).cleared(upTo: Green.self).map(mail) == nil)
        #expect(Classified("open", .green).cleared(upTo: White.self) == nil)
        #expect(mail(Cleared(wording: "Fixed words")) == "Fixed words")
        let secret = Classified("marker", .red)
        var dumped = ""
        dump([secret], to: &dumped)
        dump(secret.stored, to: &dumped)
        for text in [
            "\(secret)", String(reflecting: secret), dumped, "\(secret.stored)", String(reflecting: secret.stored),
        ] {
            #expect(!text.contains("marker"))
        }
    }

    @Test("only the stored form encodes, for a service's sealed store")
    func stored() throws {
        let secret = Classified("marker", .red)
        let json = try JSONEncoder().encode(secret.stored)
        let back = Classified(stored: try JSONDecoder().decode(Classified<String>.StoredForm.self, from: json))
        #expect(back == secret)
        #expect(secret.reclassified(.white).cleared(upTo: White.self)?.content == "marker")
    }
}
