import Domain

/// The form as it was filled in (PRO-11).
public struct ProposalForm: Sendable, Codable, Equatable {
    /// A short title.
    public var title: String
    /// Two sentences.
    public var summary: String
    /// What is proposed and why.
    public var description: String
    /// The recommended path, by old or new name.
    public var path: String
    /// Why that path.
    public var pathReasons: String
    /// Whether it's said to be urgent; only the Authority grants that.
    public var isUrgent: Bool
    /// Why it's urgent.
    public var urgencyReasons: String?
    /// Whether it's a correction on the fast track, which only the Panel may raise.
    public var isFastTrack: Bool

    /// Takes the form as it came.
    public init(
        title: String,
        summary: String,
        description: String,
        path: String,
        pathReasons: String,
        isUrgent: Bool = false,
        urgencyReasons: String? = nil,
        isFastTrack: Bool = false
    ) {
        self.title = title
        self.summary = summary
        self.description = description
        self.path = path
        self.pathReasons = pathReasons
        self.isUrgent = isUrgent
        self.urgencyReasons = urgencyReasons
        self.isFastTrack = isFastTrack
    }

    /// Something the form lacks.
    public struct Gap: Sendable, Codable, Hashable {
        /// The field.
        public let field: String
        /// What the sender wrote.
        public let found: String
        /// What it needs.
        public let wanted: String
    }

    /// Everything the form lacks, in the order of the form.
    public func gaps(raiser: Raiser) -> [Gap] {
        var gaps: [Gap] = []
        let texts = [
            ("title", self.title, "a short title"),
            ("summary", self.summary, "a summary in two sentences"),
            ("description", self.description, "a description of what is proposed"),
            ("path", self.path, "the recommended path: 1, 2 or 3"),
            ("pathReasons", self.pathReasons, "reasons for the path"),
        ]
        for (field, text, wanted) in texts where text.isBlank {
            gaps.append(Gap(field: field, found: text, wanted: wanted))
        }
        if !self.path.isBlank, ModificationPath(parsing: self.path) == nil {
            gaps.append(
                Gap(
                    field: "path",
                    found: self.path,
                    wanted: "1 (Authority-initiated), 2 (Authority Determined) or 3 (Self-Governance)"
                )
            )
        }
        if self.isUrgent, self.urgencyReasons.isBlank {
            gaps.append(Gap(field: "urgencyReasons", found: "", wanted: "reasons for the urgency"))
        }
        if self.isFastTrack, raiser != .panel {
            gaps.append(Gap(field: "isFastTrack", found: "true", wanted: "false: the fast track is the Panel's alone"))
        }
        return gaps
    }

    /// What is odd about the form but keeps nothing back.
    public var remarks: [String] {
        let sentences = Self.sentences(in: self.summary)
        return sentences <= 2 ? [] : ["The summary has \(sentences) sentences; the form asks for two."]
    }

    /// Turns an incomplete form down, naming each gap (PRO-11).
    func requireComplete(raiser: Raiser) throws(Refusal) {
        let gaps = self.gaps(raiser: raiser)
        guard !gaps.isEmpty else { return }
        throw Refusal(
            "PRO-11",
            "formIncomplete",
            Dictionary(gaps.map { ($0.field, $0.found) }, uniquingKeysWith: { first, _ in first }),
            detail: "The form needs: " + gaps.map { "\($0.field): \($0.wanted)" }.joined(separator: "; ") + "."
        )
    }

    /// Ends of sentences: a full stop, question or exclamation mark before white space or the end.
    private static func sentences(in text: String) -> Int {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let last = words.last else { return 0 }
        let ended = words.count { $0.last.map { ".?!".contains($0) } ?? false }
        return ended + (last.last.map { ".?!".contains($0) } == true ? 0 : 1)
    }
}
