import Domain
import ElectionsDomain
import Foundation
import Testing

/// A register, a call and contexts that the suites share.
enum Fixtures {
    static let asOf = CivilDate(2026, 11, 2)

    static func london(_ date: CivilDate, _ hour: Int, _ minute: Int = 0, _ second: Int = 0) -> Instant {
        LondonTime.instant(of: date, CivilTime(hour, minute, second))
    }

    static func context(
        _ roles: Set<Role> = [.secretariat],
        at now: Instant = Fixtures.london(CivilDate(2026, 11, 2), 10),
        policies: String? = nil
    ) throws -> DecisionContext {
        let book = try policies.map { try PolicyBook.standard.overridden(byJSON: Data($0.utf8)) } ?? .standard
        return DecisionContext(
            now: now,
            actor: Actor(user: "tester", person: nil, roles: roles),
            policies: book.inForce(on: LondonTime.civil(of: now).date)
        )
    }

    /// A full register of the ToR v2.0 composition, people named by their part.
    static let register = RegisterImport(
        termsOfReference: "v2.0",
        asOf: asOf,
        persons: people.map {
            .init(id: $0, name: "Name of \($0)", email: "\($0)@example.org", organisation: "Firm of \($0)")
        }
            + [.init(id: "clerk", name: "Clerk", email: "clerk@example.org", declaredOn: CivilDate(2026, 1, 5))],
        appointments: seats.enumerated().map { index, seat in
            .init(
                seat: seat.id,
                category: seat.category.rawValue,
                person: people[index],
                start: CivilDate(2025, 7, 1),
                end: CivilDate(2027, 7, 1),
                partyCategory: seat.category.isElected ? seat.category.rawValue : nil,
                confirmedOn: CivilDate(2025, 6, 16),
                declaredOn: CivilDate(2025, 6, 18)
            )
        },
        alternates: [
            .init(
                person: "chair-alternate",
                forSeat: "chair",
                approvedOn: CivilDate(2025, 7, 8),
                approvedBy: "panel",
                confirmedOn: CivilDate(2025, 7, 9),
                declaredOn: CivilDate(2025, 7, 10)
            ),
            .init(
                person: "ls-1-alternate",
                forSeat: "largeSupplier-1",
                approvedOn: CivilDate(2026, 1, 12),
                approvedBy: "chair"
            ),
        ],
        representatives: [.init(kind: "dcc", person: "dcc-representative")]
    )

    private static let seats = Composition.expanded.seats
    private static let people: [PersonID] = [
        "chair", "specialist", "ls-1", "ls-2", "ls-3", "ss-1", "en-1", "gn-1", "ssc", "tabasc",
        "chair-alternate", "ls-1-alternate", "dcc-representative",
    ]

    /// The register with some values replaced by JSON, such as `appointments[2].seat`; nil takes a value away.
    static func edited(_ edits: [(path: String, json: String?)]) throws -> RegisterImport {
        var tree = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Self.register))
        for edit in edits {
            let keys = edit.path.split { ".[]".contains($0) }.map(String.init)
            let value = try edit.json.map {
                try JSONSerialization.jsonObject(with: Data($0.utf8), options: .fragmentsAllowed)
            }
            tree = Self.set(tree, keys[...], value)
        }
        return try JSONDecoder().decode(RegisterImport.self, from: JSONSerialization.data(withJSONObject: tree))
    }

    private static func set(_ node: Any, _ keys: ArraySlice<String>, _ value: Any?) -> Any {
        guard let key = keys.first else { return value ?? node }
        if var list = node as? [Any], let index = Int(key) {
            if keys.count == 1, value == nil {
                list.remove(at: index)
            } else if index < list.count {
                list[index] = Self.set(list[index], keys.dropFirst(), value)
            } else if let value {
                list.append(value)
            }
            return list
        }
        var object = node as? [String: Any] ?? [:]
        if keys.count == 1 {
            object[key] = value
        } else if let child = object[key] {
            object[key] = Self.set(child, keys.dropFirst(), value)
        }
        return object
    }

    static func refusal(_ document: RegisterImport, _ context: DecisionContext) -> Refusal? {
        do {
            _ = try RegisterBook().decide(.importRegister(document), context)
            return nil
        } catch {
            return error
        }
    }

    static func imported(_ document: RegisterImport = Fixtures.register) throws -> RegisterBook {
        RegisterBook(try RegisterBook().decide(.importRegister(document), Self.context()))
    }
}
