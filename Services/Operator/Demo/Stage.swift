import AMQP
import Domain
import Foundation
import Messages

/// What the steps share: who acts, where is looked, and what was found so far.
final class Stage {
    let timeline: Timeline
    let watch: Watch
    let maildir: Maildir
    let register: ImportRegister
    let guidance: LoadGuidance
    private let connection: ConnectionOptions
    private var sessions: [String: Session]
    private var knownMails: Set<String>

    /// The simulated time, as last set or seen.
    var now: Instant?
    var incidentID = ""
    var meetingID = ""
    var motionID = ""
    var decisionID = ""
    var directionID = ""
    var earliestStart: Instant?

    private init(
        _ connection: ConnectionOptions,
        auditor: Session,
        maildir: Maildir,
        register: ImportRegister,
        guidance: LoadGuidance
    ) {
        self.connection = connection
        self.timeline = Timeline(isJSON: connection.output.json)
        self.watch = Watch(auditor: auditor)
        self.sessions = [auditor.user: auditor]
        self.maildir = maildir
        self.register = register
        self.guidance = guidance
        self.knownMails = maildir.names()
    }

    static func open(_ connection: ConnectionOptions) async throws -> Stage {
        let environment = ProcessInfo.processInfo.environment
        guard let maildir = environment["QUORATE_MAILDIR"], !maildir.isEmpty else {
            throw Failure.usage("Where is the mail? Set QUORATE_MAILDIR, as `eval \"$(deploy/stack env)\"` does.")
        }
        _ = try Arguments.database(nil)
        let register = try Arguments.message(
            ImportRegister.self,
            in: try Samples.file("register.sample.json", "QUORATE_REGISTER_SAMPLE")
        )
        let guidance = try Arguments.message(
            LoadGuidance.self,
            in: try Samples.file("guidance.sample.json", "QUORATE_GUIDANCE_SAMPLE")
        )
        let auditor = try await Self.session(for: "auditor", connection)
        return Stage(
            connection,
            auditor: auditor,
            maildir: Maildir(folder: URL(filePath: maildir)),
            register: register,
            guidance: guidance
        )
    }

    private static func session(for user: String, _ connection: ConnectionOptions) async throws -> Session {
        var connection = connection
        connection.user = user
        return try await Session.open(try connection.endpoint(), timeout: .seconds(connection.timeout))
    }

    /// The session of a user, opened when it is first asked for.
    func session(_ user: String) async throws -> Session {
        if let session = self.sessions[user] { return session }
        let session = try await Self.session(for: user, self.connection)
        self.sessions[user] = session
        return session
    }

    func endpoint(of user: String) throws -> AMQPEndpoint {
        var connection = self.connection
        connection.user = user
        return try connection.endpoint()
    }

    func clock() async throws -> ClockDriver { ClockDriver(session: try await self.session("drill")) }

    /// What has come by mail since the last `turn`.
    var newMails: [Maildir.Mail] { self.maildir.mails(besides: self.knownMails) }

    /// Entries and mails so far no longer count: what follows is looked for among new ones.
    func turn() {
        self.watch.turn()
        self.knownMails = self.maildir.names()
    }

    func close() async {
        for session in self.sessions.values { await session.client.close() }
    }
}

/// The samples that ship with the project.
enum Samples {
    /// By its variable, else in `deploy` of the checkout around the working directory or the executable.
    static func file(_ name: String, _ variable: String) throws -> String {
        if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty { return path }
        let manager = FileManager.default
        let executable = (try? manager.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        for start in [manager.currentDirectoryPath, executable] {
            var folder = URL(filePath: start).standardizedFileURL
            while folder.path != "/" {
                let file = folder.appending(path: "deploy").appending(path: name)
                if manager.fileExists(atPath: file.path) { return file.path }
                folder = folder.deletingLastPathComponent()
            }
        }
        throw Failure.usage("Where is \(name)? Set \(variable), or start from within the checkout.")
    }
}
