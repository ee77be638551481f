internal import Crypto
internal import Domain
internal import Foundation

extension Topology {
    /// The broker's definitions file: users with hashed passwords and least permissions, exchanges, queues, bindings
    /// and policies, for `load_definitions` or an import.
    ///
    /// Salts are random, so two calls differ in the hashes.
    /// - Parameters:
    ///   - principals: who has a user besides the services and the administrator.
    ///   - passwords: by user name; the administrator (`admin`) gets a user only when it has one here.
    /// - Throws: `missingPassword` naming the user.
    public static func definitions(
        principals: Principals,
        passwords: [String: String]
    ) throws(MalformedMessage) -> [UInt8] {
        var users: [JSONValue] = []
        var permissions: [JSONValue] = []
        var topics: [JSONValue] = []
        for (name, tags, rights) in self.accounts(principals, hasAdministrator: passwords["admin"] != nil) {
            guard let password = passwords[name], !password.isEmpty else {
                throw MalformedMessage(code: "missingPassword", detail: "no password for the user \(name)")
            }
            users.append([
                "name": .string(name),
                "password_hash": .string(self.hash(password)),
                "hashing_algorithm": "rabbit_password_hashing_sha256",
                "tags": .array(tags.map { .string($0) }),
                "limits": [:],
            ])
            permissions.append([
                "user": .string(name), "vhost": "/", "configure": .string(rights.configure),
                "write": .string(rights.write), "read": .string(rights.read),
            ])
            topics += rights.topics.map { topic in
                [
                    "user": .string(name), "vhost": "/", "exchange": .string(topic.exchange),
                    "write": .string(topic.write), "read": .string(topic.read),
                ]
            }
        }
        let definitions: JSONValue = [
            "vhosts": [["name": "/"]],
            "users": .array(users),
            "permissions": .array(permissions),
            "topic_permissions": .array(topics),
            "parameters": [], "global_parameters": [],
            "policies": .array(self.policies.map(\.json)),
            "exchanges": .array(self.exchanges.map(\.json)),
            "queues": .array(self.queues.map(\.json)),
            "bindings": .array(self.queues.flatMap(\.bindingsJSON)),
        ]
        return definitions.encoded()
    }

    private static func accounts(
        _ principals: Principals,
        hasAdministrator: Bool
    ) -> [(name: String, tags: [String], rights: Permissions)] {
        var accounts: [(name: String, tags: [String], rights: Permissions)] = []
        if hasAdministrator { accounts.append((Principals.administrator, ["administrator"], .everything)) }
        accounts += principals.services.map { ($0.rawValue, [], Permissions(service: $0)) }
        accounts += principals.users.sorted { $0.key < $1.key }.map { name, user in
            // An operator may publish by way of the management interface, which asks for a tag of its own.
            let tags = user.roles.contains(.operator) ? ["management"] : []
            return (name, tags, Permissions(user: name, roles: user.roles))
        }
        return accounts
    }

    /// RabbitMQ's form: base64 of a salt of four bytes and the SHA-256 of salt and password.
    private static func hash(_ password: String) -> String {
        let salt = (0..<4).map { _ in UInt8.random(in: .min ... .max) }
        let digest = SHA256.hash(data: salt + Array(password.utf8))
        return Data(salt + Array(digest)).base64EncodedString()
    }
}

extension Topology.Policy {
    fileprivate var json: JSONValue {
        [
            "vhost": "/", "name": .string(self.name), "pattern": .string(self.pattern), "apply-to": "queues",
            "priority": 0, "definition": .object(self.definition),
        ]
    }
}

extension Topology.Exchange {
    fileprivate var json: JSONValue {
        [
            "vhost": "/", "name": .string(self.name), "type": .string(self.type), "durable": true,
            "auto_delete": false, "internal": false, "arguments": [:],
        ]
    }
}

extension Topology.Queue {
    fileprivate var json: JSONValue {
        var arguments: [String: JSONValue] = ["x-queue-type": .string(self.kind.rawValue)]
        if self.isSingleActive { arguments["x-single-active-consumer"] = true }
        return [
            "vhost": "/", "name": .string(self.name), "durable": true, "auto_delete": false,
            "arguments": .object(arguments),
        ]
    }

    fileprivate var bindingsJSON: [JSONValue] {
        self.bindings.map { binding in
            [
                "vhost": "/", "source": .string(binding.exchange), "destination": .string(self.name),
                "destination_type": "queue", "routing_key": .string(binding.routingKey), "arguments": [:],
            ]
        }
    }
}
