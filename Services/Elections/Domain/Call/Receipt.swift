import Domain

/// How and when a form reached the secretariat (ELE-07).
///
/// Receipt counts, not posting.
struct Receipt {
    let channel: NominationForm.Channel
    let at: Instant
    let evidence: String?

    init(_ form: NominationForm, _ call: CallTerms, _ context: DecisionContext) throws(Refusal) {
        guard let channel = NominationForm.Channel(rawValue: form.channel) else {
            throw Refusal(
                "ELE-07",
                "unknownChannel",
                ["channel": form.channel],
                detail: "channel is one of: \(NominationForm.Channel.words)."
            )
        }
        self.channel = channel
        guard context.actor.holds(.secretariat) else {
            guard channel == .electronic else {
                throw Refusal(
                    "ELE-07",
                    "hardCopyByOthers",
                    ["channel": form.channel],
                    detail: "A form on paper is delivered to the secretariat, who enters it with its receipt."
                )
            }
            guard form.receivedAt == nil else {
                throw Refusal(
                    "ELE-07",
                    "receiptStatedByOthers",
                    ["receivedAt": form.receivedAt?.rfc3339 ?? ""],
                    detail:
                        "What comes electronically is received when it arrives; only the secretariat states a receipt."
                )
            }
            self.at = context.now
            self.evidence = nil
            return
        }
        guard let receivedAt = form.receivedAt else {
            guard channel == .electronic else {
                throw Refusal(
                    "ELE-07",
                    "receiptMissing",
                    ["channel": form.channel],
                    detail: "For a form on paper give receivedAt, the instant of its delivery, and the evidence for it."
                )
            }
            self.at = context.now
            self.evidence = form.evidence
            return
        }
        guard !form.evidence.isBlank else {
            throw Refusal(
                "SEC-18",
                "evidenceMissing",
                ["receivedAt": receivedAt.rfc3339],
                detail: "A receipt stated by the secretariat needs evidence, e.g. the date stamp or who took it in."
            )
        }
        guard receivedAt <= context.now else {
            throw Refusal(
                "ELE-07",
                "receivedInFuture",
                ["receivedAt": receivedAt.rfc3339, "now": context.now.rfc3339],
                detail: "receivedAt lies ahead of now, \(context.now)."
            )
        }
        guard receivedAt >= call.openedAt else {
            throw Refusal(
                "ELE-07",
                "receivedBeforeCall",
                ["receivedAt": receivedAt.rfc3339, "openedAt": call.openedAt.rfc3339],
                detail: "The call was opened at \(call.openedAt); nothing for it came earlier."
            )
        }
        self.at = receivedAt
        self.evidence = form.evidence
    }
}
