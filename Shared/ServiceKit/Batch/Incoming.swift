internal import AMQP
internal import Crypto
internal import Domain
internal import Messages

/// What makes a message the same message: who sent it, from which source, under which id.
struct MessageKey: Sendable, Hashable {
    /// The broker's user, `""` when there is none.
    let user: String
    let source: String
    let id: String

    /// The id as it is stored.
    var storedID: String { Opaque.id(self.id) }
    /// The source as it is stored.
    var storedSource: String { Opaque.source(self.source, of: self.id) }
}

/// One message on its way through a batch.
struct Incoming: Sendable {
    enum Matter: Sendable {
        /// A command or an alert that could be read.
        case message(Route, Route.Prepared)
        /// The service's word to itself.
        case local(Route, Route.Prepared)
        /// Another service's public event, pushed or pulled.
        case event(FollowedEvent)
        /// The first contact with another service, whose head is this number.
        case contact(ServiceName, head: Int64)
        /// What could not be read, or was delivered too often: it is set aside.
        case aside(SetAside)
        /// The controlled clock is moved.
        case setClock(Instant)
        /// A word about something set aside.
        case parked(ParkedCommand)
    }

    let key: MessageKey
    let type: String
    let matter: Matter
    let data: [UInt8]
    let correlationID: String?
    let traceparent: String?
    let expectedVersion: Int?
    /// Its count of deaths, to be struck out once it is handled.
    let attemptKey: String?

    init(
        key: MessageKey,
        type: String,
        matter: Matter,
        data: [UInt8] = [],
        correlationID: String? = nil,
        traceparent: String? = nil,
        expectedVersion: Int? = nil,
        attemptKey: String? = nil
    ) {
        self.key = key
        self.type = type
        self.matter = matter
        self.data = data
        self.correlationID = correlationID
        self.traceparent = traceparent
        self.expectedVersion = expectedVersion
        self.attemptKey = attemptKey
    }

    /// The streams that its handler has said it will decide on.
    var streams: [StreamName] {
        switch self.matter {
        case .message(_, let prepared), .local(_, let prepared): prepared.streams
        default: []
        }
    }

    /// Whether its answer is kept, so that a repeat gets it again.
    var isRemembered: Bool {
        switch self.matter {
        case .message, .aside, .parked: true
        case .local, .event, .contact, .setClock: false
        }
    }

    /// An id for others to see, that says nothing of the sender's own words.
    var opaqueID: String {
        var hash = SHA256()
        for part in [self.key.user, self.key.source, self.key.id] {
            hash.update(data: Array(part.utf8))
            hash.update(data: [0])
        }
        hash.update(data: self.digest)
        return "SET-\(Array(Array(hash.finalize()).prefix(8)).hex)"
    }

    /// The same message to be set aside instead; nil for what is the service's own, or set aside already.
    ///
    /// An event keeps its place: it is set aside in the transaction that takes its number in.
    func setAside(because code: String, _ detail: String) -> Incoming? {
        switch self.matter {
        case .message(let route, _):
            let item = self.asSetAside(route.isAlert ? .alert : .command, code: code, detail: detail)
            return self.with(.aside(item), attemptKey: self.attemptKey)
        case .event(let event) where event.failure == nil:
            return self.with(.event(event.failing(code: code, detail: detail)), attemptKey: self.attemptKey)
        default:
            return nil
        }
    }

    /// The same message as it is stored with what was set aside.
    func asSetAside(_ origin: SetAside.Origin, code: String, detail: String) -> SetAside {
        var properties = StoredProperties(MessageProperties())
        properties.contentType = "application/json"
        properties.messageID = self.key.id
        properties.correlationID = self.correlationID
        properties.headers = [
            "ce-specversion": "1.0", "ce-id": self.key.id, "ce-source": self.key.source, "ce-type": self.type,
        ]
        properties.headers["ce-traceparent"] = self.traceparent
        return SetAside(
            origin: origin,
            code: code,
            detail: detail,
            user: self.key.user,
            source: self.key.source,
            messageID: self.key.id,
            type: self.type,
            body: self.data,
            properties: properties,
            isAnswered: true
        )
    }

    /// The same message with the count of deaths that it has.
    func counting(as attemptKey: String) -> Incoming {
        self.with(self.matter, attemptKey: attemptKey)
    }

    private func with(_ matter: Matter, attemptKey: String?) -> Incoming {
        Incoming(
            key: self.key,
            type: self.type,
            matter: matter,
            data: self.data,
            correlationID: self.correlationID,
            traceparent: self.traceparent,
            expectedVersion: self.expectedVersion,
            attemptKey: attemptKey
        )
    }

    /// What a repeat of the same message must have in common with it.
    var digest: [UInt8] {
        var hash = SHA256()
        hash.update(data: Array(self.type.utf8))
        hash.update(data: [0])
        hash.update(data: self.data)
        return Array(hash.finalize())
    }
}

/// Another service's public event with its place in that service's journal.
struct FollowedEvent: Sendable {
    /// Why an event can't be taken in.
    struct Failure: Sendable {
        let code: String
        let detail: String
    }

    let source: ServiceName
    let number: Int64
    let hash: [UInt8]
    let type: String
    let subject: String
    let data: [UInt8]
    let id: String
    let correlationID: String?
    let traceparent: String?
    /// Set when it made a statement fail: it is set aside untried, and its number taken in.
    var failure: Failure?

    /// Its name within its service: `key-use-decided`.
    var name: String {
        let (start, end) = ("quorate.\(self.source.rawValue).", ".v1")
        guard self.type.hasPrefix(start), self.type.hasSuffix(end) else { return self.type }
        return String(self.type.dropFirst(start.count).dropLast(end.count))
    }

    func failing(code: String, detail: String) -> FollowedEvent {
        var event = self
        event.failure = Failure(code: code, detail: detail)
        return event
    }
}

/// Something that is not handled now and is never dropped: kept with its sender, its reason and its body.
struct SetAside: Sendable {
    enum Origin: String, Sendable { case alert, command, event, dead }

    let origin: Origin
    let code: String
    let detail: String
    let user: String
    let source: String
    let messageID: String
    let type: String
    let body: [UInt8]
    let properties: StoredProperties
    /// Whether the sender gets the answer `rejected`.
    let isAnswered: Bool

    /// Whether it had come in as an alert, also when the broker set it aside.
    var wasAlert: Bool {
        self.origin == .alert || self.properties.firstQueue == Topology.intake.name
            || self.type == CompromiseReported.type
    }

    /// The names of the fields that its reason speaks of, never their values: a reason begins with the place it is
    /// about, `certificateIds[0].serial: found …`.
    var fields: [String] {
        guard let colon = self.detail.firstIndex(of: ":") else { return [] }
        let place = self.detail[..<colon]
        let isPlace = place.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || [0x2E, 0x5B, 0x5D, 0x5F].contains(byte)
        }
        return isPlace && !place.isEmpty && place.utf8.count <= 128 ? [String(place)] : []
    }

    /// What its sender is told.
    var reply: Reply {
        guard self.code == "userIdMissing" else {
            return .rejected(Reply.Rejected(code: self.code, detail: self.detail))
        }
        return .refused(by: Refusal("SEC-17", self.code, detail: self.detail))
    }
}

/// What a person says about something that was set aside.
enum ParkedCommand: Sendable {
    case replay(id: String)
    case discard(id: String, reason: String)
    case takeUp(id: String)
}

/// What became of one message of a batch.
enum Settlement: Sendable {
    /// Answer this to whoever asked.
    case answered(Reply)
    /// Done, nobody to answer.
    case taken
    /// An event that comes too early: pull what is missing, then this one comes again.
    case gap(ServiceName)
}
