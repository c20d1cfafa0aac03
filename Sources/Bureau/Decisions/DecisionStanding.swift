public import Charters

/// Where a lender's decision stands at an instant, computed from facts alone (SM3).
///
/// Nothing stores it.
public struct DecisionStanding: Hashable, Sendable {
    /// The states that a decision can be in.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Granted as asked: nothing to contest.
        case granted
        /// Adverse, told to the person, and not contested at present.
        case told
        /// The person asked; another human has to answer.
        case underReview
        /// Nobody answered in time: the decision may not be relied on any more (INV-26).
        case fallen
    }

    /// The state.
    public var state: State
    /// One sentence for the person that says what it means.
    public var explanation: String
    /// The rule behind it.
    public var rule: Rule
    /// The last day on which the lender may answer; nil when nothing is open.
    public var lastDay: CalendarDate?

    /// Whether the lender may treat the decision as final.
    public var mayBeReliedOn: Bool { state == .granted || state == .told }
}

extension CreditDecision {
    /// The standing at an instant, from what happened until then (SM3).
    ///
    /// - Complexity: O(verdicts + reviews).
    public func standing(asOf now: Instant, under charter: Charter) -> DecisionStanding {
        let outcome = verdicts.last { $0.at <= now }?.outcome ?? verdicts[0].outcome
        let open = reviews.filter { review in
            review.at <= now && (review.answeredAt.map { $0 > now } ?? true)
        }
        guard let oldest = open.map(\.at).min() else {
            return DecisionStanding(
                state: outcome.isAdverse ? .told : .granted,
                explanation: outcome.sentence(of: lenderName, purpose: purpose),
                rule: .namedReviewer,
                lastDay: nil
            )
        }
        let askedOn = oldest.date(in: charter.zone)
        let lastDay = askedOn.adding(days: charter.notice.reviewDays)
        if now.date(in: charter.zone) <= lastDay {
            return DecisionStanding(
                state: .underReview,
                explanation: "You asked on \(askedOn.inWords) that another human look again. "
                    + "\(lenderName) must answer by \(lastDay.inWords). Until then the decision is "
                    + "under review and is not final.",
                rule: .namedReviewer,
                lastDay: lastDay
            )
        }
        return DecisionStanding(
            state: .fallen,
            explanation: "\(lenderName) did not answer by \(lastDay.inWords). That counts for you: "
                + "the decision has fallen and may not be relied on any more.",
            rule: .silenceFavoursThePerson,
            lastDay: lastDay
        )
    }
}
