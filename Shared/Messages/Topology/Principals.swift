public import Domain

/// Who uses the broker: the services, and the people and organisations with the roles that they hold standing.
///
/// Chair, Alternate, Member and representative come from the register on the day, never from here.
public struct Principals: Sendable, Equatable {
    /// A person or an organisation as a broker user.
    public struct User: Codable, Sendable, Equatable {
        /// The person behind the user; nil for a system or an organisation.
        public let person: PersonID?
        /// The standing roles.
        public let roles: Set<Role>

        /// Puts a user together.
        public init(person: PersonID? = nil, roles: Set<Role> = []) {
            self.person = person
            self.roles = roles
        }

        /// Writes the roles in order, so that the same list gives the same bytes.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(self.person, forKey: .person)
            try container.encode(self.roles.sorted(), forKey: .roles)
        }

        enum CodingKeys: String, CodingKey { case person, roles }
    }

    /// The services that have a user of their own name.
    public let services: [ServiceName]
    /// People and organisations by user name.
    public let users: [String: User]

    /// Puts a list together.
    ///
    /// It is not checked; use `validated()` for what comes from outside.
    public init(services: [ServiceName] = ServiceName.allCases, users: [String: User]) {
        self.services = services
        self.users = users
    }

    /// Reads and checks the list.
    /// - Throws: `malformedMessage` when it can't be read, `invalidPrincipals` when it contradicts itself; the detail
    ///   names the field.
    public init(parsing json: [UInt8]) throws(MalformedMessage) {
        // The tree comes first, because it finds a user that stands there twice.
        _ = try JSONValue(parsing: json)
        self = try Wire.decode(Principals.self, from: json)
        try self.validated()
    }

    /// The roles that may stand in the list.
    public static let standingRoles: Set<Role> = [
        .operator, .secretariat, .dcc, .auditor, .drill, .party, .authority, .panel, .changeBoardSecretary,
    ]

    /// The name of the administrator of a local stack, which no entry may take.
    public static let administrator = "admin"

    /// Looks whether names can be broker users, and roles may stand here.
    /// - Throws: `invalidPrincipals` naming the field.
    public func validated() throws(MalformedMessage) {
        guard Set(self.services).count == self.services.count else {
            throw Self.problem("services: a service stands there twice")
        }
        for (name, user) in self.users.sorted(by: { $0.key < $1.key }) {
            guard let first = name.utf8.first, first.isNamePart, name.utf8.allSatisfy(\.isNamePartOrHyphen),
                name.utf8.count <= 64
            else {
                throw Self.problem(
                    "users.\(name): a user's name has up to 64 of a–z, 0–9 and -, and begins with a letter or digit"
                )
            }
            guard ServiceName(rawValue: name) == nil, name != Self.administrator, name != "guest" else {
                throw Self.problem("users.\(name): this name is taken by the system itself")
            }
            for role in user.roles.sorted() where !Self.standingRoles.contains(role) {
                throw Self.problem(
                    "users.\(name).roles: found \(role.rawValue), which comes from the register; may stand here: "
                        + Self.standingRoles.map(\.rawValue).sorted().joined(separator: ", ")
                )
            }
            guard user.person.map({ !$0.value.isEmpty }) ?? true else {
                throw Self.problem("users.\(name).person: is empty; it should be a person's id, or null")
            }
        }
    }

    /// Who a broker user is: the person and the standing roles; an unknown user has none, and may do nothing.
    /// - Parameter user: the user the broker vouches for, nil for an unauthenticated alert.
    public func actor(for user: String?) -> Actor {
        guard let user else { return Actor(user: nil) }
        if ServiceName(rawValue: user).map(self.services.contains) == true {
            return Actor(user: user, roles: [.service])
        }
        let entry = self.users[user]
        return Actor(user: user, person: entry?.person, roles: entry?.roles ?? [])
    }

    private static func problem(_ detail: String) -> MalformedMessage {
        MalformedMessage(code: "invalidPrincipals", detail: detail)
    }
}

extension Principals: Codable {}

extension UInt8 {
    fileprivate var isNamePart: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }

    fileprivate var isNamePartOrHyphen: Bool { self.isNamePart || self == UInt8(ascii: "-") }
}
