import Domain
import Messages
import Testing

@Suite("Messages as JSON")
struct MessagesAsJSON {
    @Test(
        "names field, what was found and what would be right",
        arguments: [
            (#"{"motionId":"M","choice":"for"}"#, "meetingId: is missing; it should be text in quotes"),
            (
                #"{"meetingId":"A","motionId":"M","choice":"maybe"}"#,
                #"choice: found "maybe"; it should be one of for, against, abstain"#
            ),
            (
                #"{"meetingId":7,"motionId":"M","choice":"for"}"#,
                "meetingId: found the number 7; it should be text in quotes"
            ),
            (
                #"{"meetingId":"A","motionId":"M","choice":"for","onBehalfOf":{"person":"p"}}"#,
                "onBehalfOf.evidence: is missing; it should be text in quotes"
            ),
            (#"["meetingId"]"#, "found an array; it should be an object, { … }"),
            ("{\n\"meetingId\": \"A\",\n}", "line 3: a comma stands before the end"),
        ]
    )
    func problems(json: String, detail: String) {
        let problem = #expect(throws: MalformedMessage.self) { try Wire.decode(CastVote.self, from: Array(json.utf8)) }
        #expect(problem == .malformed(detail))
    }

    @Test("names the element of a list")
    func element() {
        let json = #"""
            {"callId":"C","vacancies":[{"category":"chair","count":1},{"category":"cook","count":1}],"termMonths":24,
             "nominationsCloseOn":"2026-12-07","sendTo":"x"}
            """#
        let problem = #expect(throws: MalformedMessage.self) { try Wire.decode(OpenCall.self, from: Array(json.utf8)) }
        #expect(problem?.detail.hasPrefix(#"vacancies[1].category: found "cook"; it should be one of chair, "#) == true)
    }

    @Test("says how a time and a date are written")
    func times() {
        let clock = #expect(throws: MalformedMessage.self) {
            try Wire.decode(SetClock.self, from: Array(#"{"now":"noon"}"#.utf8))
        }
        #expect(
            clock?.detail == #"now: found "noon"; it should be a time with its offset, such as 2026-11-20T09:12:00Z"#
        )
    }

    @Test("ignores fields that it doesn't know")
    func unknown() throws {
        let json = #"{"meetingId":"A","colour":"blue"}"#
        #expect(try Wire.decode(OpenMeeting.self, from: Array(json.utf8)) == OpenMeeting(meetingId: "A"))
    }

    @Test("has names in order, slashes as they are, and no field that is absent")
    func form() {
        let text = String(decoding: Wire.encode(OpenItem(meetingId: "a/b", itemId: "x")), as: UTF8.self)
        #expect(text == #"{"itemId":"x","meetingId":"a/b"}"#)
    }

    @Test(
        "takes whatever words an alert has, so that a rule can refuse them",
        arguments: [
            #"{}"#,
            #"{"certainty":"perhaps","noticedAt":"noon","subjectEui64":"zz","keyUsage":["x"],"status":"drill"}"#,
        ]
    )
    func alert(json: String) throws {
        _ = try Wire.decode(CompromiseReported.self, from: Array(json.utf8))
    }

    @Test("has the answers' form")
    func replies() throws {
        let accepted = Reply.accepted(
            .init(id: "INC-2026-0001", stream: "incident/INC-2026-0001", version: 1, sequence: 42, outward: 17)
        )
        let text = String(decoding: Wire.encode(accepted), as: UTF8.self)
        #expect(
            text == #"{"id":"INC-2026-0001","outcome":"accepted","outward":17,"sequence":42,"#
                + #""stream":"incident/INC-2026-0001","version":1}"#
        )
        #expect(try Wire.decode(Reply.self, from: Array(text.utf8)) == accepted)
        let repeated = Wire.encode(Reply.accepted(.init(id: "X", isDuplicate: true)))
        #expect(String(decoding: repeated, as: UTF8.self) == #"{"duplicate":true,"id":"X","outcome":"accepted"}"#)
    }

    @Test("makes a refusal out of the rule book")
    func refused() throws {
        let refusal = Refusal("ALR-14", "invalidEui64", ["subjectEui64": "12"], detail: "16 hex digits are needed.")
        let reply = Reply.refused(by: refusal)
        let tree = try JSONValue(parsing: Wire.encode(reply))
        #expect(tree["outcome"] == "refused")
        #expect(tree["type"] == "https://quorate.invalid/rules/ALR-14")
        #expect(tree["detail"] == "16 hex digits are needed.")
        #expect(tree["inputs"] == ["subjectEui64": "12"])
        #expect(tree["title"]?.string == RuleBook.rule("ALR-14")?.title)
        #expect(tree["clause"]?.string?.isEmpty == false)
        #expect(try Wire.decode(Reply.self, from: Wire.encode(reply)) == reply)
    }

    @Test("tells a query's answers apart")
    func queryReplies() throws {
        #expect(try QueryReply(reading: Wire.encode(GetQuery.sampleAnswer)) == .answer(GetQuery.sampleAnswer))
        let late = NotYet(service: .smkiAlerts, wanted: 17, reached: 15)
        #expect(try QueryReply<GetQuery.Answer>(reading: Wire.encode(late)) == .notYet(late))
        let refused = Reply.rejected(.malformed("x"))
        #expect(try QueryReply<GetQuery.Answer>(reading: Wire.encode(refused)) == .reply(refused))
    }
}
