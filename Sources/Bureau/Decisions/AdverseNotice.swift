public import Charters

/// What a person is told of an adverse decision; every slot is filled, or there is no decision.
///
/// The slots are those of FCRA ss. 615(a) and 609(f), Regulation B 1002.9, Directive (EU) 2023/2225
/// arts 18(8) and 19(6), Consumer Credit Act 1974 s. 157(A1), GDPR art. 22(3) and CJEU C-203/22.
public struct AdverseNotice: Hashable, Sendable, Codable {
    /// The score that the lender was told.
    public struct Score: Hashable, Sendable, Codable {
        /// The points.
        public var points: Int
        /// The least and the greatest score that the card can give.
        public var lowest: Int
        /// The greatest score that the card can give.
        public var highest: Int
        /// Name of the scorecard.
        public var scorecardName: String
        /// Hash of the scorecard, lower-case hexadecimal.
        public var scorecardHash: String
    }

    /// What was done.
    public var action: String
    /// Who decided, and that they could have decided otherwise.
    public var decidedBy: String
    /// The lender's name.
    public var creditorName: String
    /// Where the person reaches the lender.
    public var creditorContact: String
    /// The true reasons, in sentences.
    public var reasons: [String]
    /// The score; nil when too little is held for one.
    public var score: Score?
    /// The day on which the lender was told.
    public var toldOn: CalendarDate
    /// The score in one sentence, or that there is none.
    public var scoreInWords: String
    /// Who gave the score and the facts.
    public var sourceName: String
    /// Where the person reaches the source.
    public var sourceContact: String
    /// That the source did not decide.
    public var sourceDidNotDecide: String
    /// That the file is free to read.
    public var freeCopy: String
    /// How to dispute what is wrong.
    public var dispute: String
    /// How to have another human look again.
    public var review: String
    /// Where every point of the score is shown.
    public var points: String
    /// Whom to complain to.
    public var complaint: String
    /// That the decision came late and why; nil when it came in time.
    public var late: String?
}

extension AdverseNotice {
    /// Refuses a notice with an empty slot: what cannot be explained cannot be done to a person.
    func requireEverySlot() throws(Refusal) {
        var findings = Findings()
        let slots = [
            ("action", action), ("decidedBy", decidedBy), ("creditorName", creditorName),
            ("creditorContact", creditorContact), ("scoreInWords", scoreInWords),
            ("sourceName", sourceName), ("sourceContact", sourceContact),
            ("sourceDidNotDecide", sourceDidNotDecide), ("freeCopy", freeCopy),
            ("dispute", dispute), ("review", review), ("points", points),
            ("complaint", complaint), ("late", late ?? "in time"),
        ]
        for (slot, text) in slots where text.nonBlank == nil {
            findings.add(
                .missingField,
                "An adverse decision needs a notice that says everything; this part is empty.",
                .namedReviewer,
                field: "notice.\(slot)"
            )
        }
        if reasons.isEmpty || reasons.contains(where: { $0.nonBlank == nil }) {
            findings.add(
                .reasonMissing,
                "A refusal that cannot state a true reason cannot be issued.",
                .scoreAddsUp,
                field: "notice.reasons"
            )
        }
        try findings.refuse()
    }
}
