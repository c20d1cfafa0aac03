import Bureau
import Charters
import Testing

extension World {
    /// Who gives the score in these tests.
    static let source = DataSource(
        name: "Test Register",
        contact: "1 Test Street, +49 30 0",
        regulator: "Test Regulator"
    )

    /// A lawful decline by a human.
    static func decline(
        by name: String? = "Ada Example",
        keyFactors: [String] = ["delinq_24m"],
        ownReasons: [String] = []
    ) -> VerdictDraft {
        VerdictDraft(
            outcome: "declined",
            reviewerName: name,
            reviewerRole: "Credit officer",
            couldDecideOtherwise: true,
            keyFactors: keyFactors,
            ownReasons: ownReasons
        )
    }

    /// A look by the lender that was answered.
    mutating func answeredLook() throws -> Inquiry {
        let known = Set(inquiries.keys)
        try granted()
        guard case .answered = try check() else { throw Unanswered() }
        return try #require(inquiries.values.first { !known.contains($0.id) })
    }

    /// What is loaded for recording a decision.
    func recordState(_ inquiry: Inquiry?, source: DataSource = World.source) -> RecordDecision.State
    {
        .init(
            subscriber: lender,
            inquiry: inquiry,
            isDecided: decisions.values.contains { $0.inquiry == inquiry?.id },
            source: source
        )
    }

    /// Records a decision.
    @discardableResult
    mutating func record(
        _ inquiry: Inquiry,
        _ verdict: VerdictDraft = World.decline(),
        completedOn: String? = nil,
        lateBecause: String? = nil,
        source: DataSource = World.source
    ) throws(Refusal) -> DecisionID {
        try perform(
            RecordDecision(
                inquiry: inquiry.id,
                verdict: verdict,
                applicationCompletedOn: completedOn,
                lateBecause: lateBecause
            ),
            recordState(inquiry, source: source),
            as: asLender
        )
    }

    /// The person asks to look again.
    mutating func ask(_ id: DecisionID, _ words: String = "I paid it all.") throws(Refusal) {
        try perform(
            RequestReview(decision: id, words: words),
            .init(decision: decisions[id]),
            as: asPerson
        )
    }

    /// The lender decides again.
    mutating func decideAgain(
        _ id: DecisionID,
        _ verdict: VerdictDraft,
        answer: String = "We read your words."
    ) throws(Refusal) {
        let decision = decisions[id]
        try perform(
            DecideAgain(decision: id, verdict: verdict, answer: answer),
            .init(
                subscriber: lender,
                decision: decision,
                inquiry: decision.flatMap { inquiries[$0.inquiry] },
                source: World.source
            ),
            as: asLender
        )
    }

    /// Where a decision stands now.
    func standing(_ id: DecisionID) throws -> DecisionStanding {
        try #require(decisions[id]).standing(asOf: now, under: charter)
    }
}
