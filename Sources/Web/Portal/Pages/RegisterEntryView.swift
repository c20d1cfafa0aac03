import Bureau
import Charters

/// One court order: what it is, who can see it now, what the person can do, and when it ends.
struct RegisterEntryView: Sendable {
    /// One point of the timeline.
    struct Point: Sendable {
        let when: String
        let what: String
        let style: String
    }

    /// An objection and what became of it.
    struct ObjectionView: Sendable {
        let status: String
        /// What stands before the words of who tells of a plan; nil of any other.
        let planLead: String?
        let words: String
        let outcome: String?

        init(_ objection: Judgment.Objection, status: String, outcome: String? = nil) {
            self.status = status
            self.outcome = outcome
            planLead = objection.tellsOfPlan ? Judgment.Objection.planSentence : nil
            words = objection.ownWords
        }
    }

    let path: String
    let amount: String
    let creditor: String
    let court: String
    let caseNumber: String
    let ordered: String
    let reasons: String
    let isVisible: Bool
    let visibility: String
    let sentence: String
    let lead: String
    let deadline: String?
    let facts: [Fact]
    let rule: String
    let ruleTitle: String
    let citation: String
    let steps: [TraceView]
    let charter: String
    let canAct: Bool
    let canAcknowledge: Bool
    /// What follows if the person says today that they received it.
    let ifAcknowledged: String
    /// Until when the person can ask for another human than the one who kept it.
    let appeal: String?
    /// Whether the person can do something about it now.
    var waits: Bool { canAct || appeal != nil }
    let waitingDays: Int
    let decideDays: Int
    let objection: ObjectionView?
    let payment: String?
    let timeline: [Point]
    let next: String
    let mail: String
    /// Whether its timeline is open from the start in a list.
    var isUnfolded = false

    /// The entry at the moment of reading; `contact` is whom to write to.
    init(_ judgment: Judgment, words: Words, contact: String = "") {
        let standing = judgment.standing(asOf: words.now, under: words.charter)
        path = "/me/register/\(judgment.id.rawValue)"
        amount = Words.money(judgment.order.principal)
        creditor = Words.name(judgment.order.creditor)
        court = Words.name(judgment.order.court)
        caseNumber = judgment.order.caseNumber
        ordered = judgment.order.orderedOn.inWords
        reasons = judgment.order.reasons
        isVisible = standing.isVisible
        visibility = isVisible ? "Lenders whom you allow to look" : "Nobody but you and the court"
        sentence = standing.explanation
        // Until it has ended the explanation says who can see it, and twice is once too often.
        let ended = standing.state.isFinal ? ["Lenders cannot see this."] : []
        let said = ["A court said on \(ordered) that you owe \(amount) to \(creditor)."]
        lead = (said + ended + [standing.explanation]).joined(separator: " ")
        let isAppeal =
            standing.state == .contested && judgment.objections.allSatisfy { $0.outcome != nil }
        deadline = Self.deadline(standing, isAppeal: isAppeal, words: words)
        rule = standing.rule.id
        ruleTitle = standing.rule.title
        citation = standing.rule.citation
        steps = judgment.trace(asOf: words.now, under: words.charter).map(TraceView.init)
        charter = "\(words.charter.name), version of \(words.charter.version.inWords)"
        let isOpen: Bool =
            switch standing.state {
            case .noticing, .waiting, .listed: true
            case .contested, .suspended, .removed, .voided, .lapsed: false
            }
        canAct = isOpen
        appeal =
            isAppeal
            ? standing.nextDate.map {
                "You can do this \(words.deadline($0.adding(days: -1))), and after that too, but "
                    + "then lenders whom you allow can see it in between."
            } : nil
        canAcknowledge = standing.state == .noticing
        let seenFrom = words.today.adding(days: words.charter.register.waitingDays)
        ifAcknowledged =
            "If you say so today, lenders whom you allow could see it from \(seenFrom.inWords), "
            + "unless you pay, agree a plan or object. You do not have to say it."
        waitingDays = words.charter.register.waitingDays
        decideDays = words.charter.dispute.decideDays
        objection = judgment.objections.last.map { Self.objection($0, words: words) }
        payment = judgment.payments.last.map { Self.payment($0, judgment: judgment, words: words) }
        let caseOfCourt = Fact(
            name: "Court",
            value: Words.name("\(judgment.order.court), \(judgment.order.caseNumber)")
        )
        let ending = judgment.ended(asOf: words.now, under: words.charter)
        facts =
            ending.map { [caseOfCourt, Fact(name: "Gone since", value: $0.endedOn.inWords)] }
            ?? [
                Fact(name: "Still owed", value: Words.money(standing.outstanding)), caseOfCourt,
                Fact(name: "Gone on", value: standing.expiresOn.inWords),
            ]
        timeline = RegisterTimeline(judgment, standing: standing, words: words).points
        next = Self.next(standing.state, isAppeal: isAppeal)
        mail = "mailto:\(contact)?subject=Court%20order%20\(judgment.id.rawValue)"
    }

    /// The last day on which the person can do something; nil where others have to act.
    private static func deadline(
        _ standing: Standing,
        isAppeal: Bool,
        words: Words
    ) -> String? {
        switch standing.state {
        case .waiting:
            standing.visibleFrom.map {
                "You can pay, agree a plan or object "
                    + "\(words.deadline($0.adding(days: -1))). Lenders could see it from "
                    + "\($0.inWords)."
            }
        case .contested where isAppeal:
            standing.nextDate.map {
                "You can ask for a second human \(words.deadline($0.adding(days: -1))). If you do "
                    + "not, lenders whom you allow can see it after that."
            }
        case .contested, .noticing, .listed, .suspended, .removed, .voided, .lapsed: nil
        }
    }

    private static func objection(
        _ objection: Judgment.Objection,
        words: Words
    ) -> ObjectionView {
        guard let outcome = objection.outcome else {
            let day = objection.at.date(in: words.charter.zone)
                .adding(days: words.charter.dispute.decideDays)
            return ObjectionView(
                objection,
                status:
                    "You objected on \(words.day(objection.at)). A person with a name decides before "
                    + "\(day.inWords). If nobody does, you have won."
            )
        }
        return ObjectionView(
            objection,
            status: outcome.isUpheld
                ? "You objected on \(words.day(objection.at)), and you were right."
                : "You objected on \(words.day(objection.at)). We looked again and kept the entry.",
            outcome: "\(outcome.reviewer) decided on \(words.day(outcome.at)): \(outcome.reason)"
        )
    }

    private static func payment(
        _ payment: Judgment.Payment,
        judgment: Judgment,
        words: Words
    ) -> String {
        let left = Money(
            minorUnits: payment.principalLeftMinorUnits,
            currency: judgment.order.principal.currency
        )
        let what = left.minorUnits == 0 ? "paid in full" : "\(Words.money(left)) left to pay"
        let day = words.day(payment.at)
        return switch payment.reportedBy {
        case "person": "You said on \(day): \(what). \(payment.proof)"
        case "court": "The court said on \(day): \(what). \(payment.proof)"
        case "creditor": "The creditor said on \(day): \(what). \(payment.proof)"
        default: "The \(payment.reportedBy) said on \(day): \(what). \(payment.proof)"
        }
    }

    private static func next(_ state: Standing.State, isAppeal: Bool) -> String {
        switch state {
        case .noticing, .waiting:
            "Pay, agree a plan or object. If something about this is unclear, ask us; it is free."
        case .listed:
            "You can still pay, agree a plan or object. Each of them hides the entry at once."
        case .contested where isAppeal:
            "Ask for a second human. It stays hidden until somebody else has decided."
        case .contested: "You need do nothing. Add anything you like by writing to us."
        case .suspended: "You need do nothing. We tell you before anyone could see it again."
        case .removed, .voided, .lapsed: "You need do nothing. It does not come back."
        }
    }
}
