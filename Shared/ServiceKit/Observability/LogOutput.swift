internal import Foundation
internal import Synchronization

/// Where log lines go: each in one write, one after another, whoever writes.
public final class LogOutput: Sendable {
    private let file: Mutex<FileHandle>

    /// Lines on standard error.
    public static let standardError = LogOutput(.standardError)
    /// Lines on standard output.
    public static let standardOutput = LogOutput(.standardOutput)

    init(_ file: sending FileHandle) {
        self.file = Mutex(file)
    }

    /// A line that can't be written (the reader is gone, the disk is full) is lost: the service goes on.
    func write(_ line: [UInt8]) {
        self.file.withLock { file in
            try? file.write(contentsOf: Data(line))
        }
    }
}
