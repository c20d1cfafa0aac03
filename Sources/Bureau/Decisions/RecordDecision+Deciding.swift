import Charters
import Evidence

extension RecordDecision {
    /// Records the decision with its notice; every fault of it is told at once.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DecisionID> {
        try context.require(state.subscriber, role: .lender)
        // An unanswered look is none to its asker: there is nothing to have decided on.
        guard let inquiry = state.inquiry, inquiry.subscriber == state.subscriber.id,
            case .answered(let answer) = inquiry.outcome
        else { throw .notFound }
        guard !state.isDecided else {
            throw Refusal(
                .alreadyDecided,
                "There is a decision after this check already; another needs the person to ask.",
                .namedReviewer,
                field: "look"
            )
        }
        var reader = VerdictReader(verdict, after: answer, under: context.charter)
        let reading = reader.read()
        let time = readTime(inquiry, isAdverse: reading.outcome.isAdverse, in: context, &reader)
        try reader.findings.refuse()
        var decision = CreditDecision(
            id: context.fresh(),
            person: inquiry.person,
            inquiry: inquiry.id,
            lender: state.subscriber.id,
            lenderName: state.subscriber.name,
            lenderContact: state.subscriber.contact,
            purpose: inquiry.purpose,
            applicationCompletedOn: time.completedOn,
            regulator: state.source.regulator,
            verdicts: [],
            reviews: []
        )
        let act = DecisionAct(context: context, inquiry: inquiry, source: state.source)
        return try act.decision(
            &decision,
            reading,
            answer: nil,
            lateBecause: time.lateBecause,
            .decisionRecorded
        )
    }

    /// The day from which the time runs, and why the decision is late if it is.
    private func readTime(
        _ inquiry: Inquiry,
        isAdverse: Bool,
        in context: DecisionContext,
        _ reader: inout VerdictReader
    ) -> (completedOn: CalendarDate, lateBecause: String?) {
        let checkedOn = inquiry.at.date(in: context.charter.zone)
        var completedOn = checkedOn
        if let text = applicationCompletedOn {
            if let day = CalendarDate(text), day <= checkedOn {
                completedOn = day
            } else {
                reader.add(
                    .malformed,
                    "An application was complete on the day of the check at the latest; write a "
                        + "day as YYYY-MM-DD.",
                    .silenceFavoursThePerson,
                    "applicationCompletedOn"
                )
            }
        }
        let lastDay = completedOn.adding(days: context.charter.notice.adverseOuterDays)
        guard inquiry.purpose == .creditApplication, context.today > lastDay else {
            if lateBecause != nil {
                reader.add(
                    .malformed,
                    "The decision is in time, so there is nothing to explain.",
                    .silenceFavoursThePerson,
                    "lateBecause"
                )
            }
            return (completedOn, nil)
        }
        if isAdverse, lateBecause.nonBlank == nil {
            reader.add(
                .decisionTooLate,
                "After \(context.charter.notice.adverseOuterDays) days nothing adverse is recorded "
                    + "unless the notice tells the person that it is late, and why.",
                .silenceFavoursThePerson,
                "lateBecause",
                parameter: "notice.adverseOuterDays"
            )
        }
        if (lateBecause?.unicodeScalars.count ?? 0) > longestText {
            reader.add(
                .malformed,
                "This text is longer than \(longestText) characters.",
                .silenceFavoursThePerson,
                "lateBecause"
            )
        }
        return (completedOn, lateBecause.nonBlank)
    }
}
