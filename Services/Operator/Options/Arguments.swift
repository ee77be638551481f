import ArgumentParser
import Domain
import Foundation
import Messages
import Postgres

/// What people write on the command line, as values; each mistake is told with the form that would be right.
enum Arguments {
    /// `2026-11-23T16:30:00Z`, or `2026-11-23T16:30` on London clocks.
    static func instant(_ text: String) throws -> Instant {
        if let instant = Instant(rfc3339: text) { return instant }
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " }).map(String.init)
        guard parts.count == 2, let date = CivilDate(iso: parts[0]), let time = CivilTime(parsing: parts[1]) else {
            throw ValidationError(
                "\(text): a time is written 2026-11-23T16:30:00Z, or 2026-11-23T16:30 on London clocks."
            )
        }
        return LondonTime.instant(of: date, time)
    }

    /// Any form in which documents write dates.
    static func date(_ text: String) throws -> CivilDate {
        do {
            return try CivilDate(parsing: text)
        } catch {
            throw ValidationError("\(text): \(error.detail ?? "a date is written 2026-11-23.")")
        }
    }

    /// One of the words of a closed set.
    static func word<Word: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Word {
        guard let word = Word(rawValue: text) else {
            throw ValidationError("\(text): one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return word
    }

    static func person(_ text: String) throws -> PersonID { PersonID(text) }

    /// The value of an option, else of an environment variable, else of the file that the variable with `_FILE` behind
    /// its name names; nil when there is none, or an empty one.
    static func value(_ given: String?, _ variable: String) throws -> String? {
        let environment = ProcessInfo.processInfo.environment
        if let value = given ?? environment[variable], !value.isEmpty { return value }
        guard let file = environment["\(variable)_FILE"], !file.isEmpty else { return nil }
        let text = String(decoding: try self.bytes(of: file), as: UTF8.self)
        let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return value.isEmpty ? nil : value
    }

    /// Where the database is.
    static func database(_ given: String?) throws -> PostgresSettings {
        guard let url = try self.value(given, "QUORATE_DATABASE_URL") else {
            throw Failure.usage("Which database? Set QUORATE_DATABASE_URL or give --database.")
        }
        return try PostgresSettings(url: url)
    }

    /// The bytes of a file, or of standard input for `-`.
    static func bytes(of file: String) throws -> [UInt8] {
        if file == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        do {
            return Array(try Data(contentsOf: URL(filePath: file)))
        } catch {
            throw Failure.usage("\(file) can't be read: \(error.localizedDescription)")
        }
    }

    /// A message out of a JSON file; fields that the message doesn't have are ignored.
    static func message<M: Decodable>(_ type: M.Type, in file: String) throws -> M {
        do {
            return try Wire.decode(type, from: try self.bytes(of: file))
        } catch let problem as MalformedMessage {
            throw Failure.usage("\(file): \(problem.detail)")
        }
    }
}
