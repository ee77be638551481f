import Messages
import Testing

@Suite("Canonical JSON")
struct CanonicalJSON {
    /// Bit patterns and texts of RFC 8785, appendix B.
    @Test(
        "prints numbers as RFC 8785 does",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)]
    )
    func numbers(bits: UInt64, text: String) throws {
        let number = try #require(JSONNumber(Double(bitPattern: bits)))
        #expect(number.text == text)
        #expect(try Self.canonical("[\(Double(bitPattern: bits))]") == "[\(text)]")
    }

    @Test("takes the example of RFC 8785, 3.2.2 and 3.2.3, to the same bytes")
    func example() throws {
        let source = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try Self.canonical(source) == expected)
    }

    @Test("orders names by UTF-16 units, not by code points")
    func order() throws {
        let source = #"""
            {"\u20ac":1, "\r":2, "\ufb33":3, "1":4, "\ud83d\ude00":5, "\u0080":6, "\u00f6":7}
            """#
        let tree = try JSONValue(parsing: Array(source.utf8))
        let text = String(decoding: try tree.canonical(), as: UTF8.self)
        #expect(text == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}")
    }

    @Test("gives one digest whatever the spaces, the order and the form of numbers")
    func digest() throws {
        let one = try Canonical.digest(ofJSON: Array(#"{"a":1.0,"b":"é"}"#.utf8))
        let other = try Canonical.digest(ofJSON: Array("{ \"b\" : \"\\u00e9\",\n \"a\" : 1 }".utf8))
        #expect(one == other)
        #expect(one == Canonical.sha256(Array(#"{"a":1,"b":"é"}"#.utf8)))
    }

    @Test("keeps numbers as written where nothing is made canonical")
    func exact() throws {
        let source = #"{"a":12345678901234567890.10,"b":1e400}"#
        let tree = try JSONValue(parsing: Array(source.utf8))
        #expect(String(decoding: tree.encoded(), as: UTF8.self) == source)
        #expect(throws: MalformedMessage.self) { try tree.canonical() }
    }

    @Test(
        "refuses what isn't JSON, naming the line",
        arguments: [
            ("{\n\"a\": 1,\n\"a\": 2}", "line 3"), ("{\"a\" 1}", "line 1"), ("[1,\n]", "line 2"), ("[01]", "line 1"),
            ("[1.]", "line 1"), ("\"\\ud800\"", "line 1"), ("\"\u{1}\"", "line 1"), ("[1] x", "line 1"), ("", "line 1"),
            ("{\n\n\n", "line 4"), ("[tru]", "line 1"), ("\"\\x\"", "line 1"), ("[-]", "line 1"), ("[1 2]", "line 1"),
            (String(repeating: "[", count: 100_000), "deeper"),
        ]
    )
    func malformed(text: String, part: String) throws {
        let problem = #expect(throws: MalformedMessage.self) { try JSONValue(parsing: Array(text.utf8)) }
        #expect(problem?.code == "malformedMessage")
        #expect(problem?.detail.contains(part) == true)
    }

    @Test("refuses bytes that aren't UTF-8")
    func notUTF8() {
        #expect(throws: MalformedMessage.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
        #expect(throws: MalformedMessage.self) { try JSONValue(parsing: [0x22, 0xC0, 0x80, 0x22]) }
    }

    static func canonical(_ text: String) throws -> String {
        String(decoding: try JSONValue(parsing: Array(text.utf8)).canonical(), as: UTF8.self)
    }
}
