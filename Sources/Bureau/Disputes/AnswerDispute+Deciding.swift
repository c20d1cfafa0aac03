import Charters
import Evidence

extension AnswerDispute {
    /// Answers what is open; what is right for the person is done in the same instant.
    ///
    /// A human of before never answers the appeal. After the last day nobody answers: it is gone.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        let known = Dispute.Verdict(rawValue: verdict)
        var dispute = try state.answered(in: context, operatorMay: known == .frivolous)
        let act = DisputeAct(context: context, before: dispute)
        let standing = act.standing(of: dispute).state
        guard standing.isUndecided, dispute.rounds.last?.answer == nil else {
            throw Refusal(
                .wrongState,
                standing == .deleted
                    ? "The time to answer is over, and it is deleted."
                    : "This dispute is answered already.",
                .silenceFavoursThePerson
            )
        }
        let answer = try read(known, of: dispute, state, in: context)
        dispute.rounds[dispute.rounds.count - 1].answer = answer
        let recalls = dispute.recalls(
            among: state.inquiries,
            asOf: context.now,
            under: context.charter
        )
        var changes: [Change] = []
        if var item = state.item, let value = answer.correctedValue {
            item.value = value
            changes.append(.item(item))
        }
        return try act.decision(
            dispute,
            .disputeAnswered,
            .namedReviewer,
            headline: headline(answer, dispute),
            reason: "\(answer.reviewer.name), \(answer.reviewer.role), checked: \(answer.checked) "
                + "The reason: \(answer.reason)",
            facts: facts(answer),
            further: recalls.map { $0.event(of: dispute) },
            changes: changes
        )
    }

    private func headline(_ answer: Dispute.Answer, _ dispute: Dispute) -> String {
        switch answer.verdict {
        case .upheld: "You were right: \(dispute.title)."
        case .corrected: "You were right, and it was corrected: \(dispute.title)."
        case .cannotVerify: "Nobody can say whether it is true, so it is gone: \(dispute.title)."
        case .kept, .frivolous: "A human looked and kept it: \(dispute.title)."
        }
    }

    private func facts(_ answer: Dispute.Answer) -> [String: CanonicalValue] {
        [
            "verdict": .string(answer.verdict.rawValue),
            "reviewer": .string(answer.reviewer.name),
            "reviewerRole": .string(answer.reviewer.role), "checked": .string(answer.checked),
            "reason": .string(answer.reason),
        ]
    }

    private func read(
        _ verdict: Dispute.Verdict?,
        of dispute: Dispute,
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Dispute.Answer {
        var findings = Findings()
        let reviewer = findings.reviewer(
            name: reviewerName,
            role: reviewerRole,
            couldDecideOtherwise: couldDecideOtherwise,
            earlier: dispute.rounds.compactMap { $0.answer?.reviewer }
        )
        let checked = findings.text(
            checked,
            "The person is told what was checked and how.",
            .namedReviewer,
            field: "checked"
        )
        let reason = findings.text(
            reason,
            "The person is told why.",
            .namedReviewer,
            field: "reason"
        )
        if let verdict {
            checkFrivolous(verdict, of: dispute, &findings, in: context)
            checkValue(verdict, of: dispute, state.item, &findings)
        } else {
            let known = Dispute.Verdict.allCases.map(\.rawValue).joined(separator: ", ")
            findings.add(
                .malformed,
                "An answer is one of: \(known).",
                .contestedIsHidden,
                field: "verdict"
            )
        }
        try findings.refuse()
        guard let verdict, let reviewer else {
            // Whatever could not be read left a finding.
            throw Refusal(.malformed, "The answer could not be read.", .namedReviewer)
        }
        return Dispute.Answer(
            verdict: verdict,
            reviewer: reviewer,
            checked: checked,
            reason: reason,
            correctedValue: correctedValue,
            at: context.now
        )
    }

    /// Only the operator's staff, only about the dispute itself, and only in the first days.
    private func checkFrivolous(
        _ verdict: Dispute.Verdict,
        of dispute: Dispute,
        _ findings: inout Findings,
        in context: DecisionContext
    ) {
        guard verdict == .frivolous else { return }
        let days = DisputeComputation(
            dispute: dispute,
            now: context.now,
            charter: context.charter
        )
        if case .staff = context.actor, dispute.rounds.count == 1, days.today <= days.frivolousBy {
            return
        }
        findings.add(
            .wrongState,
            "Only the operator's staff may call a dispute frivolous, until "
                + "\(days.frivolousBy.inWords), and never an appeal.",
            .contestedIsHidden,
            field: "verdict",
            parameter: "dispute.frivolousWorkingDays"
        )
    }

    private func checkValue(
        _ verdict: Dispute.Verdict,
        of dispute: Dispute,
        _ item: FileItem?,
        _ findings: inout Findings
    ) {
        guard verdict == .corrected else {
            if correctedValue != nil {
                findings.add(
                    .malformed,
                    "A true value is given only to correct.",
                    .contestedIsHidden,
                    field: "correctedValue"
                )
            }
            return
        }
        guard dispute.item != nil, let item else {
            findings.add(
                .malformed,
                "Only an item of the file has a value that can be corrected.",
                .contestedIsHidden,
                field: "verdict"
            )
            return
        }
        guard let value = correctedValue else {
            findings.add(
                .missingField,
                "To correct it, give the true value.",
                .contestedIsHidden,
                field: "correctedValue"
            )
            return
        }
        if !value.isFinite || !value.isOfTheKind(of: item.value) || value == item.value
            || value.inWords.nonBlank == nil
        {
            findings.add(
                .malformed,
                "The true value is of the same kind as the wrong one, and another.",
                .contestedIsHidden,
                field: "correctedValue"
            )
        }
    }
}

extension FileItem.Value {
    /// Whether both are numbers, or both texts.
    fileprivate func isOfTheKind(of other: FileItem.Value) -> Bool {
        switch (self, other) {
        case (.number, .number), (.text, .text): true
        case (.number, .text), (.text, .number): false
        }
    }
}

extension Recall {
    /// What the log keeps of somebody who must be told.
    fileprivate func event(of dispute: Dispute) -> Event {
        var facts = dispute.facts(rule: .recall)
        facts["inquiry"] = .string(inquiry.rawValue)
        facts["recipient"] = recipient.map { .string($0.rawValue) } ?? .null
        facts["recipientName"] = .string(recipientName)
        facts["tellBy"] = .string(tellBy.description)
        return Event(type: .disputeRecallDue, owner: .person(dispute.person), facts: facts)
    }
}
