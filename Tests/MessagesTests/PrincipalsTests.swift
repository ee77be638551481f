import Domain
import Messages
import Testing

@Suite("The list of principals")
struct TheListOfPrincipals {
    static let json = """
        {"services": ["elections", "smki-alerts"],
         "users": {"op": {"person": null, "roles": ["operator"]}, "anne": {"person": "anne", "roles": []}}}
        """

    @Test("says who a broker user is")
    func actors() throws {
        let list = try Principals(parsing: Array(Self.json.utf8))
        #expect(list.actor(for: "op") == Actor(user: "op", roles: [.operator]))
        #expect(list.actor(for: "anne") == Actor(user: "anne", person: "anne"))
        #expect(list.actor(for: "smki-alerts") == Actor(user: "smki-alerts", roles: [.service]))
        #expect(list.actor(for: "meetings").roles.isEmpty)
        #expect(list.actor(for: "nobody").roles.isEmpty)
        #expect(list.actor(for: nil) == Actor(user: nil))
        #expect(try Principals(parsing: Wire.encode(list)) == list)
    }

    @Test(
        "is refused naming the field",
        arguments: [
            (#"{"users":{}}"#, "services: is missing"),
            (#"{"services":["weather"],"users":{}}"#, "services[0]: found \"weather\"; it should be one of proposals"),
            (#"{"services":[],"users":{"a":{"roles":["king"]}}}"#, "users.a.roles[0]: found \"king\""),
            (#"{"services":[],"users":{"a":{"roles":["chair"]}}}"#, "users.a.roles: found chair, which comes from"),
            (#"{"services":[],"users":{"a":{"roles":["service"]}}}"#, "users.a.roles: found service"),
            (#"{"services":[],"users":{"a b":{"roles":[]}}}"#, "users.a b: a user's name has"),
            (#"{"services":[],"users":{"a.*":{"roles":[]}}}"#, "users.a.*: a user's name has"),
            (#"{"services":[],"users":{"elections":{"roles":[]}}}"#, "users.elections: this name is taken"),
            (#"{"services":[],"users":{"admin":{"roles":[]}}}"#, "users.admin: this name is taken"),
            (#"{"services":[],"users":{"a":{"person":"","roles":[]}}}"#, "users.a.person: is empty"),
            (
                "{\"services\":[],\"users\":{\"a\":{\"roles\":[]},\n\"a\":{\"roles\":[]}}}",
                "line 2: the name \"a\" stands twice"
            ),
        ]
    )
    func refused(json: String, beginning: String) {
        let problem = #expect(throws: MalformedMessage.self) { try Principals(parsing: Array(json.utf8)) }
        #expect(problem?.detail.hasPrefix(beginning) == true, "\(problem?.detail ?? "")")
    }
}
