import Foundation
import Messages
import Testing

@testable import ServiceKit

@Suite("Sealing")
final class SealingTests {
    private struct Address: Codable, Equatable, Sendable {
        let name: String
        let mail: String
    }

    private let directory: URL

    init() throws {
        self.directory = FileManager.default.temporaryDirectory.appending(path: "quorate-keys-\(UUID().uuidString)")
        try KeyFiles.generate(in: self.directory.path)
    }

    deinit {
        try? FileManager.default.removeItem(at: self.directory)
    }

    private func path(_ name: String) -> String { self.directory.appending(path: name).path }

    private func ring(_ service: ServiceName, capacity: Int = 100) throws -> Keyring {
        Keyring(
            service: service,
            master: try MasterKey(file: self.path("\(service.rawValue).master")),
            pair: try ServiceKeyPair(file: self.path("\(service.rawValue).hpke")),
            publicKeys: try PublicKeys(file: self.path("public.json")),
            capacity: capacity
        )
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self.path(name))[.posixPermissions] as? Int
    }

    @Test("opens for its own place, and each sealing is another")
    func roundTrip() throws {
        let key = DataKey()
        let place = SealingContext.entry(stream: "incident/INC-2026-0001", version: 3)
        for bytes in [[], [1], Array(repeating: 7, count: 100_000)] as [[UInt8]] {
            let sealed = try key.seal(bytes, authenticating: place)
            #expect(sealed.count == bytes.count + 28)
            #expect(try key.open(sealed, authenticating: place) == bytes)
            #expect(try key.seal(bytes, authenticating: place) != sealed)
        }
    }

    @Test("doesn't open when any byte was changed, or some are missing")
    func tampering() throws {
        let key = DataKey()
        let sealed = try key.seal(Array("RED".utf8), authenticating: SealingContext("x"))
        for index in sealed.indices {
            var altered = sealed
            altered[index] ^= 1
            let error = #expect(throws: SealingError.self) {
                try key.open(altered, authenticating: SealingContext("x"))
            }
            #expect(error?.code == .notAuthentic)
        }
        for count in 0..<sealed.count {
            #expect(throws: SealingError.self) {
                try key.open(Array(sealed.prefix(count)), authenticating: SealingContext("x"))
            }
        }
        #expect(throws: SealingError.self) { try DataKey().open(sealed, authenticating: SealingContext("x")) }
    }

    @Test("doesn't open in another place, so rows can't be exchanged")
    func swapped() throws {
        let key = DataKey()
        let first = SealingContext.entry(stream: "incident/1", version: 2)
        let sealed = try key.seal([1, 2, 3], authenticating: first)
        for place in [
            .entry(stream: "incident/1", version: 1), .entry(stream: "incident/2", version: 2),
            .row(table: "incident/1", id: "2"), SealingContext("journalincident/12"),
        ] as [SealingContext] {
            #expect(throws: SealingError.self) { try key.open(sealed, authenticating: place) }
        }
        #expect(SealingContext("ab", "c") != SealingContext("a", "bc"))
    }

    @Test("a stored data key opens for its subject and with its master key only")
    func stored() throws {
        let ring = try self.ring(.meetings)
        let (key, wrapped) = try ring.makeNew("person/1")
        #expect(ring.key(for: "person/1")?.id == key.id)
        let sealed = try key.seal([9], authenticating: SealingContext("x"))
        let later = try self.ring(.meetings)
        #expect(later.key(for: "person/1") == nil)
        let again = try later.insert("person/1", wrapped: wrapped)
        #expect(again.id == key.id)
        #expect(try again.open(sealed, authenticating: SealingContext("x")) == [9])
        #expect(later.key(for: "person/1")?.id == key.id)
        #expect(throws: SealingError.self) { try later.insert("person/2", wrapped: wrapped) }
        let elsewhere = try self.ring(.elections)
        let error = #expect(throws: SealingError.self) { try elsewhere.insert("person/1", wrapped: wrapped) }
        #expect(error?.description.contains("masterKeyFile") == true)
        later.remove("person/1")
        #expect(later.key(for: "person/1") == nil)
    }

    @Test("a ring is bounded and forgets what was not used for the longest time")
    func bounded() throws {
        let ring = try self.ring(.meetings, capacity: 3)
        for subject in ["a", "b", "c"] { _ = try ring.makeNew(subject) }
        #expect(ring.key(for: "a") != nil)
        _ = try ring.makeNew("d")
        #expect(ring.key(for: "b") == nil)
        #expect(["a", "c", "d"].allSatisfy { ring.key(for: $0) != nil })
    }

    @Test("a part opens for its readers only")
    func parts() throws {
        let sender = try self.ring(.meetings)
        let (key, _) = try sender.makeNew("person/1")
        let secret = Address(name: "Duty contact", mail: "duty@example.org")
        let part = try sender.seal(secret, subject: "person/1", with: key, for: [.notifications, .smkiAlerts])
        #expect(Set(part.wrappedKeys.keys) == ["notifications", "smki-alerts"])
        let reader = try self.ring(.notifications)
        #expect(try reader.open(Address.self, from: part) == secret)
        #expect(try reader.open(Address.self, from: part) == secret)
        #expect(try self.ring(.smkiAlerts).open(Address.self, from: part) == secret)

        let outsider = #expect(throws: SealingError.self) {
            try self.ring(.elections).open(Address.self, from: part)
        }
        #expect(outsider?.code == .notForThisService)
        let stolen = SealedPart(
            keyId: part.keyId,
            subject: part.subject,
            ciphertext: part.ciphertext,
            wrappedKeys: ["elections": part.wrappedKeys["notifications"] ?? ""]
        )
        let thief = #expect(throws: SealingError.self) { try self.ring(.elections).open(Address.self, from: stolen) }
        #expect(thief?.code == .notAuthentic)
        let content = #expect(throws: SealingError.self) { try reader.open([Int].self, from: part) }
        #expect(content?.code == .unexpectedContent)
    }

    @Test("a part doesn't open under another subject or key id, known key or not")
    func movedPart() throws {
        let sender = try self.ring(.meetings)
        let (key, _) = try sender.makeNew("person/1")
        let part = try sender.seal("x", subject: "person/1", with: key, for: [.notifications])
        let reader = try self.ring(.notifications)
        #expect(try reader.open(String.self, from: part) == "x")
        for (keyId, subject) in [(part.keyId, "person/2"), ("other", "person/1")] {
            let moved = SealedPart(
                keyId: keyId,
                subject: subject,
                ciphertext: part.ciphertext,
                wrappedKeys: part.wrappedKeys
            )
            #expect(throws: SealingError.self) { try reader.open(String.self, from: moved) }
        }
    }

    @Test("a key is wrapped for a reader once")
    func cachedWraps() throws {
        let sender = try self.ring(.meetings)
        let (key, _) = try sender.makeNew("person/1")
        let first = try sender.seal("x", subject: "person/1", with: key, for: [.notifications])
        let second = try sender.seal("x", subject: "person/1", with: key, for: [.notifications])
        #expect(first.wrappedKeys == second.wrappedKeys)
        #expect(first.ciphertext != second.ciphertext)
        sender.remove("person/1")
        let third = try sender.seal("x", subject: "person/1", with: key, for: [.notifications])
        #expect(third.wrappedKeys != first.wrappedKeys)
    }

    @Test("SEC-19 a forgotten subject's received key is gone, and is unwrapped anew only if its part is still there")
    func forgotten() throws {
        let sender = try self.ring(.meetings)
        let (key, _) = try sender.makeNew("person/1")
        let part = try sender.seal("x", subject: "person/1", with: key, for: [.notifications])
        let reader = try self.ring(.notifications)
        #expect(try reader.open(String.self, from: part) == "x")
        reader.forget("person/1")
        sender.forget("person/1")
        #expect(sender.key(for: "person/1") == nil)
        let stripped = SealedPart(
            keyId: part.keyId,
            subject: part.subject,
            ciphertext: part.ciphertext,
            wrappedKeys: [:]
        )
        #expect(throws: SealingError.self) { try reader.open(String.self, from: stripped) }
        #expect(try reader.open(String.self, from: part) == "x")
    }

    @Test("generated files have their modes and are never overwritten")
    func generated() throws {
        for service in ServiceName.allCases {
            #expect(try self.mode("\(service.rawValue).master") == 0o600)
            #expect(try self.mode("\(service.rawValue).hpke") == 0o600)
        }
        #expect(try self.mode("public.json") == 0o644)
        let before = try Data(contentsOf: URL(filePath: self.path("elections.master")))
        try FileManager.default.removeItem(atPath: self.path("public.json"))
        let error = #expect(throws: SealingError.self) { try KeyFiles.generate(in: self.directory.path) }
        #expect(error?.code == .keyFileExists)
        #expect(error?.description.contains("elections.master") == true)
        #expect(try Data(contentsOf: URL(filePath: self.path("elections.master"))) == before)
        #expect(!FileManager.default.fileExists(atPath: self.path("public.json")))
    }

    @Test("a key file that others may read is refused", arguments: [0o644, 0o604, 0o602])
    func exposed(mode: Int) throws {
        let path = self.path("elections.master")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let error = #expect(throws: SealingError.self) { try MasterKey(file: path) }
        #expect(error?.code == .keyFileExposed)
        #expect(error?.description.contains("make it mode 600") == true)
        let link = self.path("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(throws: SealingError.self) { try MasterKey(file: link) }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        _ = try MasterKey(file: link)
    }

    @Test(
        "a key file that is absent or holds no key is told with the setting",
        arguments: [nil, "", "AAAA", "not base64!"]
    )
    func unusable(content: String?) throws {
        let path = self.path("mine.key")
        if let content {
            try Data(content.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
        let master = #expect(throws: SealingError.self) { try MasterKey(file: path) }
        #expect(master?.description.contains("QUORATE_MASTER_KEY_FILE") == true)
        let pair = #expect(throws: SealingError.self) { try ServiceKeyPair(file: path) }
        #expect(pair?.description.contains("QUORATE_HPKE_KEY_FILE") == true)
    }

    @Test(
        "a public keys file names what is wrong with it",
        arguments: [
            ("[]", "not a JSON object"), (#"{"election": ""}"#, "\"election\""),
            (#"{"elections": "AAAA"}"#, "elections"),
        ]
    )
    func publicKeys(content: String, words: String) throws {
        let path = self.path("p.json")
        try Data(content.utf8).write(to: URL(filePath: path))
        let error = #expect(throws: SealingError.self) { try PublicKeys(file: path) }
        #expect(error?.code == .keyFileMalformed)
        #expect(error?.description.contains(words) == true)
    }

    @Test("a reader without a public key is named")
    func unknownReader() throws {
        let path = self.path("none.json")
        try Data("{}".utf8).write(to: URL(filePath: path))
        let keys = try PublicKeys(file: path)
        let error = #expect(throws: SealingError.self) {
            try keys.wrap(DataKey(), for: .proposals, context: SealingContext("x"))
        }
        #expect(error?.code == .unknownService)
        #expect(error?.description.contains("proposals") == true)
    }

    @Test("keys show nothing of themselves")
    func quiet() throws {
        let key = DataKey()
        var shown = "\(key) \(String(reflecting: key))"
        dump(key, to: &shown)
        dump(try MasterKey(file: self.path("elections.master")), to: &shown)
        dump(try ServiceKeyPair(file: self.path("elections.hpke")), to: &shown)
        let lower = shown.lowercased()
        let secrets = [key.bytes, try ServiceKeyPair(file: self.path("elections.hpke")).privateBytes]
        for secret in secrets {
            let hex = secret.map { String($0, radix: 16) }.joined()
            #expect(!lower.contains(hex) && !shown.contains(Data(secret).base64EncodedString()))
        }
    }
}
