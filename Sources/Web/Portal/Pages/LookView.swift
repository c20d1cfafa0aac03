import Bureau
import Charters

/// One look at a file, as a line of a list.
struct LookView: Sendable {
    /// The look's own page.
    let path: String
    /// Who looked.
    let who: String
    /// The named member of its staff, or nil when a program did.
    let by: String?
    /// What for, and how it ended.
    let sentence: String
    /// When.
    let when: String
    /// Whether the person can still say "this was not me".
    let canDeny: Bool
    /// What is known since the person said so.
    let denied: String?
    /// What the lender decided after it.
    let decision: DecisionLine?
    /// That the lender's time to decide is over.
    let overdue: String?

    /// The line of a look.
    init(_ look: Inquiry, decisions: [CreditDecision] = [], words: Words) {
        path = "/me/looks/\(look.id.rawValue)"
        who = Words.name(look.askerName)
        if case .handedOver = look.outcome {
            by = look.staffName.map { "By \($0), of our staff." }
        } else {
            by = look.staffName.map { "By \($0), of its staff." }
        }
        sentence = Self.sentence(look)
        when = words.moment(look.at)
        canDeny = look.deniedByPersonAt == nil
        denied = look.deniedByPersonAt.map { "You said on \(words.day($0)): this was not me." }
        decision = DecisionLine(look, in: decisions, words: words)
        let awaited = look.awaitedDecision(decisions, asOf: words.now, under: words.charter)
        overdue = awaited.flatMap { $0.isOverdue ? $0.explanation : nil }
    }

    /// What for and with what result, in one or two sentences.
    static func sentence(_ look: Inquiry) -> String {
        let purpose = Words.purpose(look.purpose)
        return switch look.outcome {
        case .answered(let answer):
            if let score = answer.score {
                "Looked \(purpose), and was told a score of \(score.score) points."
            } else {
                "Looked \(purpose). We hold too little to compute a score, and said so."
            }
        case .unavailable(let reason):
            "Asked \(purpose), and was told nothing. \(explanation(reason))"
        case .handedOver(let given):
            "By order of \(given.court), \(given.caseNumber): was given "
                + "\(Words.count(given.items.count, "item")) of your file and "
                + "\(Words.count(given.entries, "court order"))."
        case .opened where look.subscriber != nil:
            "Took a file that you sent with your dispute, to answer it."
        case .opened(let matter): "Opened your \(matter.inWords), to answer it."
        }
    }

    /// Why nothing was told; the asker does not learn it.
    static func explanation(_ reason: Inquiry.Unavailability) -> String {
        switch reason {
        case .noConsent: "You had not allowed it."
        case .frozen: "Your file was frozen."
        case .ownFileOverdue: "You had asked for your own file and did not have it yet."
        case .erasureOverdue:
            "You had asked that your file be erased, and nobody answered in time."
        case .noScorecard: "There was no scorecard that could be used."
        }
    }
}
