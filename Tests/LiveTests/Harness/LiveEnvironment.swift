import AMQP
import Foundation
import Messages
import Testing

/// What the launcher tells of the stack that the tests run against.
enum LiveEnvironment {
    /// Why a test is skipped that needs a stack.
    static let noStack: Comment = "needs a running stack: deploy/stack test"
    /// Why a test is skipped that stops, kills or empties something, or moves the clock.
    static let notOurs: Comment = "breaks things on purpose, so it needs a stack of its own: deploy/stack test"

    /// Whether there is a broker that we may speak to as anybody.
    static var canTalk: Bool { self["QUORATE_AMQP_URL"] != nil && self["QUORATE_CREDENTIALS_DIR"] != nil }

    /// Whether the stack is somebody else's, so that nothing may be broken.
    static var isExternal: Bool { self["QUORATE_LIVE_EXTERNAL"] == "1" }

    /// Whether everything may be stopped, killed and emptied.
    static var canBreak: Bool {
        self.canTalk && !self.isExternal && self["QUORATE_STACK_DIR"] != nil && self["QUORATE_TEST_AMQP_URL"] != nil
            && self["QUORATE_TEST_DATABASE_URL"] != nil && self["QUORATE_BIN_DIR"] != nil
    }

    /// A variable that is set and not empty.
    static subscript(_ name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// - Throws: `Missing` when it isn't set.
    static func require(_ name: String) throws -> String {
        guard let value = self[name] else { throw Missing(variable: name) }
        return value
    }

    /// Where the broker is, as one of its users.
    static func broker(as user: String) throws -> AMQPEndpoint {
        var endpoint = try AMQPEndpoint(url: self.require("QUORATE_AMQP_URL"))
        let folder = URL(filePath: try self.require("QUORATE_CREDENTIALS_DIR"))
        endpoint.user = user
        endpoint.password = try String(contentsOf: folder.appending(path: user), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return endpoint
    }

    /// Where the broker is, as its administrator.
    static func broker() throws -> AMQPEndpoint { try AMQPEndpoint(url: self.require("QUORATE_TEST_AMQP_URL")) }

    /// The checkout that these tests belong to.
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A document of the samples that ship with the project.
    static func sample<M: Decodable>(_ type: M.Type, _ name: String) throws -> M {
        let file = self.checkout.appending(path: "deploy").appending(path: name)
        return try Wire.decode(type, from: Array(try Data(contentsOf: file)))
    }

    struct Missing: Error, CustomStringConvertible {
        let variable: String
        var description: String { "\(self.variable) is not set" }
    }
}
