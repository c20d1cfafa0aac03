import Charters
import Evidence

extension DecideAgain {
    /// Answers what is open, by a human who has not decided before.
    ///
    /// In time the new decision may be any; after the last day only one that is better for the person
    /// (INV-26): silence never ends against who asked.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DecisionID> {
        try context.require(state.subscriber, role: .lender)
        guard var decision = state.decision, decision.lender == state.subscriber.id,
            let inquiry = state.inquiry, inquiry.id == decision.inquiry,
            case .answered(let told) = inquiry.outcome
        else { throw .notFound }
        let open = decision.reviews.indices.filter { decision.reviews[$0].answeredAt == nil }
        guard !open.isEmpty else {
            throw Refusal(
                .wrongState,
                "The person has not asked to look again, so the decision stays as it is.",
                .namedReviewer
            )
        }
        var reader = VerdictReader(verdict, after: told, under: context.charter)
        reader.earlier = decision.verdicts.compactMap(\.reviewer)
        let reading = reader.read(isAgain: true)
        readAnswer(&reader)
        let standing = decision.standing(asOf: context.now, under: context.charter)
        if standing.state == .fallen, !reading.outcome.isBetter(than: decision.latest.outcome) {
            reader.add(
                .decisionTooLate,
                "The time to answer is over and the decision has fallen; only a better one for the "
                    + "person is recorded now.",
                .silenceFavoursThePerson,
                "outcome",
                parameter: "notice.reviewDays"
            )
        }
        try reader.findings.refuse()
        for index in open { decision.reviews[index].answeredAt = context.now }
        let act = DecisionAct(context: context, inquiry: inquiry, source: state.source)
        return try act.decision(
            &decision,
            reading,
            answer: answer.trimmed,
            lateBecause: nil,
            .decisionMadeAgain
        )
    }

    private func readAnswer(_ reader: inout VerdictReader) {
        if answer.nonBlank == nil {
            reader.add(
                .missingField,
                "Who asked to look again gets an answer in words.",
                .namedReviewer,
                "answer"
            )
        }
        if answer.unicodeScalars.count > longestText {
            reader.add(
                .malformed,
                "This text is longer than \(longestText) characters.",
                .namedReviewer,
                "answer"
            )
        }
    }
}

extension CreditDecision.Outcome {
    /// Whether it is better for the person than another.
    func isBetter(than other: Self) -> Bool {
        let bestFirst = Self.allCases
        guard let own = bestFirst.firstIndex(of: self), let its = bestFirst.firstIndex(of: other)
        else { return false }
        return own < its
    }
}
