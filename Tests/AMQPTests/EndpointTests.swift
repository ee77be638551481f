import AMQP
import Testing

@Suite("The address of a broker")
struct EndpointTests {
    @Test("is read in full, percent signs decoded")
    func full() throws {
        let endpoint = try AMQPEndpoint(url: "amqp://us%40er:p%2Fw%3A%25@broker.example:5673/quorate%2Ftest")
        #expect(endpoint.host == "broker.example")
        #expect(endpoint.port == 5673)
        #expect(endpoint.user == "us@er")
        #expect(endpoint.password == "p/w:%")
        #expect(endpoint.virtualHost == "quorate/test")
    }

    @Test("is filled up with the usual values", arguments: ["amqp://h", "amqp://h/", "amqp://h:5672/%2F"])
    func defaults(_ url: String) throws {
        let endpoint = try AMQPEndpoint(url: url)
        #expect(endpoint.host == "h" && endpoint.port == 5672 && endpoint.virtualHost == "/")
        #expect(endpoint.user == "guest" && endpoint.password == "guest")
    }

    @Test("may be an IPv6 address")
    func version6() throws {
        let endpoint = try AMQPEndpoint(url: "amqp://u:p@[::1]:5680/v")
        #expect(endpoint.host == "::1" && endpoint.port == 5680 && endpoint.virtualHost == "v")
    }

    @Test(
        "is refused when it makes no sense, without repeating the password",
        arguments: [
            "http://u:secret@h/", "amqps://u:secret@h/", "amqp://u:secret@h:0/", "amqp://u:secret@h:x/",
            "amqp://u:secret@/", "amqp://u:secret%4@h/", "amqp://u:secret%00@h/", "amqp://u:secret%ff@h/",
        ]
    )
    func nonsense(_ url: String) {
        let error = #expect(throws: AMQPError.self) { try AMQPEndpoint(url: url) }
        #expect(error?.code == .malformed)
        #expect(error.map { "\($0)".contains("secret") } == false)
    }

    @Test("never shows its password")
    func quiet() throws {
        let settings = AMQPSettings(
            endpoint: try AMQPEndpoint(url: "amqp://op:hush-hush@h:1/v"),
            connectionName: "test"
        )
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings.endpoint)", "\(settings)", String(reflecting: settings), dumped] {
            #expect(!text.contains("hush"))
        }
        #expect("\(settings.endpoint)".contains("op@h:1"))
    }
}

@Suite("Waiting before the next try")
struct BackoffTests {
    @Test("doubles from 100 ms to 10 s, at least half of it, and starts again after a success")
    func doubles() {
        var backoff = Backoff()
        var ceiling = Duration.milliseconds(100)
        for _ in 0..<20 {
            let delay = backoff.next()
            #expect(delay >= ceiling / 2 && delay <= ceiling)
            ceiling = min(ceiling * 2, .seconds(10))
        }
        backoff.reset()
        #expect(backoff.next() <= .milliseconds(100))
    }
}
