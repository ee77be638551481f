#if CRASH_POINTS
internal import Foundation
internal import Synchronization
#endif

/// The places at which a test can make a service die or freeze.
public enum CrashPoint: String, CaseIterable, Sendable {
    /// A batch is decided and not yet written; and COMMIT was answered, but nothing has followed from it.
    case beforeCommit, afterCommit
    /// A window of events is about to be published; has been written out to the broker; was confirmed, and is not yet
    /// counted as published.
    case relayBeforePublish, relayBeforeConfirm, relayAfterConfirm
    /// Mails are journaled and about to be sent; the server has one of them whole, and its answer is not looked at yet;
    /// all answers are there, and none is journaled.
    case mailBeforeSending, mailBeforeAnswer, mailAfterAnswer
    /// A timer that is due is about to be decided.
    case inTimer
    /// A migration is written and not committed (odd passes); is committed (even passes).
    case inMigration
}

/// Marks a place at which a test can make the process die or freeze.
///
/// Nothing at all unless built with `-D CRASH_POINTS`. With it, `QUORATE_CRASH_AT=afterCommit:3` kills the process
/// (SIGKILL) on its third pass of that place, and `QUORATE_PAUSE_AT=afterCommit:3` freezes it there (SIGSTOP), until
/// somebody sends SIGCONT. Each place counts its own passes; without `:n` the first counts. Just before, a line of JSON
/// on standard error says which place it is.
///
/// - Parameter point: The place.
@inlinable
public func crashPoint(_ point: CrashPoint) {
    #if CRASH_POINTS
    CrashPlan.pass(point)
    #endif
}

#if CRASH_POINTS
/// What the environment asks for, and how often each place was passed.
@usableFromInline
enum CrashPlan {
    private struct Trigger: Sendable {
        let point: CrashPoint
        let pass: Int
        let signal: Int32
    }

    private static let passes = Mutex<[CrashPoint: Int]>([:])
    private static let triggers: [Trigger] = [("QUORATE_CRASH_AT", SIGKILL), ("QUORATE_PAUSE_AT", SIGSTOP)].compactMap {
        name,
        signal in
        guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let pass = parts.count == 2 ? Int(parts[1]) ?? 0 : 1
        guard let point = CrashPoint(rawValue: String(parts[0])), parts.count <= 2, pass > 0 else {
            let points = CrashPoint.allCases.map(\.rawValue).joined(separator: ", ")
            let sentence = "\(name)=\(text) names no place: it should be PLACE:PASS, where PLACE is one of \(points).\n"
            FileHandle.standardError.write(Data(sentence.utf8))
            exit(SettingsError.exitCode)
        }
        return Trigger(point: point, pass: pass, signal: signal)
    }

    @usableFromInline
    static func pass(_ point: CrashPoint) {
        let count = self.passes.withLock { passes in
            passes[point, default: 0] += 1
            return passes[point, default: 0]
        }
        for trigger in self.triggers where trigger.point == point && trigger.pass == count {
            let action = trigger.signal == SIGKILL ? "dies" : "pauses"
            let line = #"{"crashPoint":"\#(point.rawValue):\#(count)","action":"\#(action)","process":\#(getpid())}"#
            FileHandle.standardError.write(Data((line + "\n").utf8))
            // To this very thread: sent to the process, another one may take it, and this one goes on meanwhile.
            raise(trigger.signal)
        }
    }
}
#endif
