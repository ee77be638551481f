import Foundation
import Messages
import ServiceKit

/// The secrets of a stack of containers, under one directory: all of them in `all`, and each reader's copies in a place
/// of its own, so that a service sees its own and no other's.
struct StackSecrets {
    let root: URL
    let principals: Principals
    let broker: String
    let database: String

    /// What our own programs read, under the user who writes it.
    private static let own = 0o600
    /// What the broker and the database server read, under users of their own: each has a volume that nobody else is given.
    private static let forOthers = 0o444

    /// The role that owns the database.
    static let owner = "quorate"

    /// Makes what is missing, and writes every reader's copies anew.
    /// - Returns: what was missing, such as `amqp/chair`; no secret itself.
    /// - Throws: `Failure.usage` when keys are gone that there were, or when a file can't be written.
    func prepare() throws -> [String] {
        var made: [String] = []
        do {
            if try self.makeKeys() { made.append("keys") }
            var passwords: [String: String] = [:]
            for user in ServiceName.allCases.map(\.rawValue) + self.principals.users.keys.sorted() {
                passwords[user] = try self.password("amqp/\(user)", &made)
            }
            var roles: [String: String] = [:]
            for role in [Self.owner] + ServiceName.allCases.map(\.rawValue) {
                roles[role] = try self.password("database/\(role)", &made)
            }
            try self.hand(passwords, roles)
        } catch let error as CocoaError {
            throw Failure.usage("The secrets can't be written under \(self.root.path): \(error.localizedDescription)")
        }
        return made
    }

    private func hand(_ passwords: [String: String], _ roles: [String: String]) throws {
        let definitions = try Topology.definitions(principals: self.principals, passwords: passwords)
        try self.write(Data(definitions), to: "broker/definitions.json", mode: Self.forOthers)
        try self.write(roles[Self.owner] ?? "", to: "database/password", mode: Self.forOthers)
        try self.write(self.databaseURL(Self.owner, roles), to: "database/url")
        for service in ServiceName.allCases {
            let name = service.rawValue
            try self.write(roles[name] ?? "", to: "database/roles/\(name)")
            try self.write(self.brokerURL(name, passwords), to: "\(name)/amqp-url")
            try self.write(self.databaseURL(name, roles), to: "\(name)/database-url")
            try self.copyKey(KeyFiles.master(of: service), to: "\(name)/master-key")
            try self.copyKey(KeyFiles.pair(of: service), to: "\(name)/hpke-key")
            try self.copyKey(KeyFiles.publicKeys, to: "\(name)/public.json")
        }
        for user in self.principals.users.keys {
            try self.write(passwords[user] ?? "", to: "operator/credentials/\(user)")
        }
        try self.write(self.brokerURL("operator", passwords), to: "operator/amqp-url")
        try self.write(self.databaseURL(Self.owner, roles), to: "operator/database-url")
    }

    private func brokerURL(_ user: String, _ passwords: [String: String]) -> String {
        "amqp://\(user):\(passwords[user] ?? "")@\(self.broker)/%2F"
    }

    private func databaseURL(_ role: String, _ roles: [String: String]) -> String {
        "postgresql://\(role):\(roles[role] ?? "")@\(self.database)/\(Self.owner)"
    }

    /// - Returns: whether they were made now.
    private func makeKeys() throws -> Bool {
        let keys = self.root.appending(path: "all/keys")
        guard !FileManager.default.fileExists(atPath: keys.appending(path: KeyFiles.publicKeys).path) else {
            return false
        }
        let orphan = ServiceName.allCases.first {
            FileManager.default.fileExists(atPath: self.root.appending(path: "\($0.rawValue)/master-key").path)
        }
        if let orphan {
            throw Failure.usage(
                "The keys are missing from \(keys.path), but \(orphan) has its copy: the stack was running with them, "
                    + "and what they sealed opens with no others. Put the back-up of all/ back, and start again."
            )
        }
        // An earlier attempt that was cut short has sealed nothing yet.
        if FileManager.default.fileExists(atPath: keys.path) { try FileManager.default.removeItem(at: keys) }
        try KeyFiles.generate(in: keys.path)
        return true
    }

    private func password(_ name: String, _ made: inout [String]) throws -> String {
        let file = self.root.appending(path: "all/\(name)")
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            let password = text.trimmingCharacters(in: .whitespacesAndNewlines)
            if !password.isEmpty { return password }
        }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<24).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let password = bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
        try self.write(password, to: "all/\(name)")
        made.append(name)
        return password
    }

    private func copyKey(_ name: String, to place: String) throws {
        try self.write(try Data(contentsOf: self.root.appending(path: "all/keys/\(name)")), to: place)
    }

    private func write(_ text: String, to place: String, mode: Int = Self.own) throws {
        try self.write(Data("\(text)\n".utf8), to: place, mode: mode)
    }

    private func write(_ data: Data, to place: String, mode: Int = Self.own) throws {
        let file = self.root.appending(path: place)
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Whole or not at all, and nobody else's to open for a moment either.
        let before = umask(0o077)
        defer { umask(before) }
        try data.write(to: file, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }
}
