import Bureau
import Charters

/// One decision of a lender: what, who, why, the score beside it, and what the person can do.
struct DecisionPage: Sendable {
    /// One reason.
    struct Reason: Sendable {
        let sentence: String
        let lost: String?
    }

    /// What was decided at one time.
    struct Verdict: Sendable {
        let when: String
        let sentence: String
        let answer: String?
    }

    /// The person's own words.
    struct Review: Sendable {
        let status: String
        let words: String?
    }

    let path: String
    let heading: String
    let lead: String
    let status: String
    let stands: Bool
    let deadline: String?
    let facts: [Fact]
    let reasons: [Reason]
    let hasReasons: Bool
    let late: String?
    let score: String?
    let ladder: String?
    let sourceDidNotDecide: String?
    let lookPath: String
    let canAsk: Bool
    let askLabel: String
    let reviewDays: Int
    let reviews: [Review]
    let hasReviews: Bool
    let verdicts: [Verdict]
    let hasVerdicts: Bool
    let rights: [Fact]
    let lenderName: String
    let mail: String?
    let complaint: String
    let ruleTitle: String
    let rule: String
    let citation: String
    let receipt: String?
    let why: WhyView?

    /// The page of a decision; `receipt` is the path of its receipt when there is one.
    init(_ decision: CreditDecision, receipt: String?, words: Words) {
        let standing = decision.standing(asOf: words.now, under: words.charter)
        let latest = decision.latest
        let notice = latest.notice
        path = decision.path
        self.receipt = receipt
        why = WhyView(decision.trace(asOf: words.now, under: words.charter))
        lenderName = Words.name(decision.lenderName)
        heading = Self.heading(decision)
        lead = Self.lead(decision, standing, words: words)
        status = Self.status(standing.state)
        stands = standing.mayBeReliedOn
        deadline =
            standing.state == .underReview
            ? standing.lastDay.map { "\(decision.lenderName) can answer \(words.deadline($0))." }
            : nil
        facts = Self.facts(decision, words: words)
        reasons = latest.reasons.map { reason in
            Reason(
                sentence: reason.sentence,
                lost: reason.pointsLost.map { "It cost \(Words.count($0, "point"))." }
            )
        }
        hasReasons = !reasons.isEmpty
        late = notice?.late
        score = notice?.scoreInWords
        ladder = notice?.score.map {
            ScoreLadder(score: $0.points, lowest: $0.lowest, highest: $0.highest).svg
        }
        sourceDidNotDecide = notice?.sourceDidNotDecide
        lookPath = "/me/looks/\(decision.inquiry.rawValue)"
        canAsk = latest.outcome.isAdverse && standing.state != .fallen
        askLabel = standing.state == .underReview ? "Add something" : "Ask to look again"
        reviewDays = words.charter.notice.reviewDays
        reviews = decision.reviews.map { Self.review($0, words: words) }
        hasReviews = !reviews.isEmpty
        let earlier = decision.verdicts.count > 1 ? decision.verdicts : []
        verdicts = earlier.map { Self.verdict($0, of: decision, words: words) }
        hasVerdicts = !verdicts.isEmpty
        rights = Self.rights(notice)
        mail = Self.mail(to: decision)
        complaint = "You can complain to: \(decision.regulator)."
        ruleTitle = standing.rule.title
        rule = standing.rule.id
        citation = standing.rule.citation
    }
}
