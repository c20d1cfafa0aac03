import Charters

extension AdverseNotice {
    /// What a notice is composed from.
    struct Parts {
        var outcome: CreditDecision.Outcome
        var reviewer: CreditDecision.Reviewer
        var reasons: [CreditDecision.Reason]
        var lenderName: String
        var lenderContact: String
        var inquiry: Inquiry
        var score: CheckAnswer.Score?
        var source: DataSource
        var decisionPath: String
        var lateBecause: String?
        var charter: Charter
    }

    /// Fills every slot; the remedies are said in words that name the place where they are.
    init(_ parts: Parts) {
        let toldOn = parts.inquiry.at.date(in: parts.charter.zone)
        let (lender, source) = (parts.lenderName, parts.source)
        action = parts.outcome.sentence(of: lender, purpose: parts.inquiry.purpose)
        decidedBy =
            "\(parts.reviewer.name), \(parts.reviewer.role), decided and could have decided "
            + "otherwise."
        creditorName = lender
        creditorContact = parts.lenderContact
        reasons = parts.reasons.map(\.sentence)
        score = parts.score.map {
            Score(
                points: $0.score,
                lowest: $0.lowest,
                highest: $0.highest,
                scorecardName: $0.scorecardName,
                scorecardHash: $0.scorecardHash
            )
        }
        self.toldOn = toldOn
        scoreInWords =
            parts.score.map {
                "On \(toldOn.inWords) \(lender) was told \($0.score) points. The scale of the "
                    + "scorecard \"\($0.scorecardName)\" runs from \($0.lowest) to \($0.highest)."
            } ?? "No score was computed: we hold too little. That is not a low score."
        sourceName = source.name
        sourceContact = source.contact
        sourceDidNotDecide =
            source.name.nonBlank.map {
                "\($0) gave the score and the facts. It did not decide and cannot say why the "
                    + "lender decided so."
            } ?? ""
        freeCopy =
            "Everything that we hold about you is free to read and to download here at any time, "
            + "and by law for at least \(parts.charter.notice.freeCopyDays) days after this."
        dispute =
            "If something in your file is wrong or incomplete you can dispute it, free, here and "
            + "with whoever reported it. If you did not ask for this credit, say \"This was not me\"."
        review =
            "At any time, in any words, with new facts or without, you can ask at "
            + "\(parts.decisionPath) that another human look again. \(lender) must answer within "
            + "\(parts.charter.notice.reviewDays) days."
        points =
            "Every point of the score and how the points add up stands at "
            + "/me/looks/\(parts.inquiry.id.rawValue)."
        complaint = source.regulator.nonBlank.map { "You can complain to: \($0)." } ?? ""
        late = parts.lateBecause.map {
            "This decision came after the last day for it. \(lender) gave this reason: \($0)"
        }
    }
}

extension CreditDecision.Outcome {
    /// What was done, in one sentence for the person.
    func sentence(of lender: String, purpose: Purpose) -> String {
        let isReview = purpose == .accountReview
        return switch self {
        case .granted where isReview: "\(lender) reviewed your account and left it as it is."
        case .grantedOnWorseTerms where isReview:
            "\(lender) reviewed your account and changed its terms to worse ones."
        case .declined where isReview: "\(lender) reviewed your account and ended or reduced it."
        case .granted: "\(lender) granted the credit that you asked for."
        case .grantedOnWorseTerms:
            "\(lender) offered you credit on worse terms than you asked for."
        case .declined: "\(lender) declined the credit that you asked for."
        }
    }
}
