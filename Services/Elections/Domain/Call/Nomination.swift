public import Domain

/// One nomination: the form, when it came and what it is good for (ELE-04 to ELE-08, ELE-10).
public struct Nomination: Aggregate {
    /// The stream is `nomination/NOM-2019-01-0001`.
    public static let kind = "nomination"

    /// What may be asked of it.
    public enum Command: Sendable {
        /// Hands the form in; `call` is the call as published.
        case submit(nominationID: String, form: NominationForm, call: CallTerms)
    }

    /// What may have happened to it.
    public enum Event: Sendable, Codable, Equatable {
        case submitted(Submitted)
    }

    /// The form was taken in.
    public struct Submitted: Sendable, Codable, Equatable {
        /// The id.
        public let nominationID: String
        /// The call.
        public let callID: String
        /// For which category.
        public let category: SeatCategory
        /// Valid, incomplete or late.
        public let standing: Standing
        /// The blank fields by name.
        public let gaps: [String]
        /// The nominator's name.
        public let nominatorName: String
        /// How to reach the nominator: AMBER, never in a published list (ELE-34).
        public let nominatorContact: Classified<String>.StoredForm
        /// The nominator's Party Category, nil when the field is blank.
        public let nominatorCategory: PartyCategory?
        /// The nominee's name.
        public let nomineeName: String
        /// The nominee's position.
        public let nomineePosition: String
        /// Relevant experience.
        public let experience: String
        /// The nominee's consent.
        public let consent: NominationForm.Consent?
        /// How it came.
        public let channel: NominationForm.Channel
        /// When it was received: the instant that the deadline is held against.
        public let receivedAt: Instant
        /// What proves that instant, for what the secretariat entered.
        public let evidence: String?
        /// How it was judged.
        public let working: [String]
        /// The broker user who handed it in.
        public let by: String?
        /// When it was entered.
        public let at: Instant

        /// Whether the nominee has consented; without it nobody is declared elected (ELE-08).
        public var hasConsent: Bool { self.consent?.given ?? false }
    }

    /// The form as taken in, nil before it.
    public private(set) var submitted: Submitted?

    /// Nothing handed in yet.
    public init() {}

    /// Takes an event in.
    public mutating func apply(_ event: Event) {
        switch event {
        case .submitted(let submitted): self.submitted = submitted
        }
    }

    /// Decides a command.
    ///
    /// - Throws: `SEC-17 notAllowed`; `ELE-01 categoryNotCalled`; `ELE-07 unknownChannel`, `hardCopyByOthers`,
    ///   `receiptStatedByOthers`, `receiptMissing`, `receivedInFuture`, `receivedBeforeCall`; `SEC-18 evidenceMissing`;
    ///   `ELE-08 consentInFuture`; `ELE-10 unknownPartyCategory`, `nominatorCategoryMismatch`; `ELE-32 alreadySubmitted`.
    public func decide(_ command: Command, _ context: DecisionContext) throws(Refusal) -> [Event] {
        switch command {
        case .submit(let nominationID, let form, let call):
            try Self.requireRole(context.actor)
            guard self.submitted == nil else {
                throw Refusal("ELE-32", "alreadySubmitted", ["nominationId": nominationID])
            }
            return [.submitted(try Self.submitted(nominationID, form, call, context))]
        }
    }

    /// Lets those pass who may hand a nomination in, before anything is said about the call.
    public static func requireRole(_ actor: Actor) throws(Refusal) {
        try actor.require(.party, .secretariat, for: "hand in a nomination")
    }

    private static func submitted(
        _ nominationID: String,
        _ form: NominationForm,
        _ call: CallTerms,
        _ context: DecisionContext
    ) throws(Refusal) -> Submitted {
        let category = try Self.category(form, call)
        let nominatorCategory = try Self.nominatorCategory(form, category)
        let receipt = try Receipt(form, call, context)
        if let consent = form.consent, consent.recordedOn > context.today {
            throw Refusal(
                "ELE-08",
                "consentInFuture",
                ["consent.recordedOn": consent.recordedOn.iso, "today": context.today.iso],
                detail: "A consent on record isn't dated after today, \(context.today)."
            )
        }
        let gaps = form.gaps
        let isLate = receipt.at > call.closesAt
        let standing: Standing = isLate ? .late : gaps.isEmpty ? .valid : .incomplete
        var working = [
            "Received \(LondonTime.civil(of: receipt.at)); nominations close \(LondonTime.civil(of: call.closesAt)): "
                + (isLate ? "late, kept on record, not in the contest (ELE-04)" : "in time (ELE-04)")
        ]
        if !gaps.isEmpty {
            working.append(
                "Blank: \(gaps.listed) (ELE-06)" + (isLate ? "" : "; may be completed until the deadline (AMB-13)")
            )
        }
        return Submitted(
            nominationID: nominationID,
            callID: call.callID,
            category: category,
            standing: standing,
            gaps: gaps,
            nominatorName: form.nominatorName.trimmed,
            nominatorContact: Classified(form.nominatorContact.trimmed, .amber).stored,
            nominatorCategory: nominatorCategory,
            nomineeName: form.nomineeName.trimmed,
            nomineePosition: form.nomineePosition.trimmed,
            experience: form.experience.trimmed,
            consent: form.consent,
            channel: receipt.channel,
            receivedAt: receipt.at,
            evidence: receipt.evidence,
            working: working,
            by: context.actor.user,
            at: context.now
        )
    }

    private static func category(_ form: NominationForm, _ call: CallTerms) throws(Refusal) -> SeatCategory {
        guard let category = SeatCategory(label: form.category),
            call.vacancies.contains(where: { $0.category == category })
        else {
            throw Refusal(
                "ELE-01",
                "categoryNotCalled",
                ["category": form.category, "callId": call.callID],
                detail: "This call is for \(call.vacancies.map(\.category.rawValue).listed)."
            )
        }
        return category
    }

    /// The nominator belongs to the seat's Party Category; a blank is a gap, not a mismatch (ELE-10).
    private static func nominatorCategory(
        _ form: NominationForm,
        _ category: SeatCategory
    ) throws(Refusal) -> PartyCategory? {
        guard !form.nominatorCategory.isBlank else { return nil }
        guard let party = PartyCategory(label: form.nominatorCategory) else {
            throw Refusal(
                "ELE-10",
                "unknownPartyCategory",
                ["nominatorCategory": form.nominatorCategory],
                detail: "The Party Categories are \(PartyCategory.words)."
            )
        }
        guard let accepted = category.partyCategories, accepted.contains(party) else {
            throw Refusal(
                "ELE-10",
                "nominatorCategoryMismatch",
                ["nominatorCategory": party.rawValue, "category": category.rawValue],
                detail: "A nominator for \(category.label) belongs to that Party Category."
            )
        }
        return party
    }
}
