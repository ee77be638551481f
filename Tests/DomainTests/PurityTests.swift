import Foundation
import Testing

@Suite("What Domain must not know")
struct PurityTests {
    @Test("CAL-14 no rule reads the machine's clock, and nothing but Foundation is imported")
    func pure() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Shared/Domain")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 30)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in [
                "Date()", "Date.now", ".now()", "ContinuousClock", "SuspendingClock", "clock_gettime", "ProcessInfo",
            ] {
                #expect(!text.contains(word), "\(file.lastPathComponent): \(word)")
            }
            let imports = text.split(separator: "\n").filter {
                $0.hasPrefix("import ") || $0.hasPrefix("public import ")
            }
            #expect(imports.allSatisfy { $0.hasSuffix(" Foundation") }, "\(file.lastPathComponent)")
        }
    }
}
