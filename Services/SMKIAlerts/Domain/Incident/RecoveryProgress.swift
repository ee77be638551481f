public import Domain

/// How far the replacement on Devices has come (ALR-37).
public struct RecoveryProgress: Sendable, Codable, Equatable {
    /// Devices to be treated.
    public let targeted: Int
    /// Devices done.
    public let succeeded: Int
    /// Devices that failed, by the status code of their answer.
    public let failed: [Int: Int]
    /// Devices not yet answered.
    public let remaining: Int

    /// The status codes a Device can answer with a failure.
    public static let failureCodes: Set<Int> = [5, 10, 17, 25, 30, 127]

    /// Puts the numbers together; ``check()`` says whether they hold.
    public init(targeted: Int, succeeded: Int, failed: [Int: Int], remaining: Int) {
        self.targeted = targeted
        self.succeeded = succeeded
        self.failed = failed
        self.remaining = remaining
    }

    /// Those that answered, or failed to, one way or another.
    public var failedInAll: Int { self.failed.values.reduce(0) { $0.addingSaturated($1) } }

    /// Turns numbers down that can't be.
    ///
    /// - Throws: `ALR-37 negativeCount`, `unknownStatusCode`, `countsDoNotAddUp`.
    public func check() throws(Refusal) {
        let counts = [self.targeted, self.succeeded, self.remaining] + self.failed.values
        guard counts.allSatisfy({ $0 >= 0 }) else {
            throw Refusal("ALR-37", "negativeCount", self.inputs, detail: "No count of Devices can be below 0.")
        }
        guard Set(self.failed.keys).isSubset(of: Self.failureCodes) else {
            throw Refusal(
                "ALR-37",
                "unknownStatusCode",
                self.inputs,
                detail: "Failures are counted by the status codes 5, 10, 17, 25, 30 and 127; 0 is success."
            )
        }
        let sum = self.succeeded.addingSaturated(self.failedInAll).addingSaturated(self.remaining)
        guard sum == self.targeted else {
            throw Refusal(
                "ALR-37",
                "countsDoNotAddUp",
                self.inputs,
                detail: "succeeded + failed + remaining = \(sum), targeted is \(self.targeted); they must be equal."
            )
        }
    }

    private var inputs: [String: String] {
        var inputs = [
            "targeted": "\(self.targeted)", "succeeded": "\(self.succeeded)", "remaining": "\(self.remaining)",
        ]
        for (code, count) in self.failed { inputs["failed.\(code)"] = "\(count)" }
        return inputs
    }
}

extension Int {
    /// The sum, or the highest number there is.
    func addingSaturated(_ other: Int) -> Int {
        let (sum, overflow) = self.addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
