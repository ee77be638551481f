import Domain

/// The check of a call before it is published: every problem is found before one is named.
enum CallCheck {
    static func opened(
        _ call: NominationCall.OpenCall,
        _ register: RegisterDocument?,
        _ context: DecisionContext
    ) throws(Refusal) -> NominationCall.Opened {
        var problems: [Problem] = []
        if !call.callID.isIdentifier {
            problems.add("callId", "ELE-01", "invalidCallId", call.callID, "An id such as CALL-2019-01.")
        }
        if call.sendTo.isBlank {
            problems.add("sendTo", "ELE-01", "sendToMissing", call.sendTo, "Say where nominations are to be sent.")
        }
        if !(1...context.policies.termMonths).contains(call.termMonths) {
            problems.add(
                "termMonths",
                "MEM-06",
                "termOutOfRange",
                "\(call.termMonths)",
                "A term is 1 to \(context.policies.termMonths) months."
            )
        }
        var working: [String] = []
        let vacancies = Self.vacancies(call, register, context, &problems, &working)
        let closesAt = Self.closesAt(call.nominationsCloseOn, context, &problems, &working)
        try problems.refuse()
        return NominationCall.Opened(
            callID: call.callID,
            classification: .white,
            vacancies: vacancies,
            termMonths: call.termMonths,
            nominationsCloseOn: call.nominationsCloseOn,
            nominationsCloseAt: closesAt,
            sendTo: call.sendTo.trimmed,
            requirement: "Nominees have experience and qualifications that suit the work of the SMKI PMA.",
            contestRule: "Where a category has more valid nominations than seats, the Parties of that category vote.",
            working: working,
            policies: ["AMB-05", "callAheadDays"].reduce(into: [:]) { $0[$1] = context.policies.printed($1)?.value },
            at: context.now
        )
    }

    /// The seats offered: elected categories, each once, no more than are vacant or soon to be (ELE-01 to ELE-03).
    private static func vacancies(
        _ call: NominationCall.OpenCall,
        _ register: RegisterDocument?,
        _ context: DecisionContext,
        _ problems: inout [Problem],
        _ working: inout [String]
    ) -> [CallTerms.Vacancy] {
        if call.vacancies.isEmpty {
            problems.add("vacancies", "ELE-01", "vacanciesMissing", nil, "A call offers at least one seat.")
        }
        var seen: Set<SeatCategory> = []
        var vacancies: [CallTerms.Vacancy] = []
        for (index, vacancy) in call.vacancies.enumerated() {
            let path = "vacancies[\(index)]"
            guard let category = SeatCategory(label: vacancy.category) else {
                let elected = SeatCategory.allCases.filter(\.isElected).map(\.rawValue).listed
                problems.add(
                    "\(path).category",
                    "ELE-01",
                    "unknownCategory",
                    vacancy.category,
                    "Elected are \(elected)."
                )
                continue
            }
            guard category.isElected else {
                problems.add(
                    "\(path).category",
                    Self.otherWay(category),
                    "categoryNotElected",
                    vacancy.category,
                    "This seat is not filled by an election of Parties."
                )
                continue
            }
            guard seen.insert(category).inserted else {
                problems.add(
                    "\(path).category",
                    "ELE-01",
                    "duplicateCategory",
                    vacancy.category,
                    "List a category once."
                )
                continue
            }
            guard vacancy.count >= 1 else {
                problems.add(
                    "\(path).count",
                    "ELE-01",
                    "countNotPositive",
                    "\(vacancy.count)",
                    "Offer at least one seat."
                )
                continue
            }
            vacancies.append(CallTerms.Vacancy(category: category, count: vacancy.count))
            Self.checkOpenings(path, category, vacancy.count, register, context, &problems, &working)
        }
        return vacancies
    }

    private static func checkOpenings(
        _ path: String,
        _ category: SeatCategory,
        _ count: Int,
        _ register: RegisterDocument?,
        _ context: DecisionContext,
        _ problems: inout [Problem],
        _ working: inout [String]
    ) {
        guard let register else {
            problems.add(path, "ELE-03", "noRegister", nil, "Without a register nobody knows which seats are vacant.")
            return
        }
        let days = context.policies.callAheadDays
        do {
            let openings = try register.openings(category, on: context.today, withinDays: days)
            let ends = openings.expiring.map(\.iso).listed
            let line =
                "\(category.label): \(openings.seats) seats, \(openings.held) held"
                + (ends.isEmpty ? "" : ", ending by \(context.today.addingDays(days)): \(ends)")
            working.append(line)
            if count > openings.seats {
                problems.add("\(path).count", "MEM-05", "moreThanSeats", "\(count)", "\(line).")
            } else if count > openings.count {
                problems.add(
                    "\(path).count",
                    "ELE-03",
                    "seatNotVacant",
                    "\(count)",
                    "At most \(openings.count) can be called for: vacant, or ending within \(days) days. \(line)."
                )
            }
        } catch {
            problems.add(
                path,
                error.rule,
                error.code,
                category.rawValue,
                error.detail ?? "No composition is known then."
            )
        }
    }

    /// The last instant in time: close of play, which only a Working Day has (ELE-04, AMB-05).
    private static func closesAt(
        _ date: CivilDate,
        _ context: DecisionContext,
        _ problems: inout [Problem],
        _ working: inout [String]
    ) -> Instant {
        let calendar = WorkingDayCalendar.englandAndWales
        let closesAt = calendar.endOfCloseOfPlay(date, policies: context.policies)
        do {
            if let reason = try calendar.reasonOff(date) {
                let next = try calendar.nextWorkingDay(onOrAfter: date).result
                problems.add(
                    "nominationsCloseOn",
                    "ELE-04",
                    "notAWorkingDay",
                    date.iso,
                    "\(date.weekdayForm) has no close of play: \(reason). The next Working Day is \(next.weekdayForm)."
                )
            }
        } catch {
            problems.add("nominationsCloseOn", error.rule, error.code, date.iso, error.detail ?? "Out of the calendar.")
        }
        if closesAt <= context.now {
            problems.add(
                "nominationsCloseOn",
                "ELE-04",
                "deadlinePassed",
                date.iso,
                "Close of play that day, \(LondonTime.civil(of: closesAt)), is over."
            )
        }
        working.append("Nominations close \(LondonTime.civil(of: closesAt)), that second included (AMB-05)")
        return closesAt
    }

    /// The rule by which a seat without an election is filled.
    private static func otherWay(_ category: SeatCategory) -> RuleID {
        switch category {
        case .chair: "MEM-11"
        case .smkiSpecialist: "MEM-15"
        default: "MEM-17"
        }
    }
}
