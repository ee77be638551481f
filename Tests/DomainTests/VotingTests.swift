import Domain
import Testing

@Suite("Voting on a motion")
struct VotingTests {
    private func electorate(
        _ register: Register,
        _ present: Set<PersonID>,
        _ conflicts: Conflicts = .none,
        _ settings: String = "{}"
    ) throws -> Electorate {
        let policies = try Samples.policies(settings)
        let seating = Seating(register, present: present, conflicts: conflicts, policies: policies)
        return Electorate(register, seating, policies: policies)
    }

    private let present: Set<PersonID> = [
        "chair", "smkiSpecialist", "largeSupplier-1", "largeSupplier-2", "smallSupplier-1", "gasNetworks-1",
    ]

    @Test(
        "MTG-16 a simple majority of votes cast carries, abstentions and absences don't count",
        arguments: [
            (3, 2, 0, VoteCount.Outcome.carried), (2, 3, 0, .fallen), (1, 0, 4, .carried), (0, 1, 4, .fallen),
            (0, 0, 5, .fallen),
            (2, 2, 1, .fallen), (5, 0, 0, .carried), (0, 0, 0, .fallen),
        ]
    )
    func outcomes(_ inFavour: Int, _ against: Int, _ abstained: Int, _ outcome: VoteCount.Outcome) throws {
        let electorate = try self.electorate(Samples.register(), self.present)
        let words =
            Array(repeating: Vote.for, count: inFavour) + Array(repeating: .against, count: against)
            + Array(repeating: .abstain, count: abstained)
        let votes = Dictionary(uniqueKeysWithValues: zip(electorate.voters.keys.sorted(), words))
        let count = try VoteCount(votes, electorate)
        #expect(count.outcome == outcome)
        #expect(count.isDeadlock == (inFavour == against && inFavour > 0))
        #expect(count.silent == 5 - inFavour - against - abstained)
        #expect(count.absent == 4)
    }

    @Test("MTG-15 at a deadlock the casting vote decides, and without it the motion falls")
    func deadlock() throws {
        let electorate = try self.electorate(Samples.register(), self.present)
        let votes: [SeatID: Vote] = ["smkiSpecialist": .for, "gasNetworks-1": .against]
        #expect(try VoteCount(votes, electorate).awaitsCastingVote)
        #expect(try VoteCount(votes, electorate).outcome == .fallen)
        #expect(try VoteCount(votes, electorate, castingVote: .for).outcome == .carried)
        #expect(try VoteCount(votes, electorate, castingVote: .against).outcome == .fallen)
        #expect(
            #expect(throws: Refusal.self) { try VoteCount(votes, electorate, castingVote: .abstain) }?.code
                == "castingVoteMustDecide"
        )
    }

    @Test("MTG-16 0–0 is no deadlock: no casting vote, nothing carried")
    func noVotes() throws {
        let electorate = try self.electorate(Samples.register(), self.present)
        #expect(try !VoteCount([:], electorate).isDeadlock)
        #expect(
            #expect(throws: Refusal.self) { try VoteCount([:], electorate, castingVote: .for) }?.code == "noDeadlock"
        )
        #expect(throws: Refusal.self) { try VoteCount(["gasNetworks-1": .for], electorate, castingVote: .against) }
    }

    @Test("MTG-08 with nobody of full vote present no motion can carry")
    func chairAlone() throws {
        let electorate = try self.electorate(Samples.register(), ["chair"])
        #expect(electorate.voters.isEmpty)
        #expect(try VoteCount([:], electorate).outcome == .fallen)
    }

    @Test("MTG-17 nine seats vote under ToR v2.0, six before 14 December 2016")
    func electorates() throws {
        let now = try Samples.register()
        #expect(try self.electorate(now, Set(now.members)).voters.count == 9)
        let then = try Samples.register(on: CivilDate(2016, 12, 13))
        let old = try self.electorate(then, Set(then.members))
        #expect(old.voters.count == 6)
        #expect(old.voters["smkiSpecialist"] == nil)
    }

    @Test(
        "MTG-14 MTG-17 MEM-21 who may not vote is refused by rule",
        arguments: [
            ("chair", "MTG-14", "chairHasCastingVoteOnly"),
            ("unconfirmed", "MEM-21", "memberNotConfirmed"),
            ("dcc-person", "MTG-17", "noVote"),
            ("visitor", "MTG-17", "noVote"),
            ("tabascRepresentative", "MTG-12", "notPresent"),
            ("smallSupplier-1", "MTG-21", "conflicted"),
            ("gas-alternate", "MEM-26", "alternateNotActing"),
            ("proposed", "MEM-24", "alternateNotApproved"),
        ] as [(PersonID, RuleID, String)]
    )
    func refused(_ person: PersonID, _ rule: RuleID, _ code: String) throws {
        let base = try Samples.register(vacant: ["largeSupplier-3"])
        let register = try Register(
            on: Samples.meetingDay,
            appointments: base.appointments + [
                Appointment(
                    seat: "largeSupplier-3",
                    person: "unconfirmed",
                    isConfirmed: false,
                    hasDeclared: true,
                    partyCategory: .largeSupplier
                )
            ],
            alternates: [
                Samples.alternate("gas-alternate", for: "gasNetworks-1"),
                Alternate(
                    person: "proposed",
                    for: "gasNetworks-1",
                    isApproved: false,
                    isConfirmed: false,
                    hasDeclared: false
                ),
            ],
            representatives: [Representative(kind: .dcc, person: "dcc-person", hasDeclared: true)]
        )
        let present = self.present.union(["unconfirmed", "dcc-person", "visitor", "gas-alternate", "proposed"])
        let conflicts = Conflicts(conflicted: ["smallSupplier-1"])
        let electorate = try self.electorate(register, present, conflicts)
        let refusal = #expect(throws: Refusal.self) {
            try electorate.requireVote(of: person, register, present: present, conflicts: conflicts)
        }
        #expect(refusal?.rule == rule)
        #expect(refusal?.code == code)
        #expect(
            try electorate.requireVote(of: "gasNetworks-1", register, present: present, conflicts: conflicts)
                == ["gasNetworks-1"]
        )
    }

    @Test("AMB-12 a person in two capacities casts one vote per seat, by the other reading one")
    func twoCapacities() throws {
        let register = try Samples.register(alternates: [Samples.alternate("largeSupplier-1", for: "largeSupplier-2")])
        let both = try self.electorate(register, ["chair", "largeSupplier-1"])
        #expect(both.seats(of: "largeSupplier-1") == ["largeSupplier-1", "largeSupplier-2"])
        let one = try self.electorate(register, ["chair", "largeSupplier-1"], .none, #"{"AMB-12": "oneVote"}"#)
        #expect(one.seats(of: "largeSupplier-1") == ["largeSupplier-1"])
    }

    @Test("AMB-19 the Chair's Alternate holds the casting vote when presiding, by the other reading never")
    func castingVote() throws {
        let register = try Samples.register(alternates: [Samples.alternate("stand-in", for: .chair)])
        let standIn = try self.electorate(register, ["stand-in", "gasNetworks-1"])
        try standIn.requireCastingVote(of: "stand-in", policies: Samples.policies)
        #expect(
            #expect(throws: Refusal.self) {
                try standIn.requireCastingVote(of: "stand-in", policies: Samples.policies(#"{"AMB-19": "never"}"#))
            }?.rule == "AMB-19"
        )
        let chair = try self.electorate(register, ["chair", "stand-in"])
        try chair.requireCastingVote(of: "chair", policies: Samples.policies(#"{"AMB-19": "never"}"#))
        #expect(throws: Refusal.self) { try chair.requireCastingVote(of: "stand-in", policies: Samples.policies) }
    }

    @Test("AMB-26 a presiding Member has the casting vote only, by the other reading both")
    func presidingMember() throws {
        let register = try Samples.register(alternates: [Samples.alternate("smkiSpecialist", for: .chair)])
        let present: Set<PersonID> = ["smkiSpecialist", "gasNetworks-1"]
        let one = try self.electorate(register, present)
        #expect(
            #expect(throws: Refusal.self) {
                try one.requireVote(of: "smkiSpecialist", register, present: present, conflicts: .none)
            }?.rule == "AMB-26"
        )
        try one.requireCastingVote(of: "smkiSpecialist", policies: Samples.policies)
        let both = try self.electorate(register, present, .none, #"{"AMB-26": "bothVotes"}"#)
        #expect(
            try both.requireVote(of: "smkiSpecialist", register, present: present, conflicts: .none) == [
                "smkiSpecialist"
            ]
        )
    }

    @Test("MTG-16 votes for seats outside the electorate don't count")
    func foreignVotes() throws {
        let electorate = try self.electorate(Samples.register(), self.present)
        let count = try VoteCount(["tabascRepresentative": .for, "gasNetworks-1": .against], electorate)
        #expect((count.inFavour, count.against) == (0, 1))
        #expect(count.lines.last == "Motion fallen")
    }
}
