import Bureau
import Charters

/// That somebody was told that something does not hold any more, as the person reads it.
enum RetractionLine {
    /// One or two sentences: what, and whether they followed it.
    static func sentence(_ one: Retraction, words: Words) -> String {
        "\(why(one.reason, who: one.recipientName)) \(standing(one, words: words))"
    }

    /// Why it does not hold any more.
    static func why(_ reason: Retraction.Reason, who: String) -> String {
        switch reason {
        case .consentWithdrawn: "You switched sharing off: \(who) has to delete what it was told."
        case .itemCorrected: "A value was wrong: \(who) has to correct what it was told."
        case .itemRemoved: "A value went: \(who) has to delete it."
        case .itemExpired: "The term of a value is over: \(who) has to delete it."
        case .itemBlocked:
            "A value came from the theft of your identity: \(who) has to delete it."
        case .statementChanged:
            "Your statement is another now, or withdrawn: \(who) has to delete the old one."
        case .orderEnded: "A court order ended: \(who) has to delete what it was told of it."
        case .orderHidden:
            "A court order is hidden now: \(who) must not use what it was told of it."
        }
    }

    private static func standing(_ one: Retraction, words: Words) -> String {
        if let confirmed = one.confirmedAt {
            let by = one.confirmedBy.map { ", by \($0)" } ?? ""
            return "It confirmed that, \(words.moment(confirmed))\(by)."
        }
        let late =
            one.isOverdue(on: words.today)
            ? " The time for it is over: it can ask about nobody here until it confirms, and you "
                + "can complain to the regulator." : ""
        let day = one.tellBy.inWords
        return switch one.state {
        case .told: "It was told, and has until \(day) to confirm it.\(late)"
        case .givenUp: "It could not be reached. Somebody of our office looks after it.\(late)"
        case .waiting, .confirmed: "It has until \(day) to confirm it.\(late)"
        }
    }
}
