import Glibc
import Testing

/// A program that a test runs, its output thrown away.
///
/// Foundation's `Process` takes a child for alive while any descendant of it keeps a descriptor open, as Erlang's do.
final class ChildProcess {
    private let pid: pid_t
    private var status: Int32?

    init(_ program: String, _ arguments: [String]) throws {
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for place in unsafe words.indices { unsafe free(words[place]) } }
        var nothing: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for descriptor in Int32(0)...2 {
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var pid: pid_t = 0
        let outcome = unsafe posix_spawn(&pid, program, &actions, nil, &words, &nothing)
        try #require(outcome == 0)
        self.pid = pid
    }

    /// Ends it by force, if it still runs.
    func kill() {
        if self.status == nil { _ = Glibc.kill(self.pid, SIGKILL) }
    }

    /// Waits for its end.
    func exitStatus() async -> Int32 {
        while true {
            if let status = self.status { return status }
            var status: Int32 = 0
            if unsafe waitpid(self.pid, &status, WNOHANG) != 0 { self.status = status }
            try? await Task.sleep(for: .milliseconds(20))
        }
    }
}
