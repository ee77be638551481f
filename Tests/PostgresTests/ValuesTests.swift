import Postgres
import Testing

@Suite("Values go to the server and come back", .enabled(if: Database.isGiven), .timeLimit(.minutes(1)))
struct ValuesTests {
    @Test(
        "unchanged, whatever their type",
        arguments: [
            PostgresValue.bool(true), false, .int(.max), .int(.min), 0, .int32(.min), .int32(7), "", "Grüße, 世界 🗳",
            .bytes([]), .bytes([0, 1, 255, 0]), .intArray([]), .intArray([1, nil, -1, .max]), .int32Array([nil]),
            .int32Array([3, 2, 1]), .textArray([]), .textArray(["", nil, "a\"b,{}\\", "é"]), .bytesArray([]),
            .bytesArray([[], nil, [0, 255]]), .boolArray([true, nil, false]), .boolArray([]),
        ]
    )
    func roundTrip(_ value: PostgresValue) async throws {
        try await Database.with { connection async throws in
            let rows = try await connection.execute(Statement("SELECT $1", value))
            #expect(try rows[0, 0] == value)
            #expect(rows.count == 1)
            #expect(rows.affected == 1)
            #expect(rows.commandTag == "SELECT 1")
        }
    }

    @Test("as null where the type is known from elsewhere")
    func null() async throws {
        try await Database.with { connection async throws in
            let rows = try await connection.execute(Statement("SELECT $1::text, $2::bigint", nil, nil))
            #expect(try rows[0, 0] == .null)
            #expect(try rows.textOrNil(0, 0) == nil)
            #expect(try rows.intOrNil(0, 1) == nil)
            #expect(await Database.error { _ = try rows.int(0, 1) }?.code == .unexpectedData)
        }
    }

    @Test("A null and a value of the same parameter share no prepared type")
    func nullThenValue() async throws {
        try await Database.with { connection async throws in
            for value: PostgresValue in [nil, .int(5), nil, .int32(6), .text("7"), nil] {
                let rows = try await connection.execute(Statement("SELECT ($1)::text", value))
                #expect(try (rows.textOrNil(0, 0) == nil) == (value == nil))
            }
        }
    }

    @Test("with a hundred thousand elements")
    func largeArrays() async throws {
        try await Database.with { connection async throws in
            let ids = (0..<100_000).map { Int64?.some(Int64($0)) }
            let texts = ids.map { $0.map { "text \($0)" } }
            let bytes = ids.map { $0.map { [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: 16) } }
            let rows = try await connection.execute(
                Statement("SELECT $1, $2, $3", .intArray(ids), .textArray(texts), .bytesArray(bytes))
            )
            #expect(try rows[0, 0] == .intArray(ids))
            #expect(try rows[0, 1] == .textArray(texts))
            #expect(try rows[0, 2] == .bytesArray(bytes))
            let table = try await connection.execute(
                Statement("SELECT * FROM unnest($1, $2) AS given(id, text)", .intArray(ids), .textArray(texts))
            )
            #expect(table.count == 100_000)
            var number = 0
            for row in table {
                guard try row.int(0) == number, try row.text(1) == "text \(number)" else { break }
                number += 1
            }
            #expect(number == 100_000)
        }
    }

    @Test("of the types that are only read")
    func otherTypes() async throws {
        try await Database.with { connection async throws in
            let rows = try await connection.execute(
                """
                SELECT 7::int2, '2026-11-21T03:04:05.678901Z'::timestamptz, 1.5::float8, -2.5::float4,
                    'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid, '{"a": 1}'::jsonb, 'infinity'::timestamptz,
                    'name'::name, 12.5::numeric
                """
            )
            let row = rows[0]
            #expect(try row.int(0) == 7)
            #expect(try row.int(1) == 1_795_230_245_678_901)
            #expect(try row.double(2) == 1.5)
            #expect(try row.double(3) == -2.5)
            #expect(try row.text(4) == "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
            #expect(try row.text(5) == "{\"a\": 1}")
            #expect(await Database.error { _ = try row.int(6) }?.code == .unexpectedData)
            #expect(try row.text(7) == "name")
            #expect(await Database.error { _ = try row.text(8) }?.code == .unexpectedData)
            #expect(await Database.error { _ = try row.int(9) }?.code == .unexpectedData)
            #expect(await Database.error { _ = try rows.int(1, 0) }?.code == .unexpectedData)
            #expect(rows.columnNames.prefix(2) == ["int2", "timestamptz"])
        }
    }
}
