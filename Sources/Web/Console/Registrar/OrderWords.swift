import Bureau
import Charters

/// Where an order stands, in the words of a registry: about the person, not to them.
struct OrderWords {
    let judgment: Judgment
    let standing: Standing
    let words: Words

    /// The words at the moment of reading.
    init(_ judgment: Judgment, words: Words) {
        self.judgment = judgment
        self.words = words
        standing = judgment.standing(asOf: words.now, under: words.charter)
    }

    /// Whether an objection waits for its decision.
    var hasOpenObjection: Bool {
        standing.state == .contested && judgment.objections.contains { $0.outcome == nil }
    }

    /// Whether the person's report of a payment waits for an answer.
    var hasOpenPayment: Bool {
        standing.state == .suspended && standing.rule == .paidIsRemoved
            && judgment.payments.last?.reportedBy == "person"
    }

    /// Whether it is hidden for want of a confirmation alone.
    var lacksConfirmation: Bool {
        standing.state == .suspended && standing.rule == .finalMoneyOrdersOnly
    }

    /// The state, in a word or two.
    var state: String {
        switch standing.state {
        case .noticing: "Being served"
        case .waiting: "Waiting period"
        case .contested: "Contested"
        case .listed: "Listed"
        case .suspended: "Hidden"
        case .removed: "Removed"
        case .voided: "Voided"
        case .lapsed: "Lapsed"
        }
    }

    /// Who can see it and until when, in one or two sentences.
    var sentence: String {
        let next = standing.nextDate?.inWords ?? ""
        return switch standing.state {
        case .noticing:
            "Only the person can see it. Unless receipt of the notice is proven before \(next), "
                + "it has no effect."
        case .waiting: waiting(until: next)
        case .contested:
            hasOpenObjection
                ? "The person objects, so nobody else can see it. Unless it is decided before "
                    + "\(next), the entry is gone."
                : "The objection was decided against the person. It stays hidden until \(next), so "
                    + "that they have time to appeal."
        case .listed:
            "Lenders to whom the person applies can see it until "
                + "\(standing.expiresOn.adding(days: -1).inWords), as long as the court confirms it."
        case .suspended: suspended(until: next)
        case .removed, .voided, .lapsed: ended
        }
    }

    private func waiting(until next: String) -> String {
        let what =
            "Only the person can see it. Lenders could from \(next), unless they pay, agree "
            + "a plan or object."
        return standing.visibleFrom == nil
            ? what + " The court's confirmation runs out before that day." : what
    }

    private func suspended(until next: String) -> String {
        if hasOpenPayment {
            return "The person says that it is paid, so nobody else can see it. Unless that is "
                + "answered before \(next), the entry is gone."
        }
        if standing.rule == .paidIsRemoved {
            return "The court said what is still owed. It stays hidden until \(next), so that the "
                + "person has time to object."
        }
        if lacksConfirmation {
            return "Hidden, because the court has not confirmed it since "
                + "\(words.day(judgment.confirmedAt)). It comes back once it is confirmed."
        }
        return "Hidden, because \(judgment.suspensionGround.map(Self.ground) ?? "a ground holds")."
    }

    private var ended: String {
        if let removal = judgment.removal {
            let on = words.day(removal.at)
            switch removal.reason {
            case .satisfied:
                return "Paid, or so little left that it no longer counts. Gone since \(on)."
            case .objectionUpheld: return "The objection was upheld. Gone since \(on)."
            case .withdrawn: return "Withdrawn. Gone since \(on)."
            case .setAside:
                return "The order was set aside. It counts as if it had never been here."
            case .wrongPerson:
                return "It should never have been entered. It counts as if it had never been here."
            }
        }
        switch standing.rule {
        case .silenceFavoursThePerson: return "Nobody decided the objection in time, so it is gone."
        case .paidIsRemoved: return "Nobody answered the report of payment in time, so it is gone."
        case .receiptBeforeEffect:
            return "Receipt of the notice was not proven in time, so it has no effect."
        default: return "Its term ended on \(standing.expiresOn.inWords). It does not come back."
        }
    }

    /// A ground for hiding, about the person.
    static func ground(_ ground: SuspensionGround) -> String {
        switch ground {
        case .paymentPlan: "a payment plan is agreed"
        case .moratorium: "a moratorium protects the person"
        case .insolvency: "insolvency proceedings are under way"
        case .security: "the debt is secured"
        case .inability: "the person is unable to pay"
        case .studentLoan: "the loan was a student loan taken in deception"
        }
    }
}
