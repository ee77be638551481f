import Domain
import ElectionsDomain
import Messages
import ServiceKit

/// The import of a register: one command, all or nothing.
enum Registering {
    static func importRegister(_ command: ImportRegister, _ work: Work) async throws -> Handled {
        let document = try Wire.decode(RegisterImport.self, from: work.body)
        let events = try await work.decide(RegisterBook.self, RegisterBook.id, .importRegister(document))
        for person in document.persons {
            try await work.decide(PersonRecord.self, person.id.value, .register(person))
        }
        for case .imported(let imported) in events {
            work.explain(
                Explanation(
                    id: "register/\(imported.version)",
                    classification: .green,
                    rule: "MTG-10",
                    clause: RuleBook.rule("MTG-10")?.clause ?? "",
                    inputs: [
                        "n": "\(imported.n)", "quorum": "\(imported.quorum)", "effectiveOn": imported.effectiveOn.iso,
                    ],
                    working: imported.working,
                    policies: imported.policies
                )
            )
        }
        return .accepted(RegisterBook.id, in: .register, isDuplicate: events.isEmpty)
    }
}

/// Calls for nominations and what comes in for them.
enum Calls {
    static func open(_ command: Messages.OpenCall, _ work: Work) async throws -> Handled {
        let register = try await work.state(RegisterBook.self, RegisterBook.id).document(on: work.context.today)
        let call = NominationCall.OpenCall(
            callID: command.callId,
            vacancies: command.vacancies.map { .init(category: $0.category.rawValue, count: $0.count) },
            termMonths: command.termMonths,
            nominationsCloseOn: command.nominationsCloseOn,
            sendTo: command.sendTo
        )
        let events = try await work.decide(NominationCall.self, command.callId, .open(call, register: register))
        for case .opened(let opened) in events {
            work.explain(
                Explanation(
                    id: opened.callID,
                    classification: .green,
                    rule: "ELE-04",
                    clause: RuleBook.rule("ELE-04")?.clause ?? "",
                    inputs: ["nominationsCloseOn": opened.nominationsCloseOn.iso],
                    working: opened.working,
                    policies: opened.policies
                )
            )
        }
        let state = try await work.state(NominationCall.self, command.callId)
        if let due = state.closeDue {
            work.schedule(
                CloseNominations(callId: command.callId),
                id: "\(command.callId)/close",
                at: due,
                about: .call(command.callId)
            )
        }
        return .accepted(command.callId, in: .call(command.callId))
    }

    static func submit(_ command: SubmitNomination, _ work: Work) async throws -> Handled {
        try Nomination.requireRole(work.context.actor)
        let call = try await work.state(NominationCall.self, command.callId)
        let terms = try call.terms()
        let nominationID = try call.nextNominationID()
        let form = NominationForm(
            category: command.category.rawValue,
            nominatorName: command.nominatorName ?? "",
            nominatorContact: command.nominatorContact ?? "",
            nominatorCategory: command.nominatorCategory ?? "",
            nomineeName: command.nomineeName ?? "",
            nomineePosition: command.nomineePosition ?? "",
            experience: command.experience ?? "",
            consent: command.consent.map { .init(given: $0.given, recordedOn: $0.recordedOn) },
            channel: command.channel.rawValue,
            receivedAt: command.receivedAt,
            evidence: command.evidence
        )
        let events = try await work.decide(
            Nomination.self,
            nominationID,
            .submit(nominationID: nominationID, form: form, call: terms)
        )
        for case .submitted(let submitted) in events {
            // The call compares nominees by a digest, so that no name stands in its stream.
            let key = form.nomineeComparison.map { Canonical.sha256(Array("\(command.callId)/\($0)".utf8)) }
            try await work.decide(NominationCall.self, command.callId, .enter(submitted, nomineeKey: key))
            work.explain(
                Explanation(
                    id: nominationID,
                    classification: .green,
                    rule: submitted.standing == .late ? "ELE-04" : "ELE-06",
                    clause: RuleBook.rule("ELE-06")?.clause ?? "",
                    inputs: ["standing": submitted.standing.rawValue, "gaps": submitted.gaps.joined(separator: " ")],
                    working: submitted.working
                )
            )
        }
        return .accepted(nominationID, in: StreamName(Nomination.self, nominationID))
    }
}
