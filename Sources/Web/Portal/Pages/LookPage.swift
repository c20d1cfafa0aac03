import Bureau
import Charters

/// One look: who, what for, what was told and why, and "this was not me".
struct LookPage: Sendable {
    let path: String
    let who: String
    let lead: String
    let facts: [Fact]
    let score: ScorePage?
    let noScore: String?
    let register: String?
    /// The person's own words that went with the answer.
    let statement: String?
    let orders: [Order]
    let why: WhyView?
    let decision: DecisionLine?
    let awaited: String?
    let receipt: String?
    let canDeny: Bool
    let denied: String?
    let wrong: String
    let disputes: [DisputeLine]
    let retractions: [String]
    let hasRetractions: Bool
    let contact: String

    /// Why one court order was told or not, step by step, as it was found at that moment.
    struct Order: Sendable {
        let heading: String
        let path: String
        let steps: [TraceView]
        /// Why an order that could be seen was not the one that was told.
        let note: String?
        let charter: String

        init(_ trace: Inquiry.RegisterTrace) {
            heading =
                trace.isTold ? "Why a court order was told" : "Why a court order was not told"
            path = "/me/register/\(trace.judgment.rawValue)"
            steps = trace.steps.map(TraceView.init)
            charter = trace.charter
            // Of the questions of this rule only the last one, when nothing hides it, has no number.
            let couldBeSeen = trace.steps.last.map {
                $0.decides && $0.rule == Rule.receiptBeforeEffect.id && $0.parameter == nil
            }
            note =
                !trace.isTold && couldBeSeen == true
                ? "It could be seen and still was not told: only the newest order is, and only to "
                    + "who writes your name, date of birth and address exactly." : nil
        }
    }

    /// The page of a look; `receipt` is the path of its receipt when there is one.
    init(
        _ look: Inquiry,
        decisions: [CreditDecision],
        disputes: [Dispute] = [],
        replay: String? = nil,
        retractions: [Retraction] = [],
        receipt: String?,
        words: Words,
        contact: String
    ) {
        let line = LookView(look, words: words)
        (path, who, canDeny) = (line.path, line.who, line.canDeny)
        denied = look.deniedByPersonAt.map {
            "You said so on \(words.day($0)). It stands in the log, and \(look.askerName) has to "
                + "answer for the look. Freeze your file if you fear more."
        }
        why = look.trace.map(WhyView.init)
        orders = (look.registerTraces ?? []).map(Order.init)
        decision = DecisionLine(look, in: decisions, words: words)
        awaited =
            look.awaitedDecision(decisions, asOf: words.now, under: words.charter)?.explanation
        wrong = DisputedMatter.path(look: look.id)
        self.disputes = disputes.filter { $0.look == look.id }.map {
            DisputeLine(DisputeWords($0, labels: [:], words: words))
        }
        self.retractions = retractions.filter { $0.inquiry == look.id }.map {
            RetractionLine.sentence($0, words: words)
        }
        hasRetractions = !self.retractions.isEmpty
        self.receipt = receipt
        self.contact = contact
        facts = [
            Fact(name: "When", value: words.moment(look.at)),
            Fact(name: "By whom", value: Self.by(look)),
            Fact(name: "What for", value: Words.purpose(look.purpose).capitalisedFirst),
        ]
        switch look.outcome {
        case .answered(let answer):
            score = answer.score.map {
                var page = ScorePage($0, look: look.id)
                page.replay = replay
                return page
            }
            noScore =
                answer.score == nil
                ? "We hold too little to compute a score. That is not a low score, and "
                    + "\(look.askerName) was told so." : nil
            statement = answer.statement
            register = Self.register(answer.register, who: look.askerName)
            lead =
                answer.score.map {
                    "\(look.askerName) looked \(words.ago(look.at)) and was told \($0.score) points, "
                        + "with the reasons below. We did not tell it what to decide."
                }
                ?? "\(look.askerName) looked \(words.ago(look.at)) and was told that there is no score."
        case .handedOver, .opened:
            (score, noScore, register, statement) = (nil, nil, nil, nil)
            lead = Self.leadOfOurs(look, words: words)
        case .unavailable(let reason):
            score = nil
            noScore = nil
            register = nil
            statement = nil
            lead =
                "\(look.askerName) asked \(words.ago(look.at)) and was told nothing, not even whether "
                + "you have a file. \(LookView.explanation(reason))"
        }
    }

    /// What somebody of our own staff saw, or gave to an authority.
    private static func leadOfOurs(_ look: Inquiry, words: Words) -> String {
        let human = look.staffName ?? "A member of staff"
        return switch look.outcome {
        case .handedOver(let given):
            "\(look.askerName) was given \(Words.count(given.items.count, "item")) of your file and "
                + "\(Words.count(given.entries, "court order")) \(words.ago(look.at)). "
                + "\(given.court) ordered it on \(given.orderedOn.inWords), \(given.caseNumber). "
                + "\(given.recordedBy) and \(human), of our staff, have both read the order."
        case .opened where look.subscriber != nil:
            "\(look.askerName) took a file that you sent with your dispute \(words.ago(look.at)), to "
                + "answer it."
        case .opened(let matter):
            "\(human) of \(look.askerName) opened your \(matter.inWords) \(words.ago(look.at)), to "
                + "answer it, and saw who you are and what it is about."
        case .answered, .unavailable: ""
        }
    }

    /// Which human, or that it was a program; who hands a file to an authority is of our own staff.
    private static func by(_ look: Inquiry) -> String {
        guard let name = look.staffName else { return "A program of \(look.askerName)" }
        if case .handedOver = look.outcome { return "\(name), of our staff" }
        return "\(name), of the staff of \(look.askerName)"
    }

    private static func register(_ answer: CheckAnswer.RegisterAnswer, who: String) -> String {
        switch answer {
        case .noMatch: "\(who) was told: no entry."
        case .erased: "\(who) was told of one court order. It has ended since, and was erased."
        case .entry(let court, let orderedOn, let principal, let visibleUntil):
            "\(who) was told of one court order: \(Words.money(principal)), \(court), "
                + "\(orderedOn.inWords), to be seen until \(visibleUntil.inWords)."
        }
    }
}
