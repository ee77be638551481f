import Domain
import Foundation
import Testing

@Suite("Instants")
struct InstantTests {
    @Test(
        "CAL-08 RFC 3339 is read with any offset and written in UTC",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0),
            ("2026-11-20T16:30:00Z", "2026-11-20T16:30:00Z", 1_795_192_200_000_000),
            ("2019-06-03T17:00:00+01:00", "2019-06-03T16:00:00Z", 1_559_577_600_000_000),
            ("2026-11-20t16:30:00z", "2026-11-20T16:30:00Z", 1_795_192_200_000_000),
            ("2026-11-20 11:30:00-05:00", "2026-11-20T16:30:00Z", 1_795_192_200_000_000),
            ("2026-11-20T16:30:00.5Z", "2026-11-20T16:30:00.5Z", 1_795_192_200_500_000),
            ("2026-11-20T16:30:00.000001Z", "2026-11-20T16:30:00.000001Z", 1_795_192_200_000_001),
            ("2026-11-20T16:30:00.123456789Z", "2026-11-20T16:30:00.123456Z", 1_795_192_200_123_456),
            ("1969-12-31T23:59:59.25Z", "1969-12-31T23:59:59.25Z", -750_000),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", 1_483_228_800_000_000),
        ]
    )
    func reads(_ text: String, _ printed: String, _ microseconds: Int64) throws {
        let instant = try #require(Instant(rfc3339: text))
        #expect(instant.microseconds == microseconds)
        #expect(instant.rfc3339 == printed)
        #expect(Instant(rfc3339: instant.rfc3339) == instant)
    }

    @Test(
        "what isn't RFC 3339 is no instant",
        arguments: [
            "", "2026-11-20", "2026-11-20T16:30:00", "2026-11-20T16:30Z", "2026-02-30T00:00:00Z",
            "2026-11-20T24:00:00Z",
            "2026-11-20T16:60:00Z", "2026-11-20T16:30:00.Z", "2026-11-20T16:30:00+1:00", "2026-11-20T16:30:00Zx",
            "20261120T163000Z",
            "+026-11-20T16:30:00Z", "2026-11-20T16:30:00+24:00",
        ]
    )
    func refuses(_ text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test("agrees with Foundation's formatter from 1900 to 2100")
    func agreesWithFoundation() {
        let style = Date.ISO8601FormatStyle()
        for step in 0..<2_000 {
            let seconds = -2_208_988_800 + Int64(step) * 3_155_761
            let instant = Instant(microseconds: seconds * 1_000_000)
            #expect(instant.rfc3339 == Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(style))
        }
    }

    @Test("is a string in JSON")
    func codable() throws {
        let instant = try Samples.instant("2026-11-20T16:30:00Z")
        let json = try JSONEncoder().encode([instant])
        #expect(String(decoding: json, as: UTF8.self) == #"["2026-11-20T16:30:00Z"]"#)
        #expect(try JSONDecoder().decode([Instant].self, from: json) == [instant])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data(#"["soon"]"#.utf8)) }
    }

    @Test("adds durations and seconds, and stays within its range")
    func arithmetic() throws {
        let start = try Samples.instant("2026-11-20T16:30:00Z")
        #expect((start + .seconds(90)).rfc3339 == "2026-11-20T16:31:30Z")
        #expect((start - .milliseconds(1)).rfc3339 == "2026-11-20T16:29:59.999Z")
        #expect(start.adding(seconds: -60).rfc3339 == "2026-11-20T16:29:00Z")
        #expect(start.adding(minutes: 15) - start == .seconds(900))
        #expect(Instant.distantPast.rfc3339 == "0001-01-01T00:00:00Z")
        #expect(Instant.distantFuture.rfc3339 == "9999-12-31T23:59:59.999999Z")
        #expect(Instant.distantFuture.adding(seconds: Int64.max).microseconds == .max)
        #expect(Instant.distantPast < start)
    }
}
