internal import Domain
internal import Foundation
public import Logging

/// Writes each log event as one JSON object on one line: `ts`, `level`, `service`, `message`, then metadata by name.
///
/// Metadata with the name of a fixed member is written as `metadata.<name>`, so that no line has a name twice.
public struct JSONLinesLogHandler: LogHandler {
    /// The least important events that are written.
    public var logLevel: Logger.Level = .info
    /// Metadata of every line.
    public var metadata: Logger.Metadata = [:]
    /// Metadata that depends on the task.
    public var metadataProvider: Logger.MetadataProvider?

    private let service: String
    private let output: LogOutput

    /// Creates a handler that writes to standard error unless told otherwise.
    ///
    /// - Parameters:
    ///   - service: The service's name, a member of every line.
    ///   - output: Where the lines go; handlers that share a file must share this value.
    public init(service: String, output: LogOutput = .standardError) {
        self.service = service
        self.output = output
    }

    /// One value of the handler's own metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    /// Writes one line.
    ///
    /// - Parameter event: What happened.
    public func log(event: LogEvent) {
        var all = self.metadata
        if let provided = self.metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let given = event.metadata { all.merge(given) { _, new in new } }

        let now = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        var line = JSONLine()
        line.member("ts", now.rfc3339)
        line.member("level", event.level.rawValue)
        line.member("service", self.service)
        line.member("message", event.message.description)
        if let error = event.error { line.member("error", "\(error)") }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            line.member(Self.fixedMembers.contains(name) ? "metadata.\(name)" : name, value)
        }
        self.output.write(line.finished())
    }

    private static let fixedMembers: Set<String> = ["ts", "level", "service", "message", "error"]
}
