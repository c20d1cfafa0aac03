public import Charters

/// What a lender decided after a check, and what became of it (SM3).
///
/// Only facts are kept; ``standing(asOf:under:)`` computes where it stands at the moment of reading.
public struct CreditDecision: Hashable, Sendable, Codable {
    /// How a lender decided, the person's best first.
    public enum Outcome: String, CaseIterable, Hashable, Sendable, Codable {
        /// The person gets what they asked for.
        case granted = "granted-as-asked"
        /// The person gets credit, on worse terms than asked for.
        case grantedOnWorseTerms = "granted-on-worse-terms"
        /// The person gets none.
        case declined

        /// Whether the person must be told why, by a notice that says everything (FCRA 615).
        public var isAdverse: Bool { self != .granted }
    }

    /// The human who decided and could have decided otherwise (INV-22).
    public struct Reviewer: Hashable, Sendable, Codable {
        /// The name.
        public var name: String
        /// The role with the lender.
        public var role: String
    }

    /// Whether the person was heard before the lender decided.
    public enum Hearing: String, CaseIterable, Hashable, Sendable, Codable {
        /// The person did not ask to be heard.
        case notAsked = "not-asked"
        /// The person asked and was heard.
        case heard
        /// The person asked and was not heard: nothing adverse may follow.
        case askedNotHeard = "asked-not-heard"
    }

    /// One true reason.
    public struct Reason: Hashable, Sendable, Codable {
        /// The characteristic that cost points, or the raw value of a ``LendersReason``.
        public var code: String
        /// Why, in one sentence for the person.
        public var sentence: String
        /// Points that it cost in the score; nil for a reason of the lender's own.
        public var pointsLost: Int?
    }

    /// One decision: the first, or one after the person asked for another look.
    public struct Verdict: Hashable, Sendable, Codable {
        /// How it was decided.
        public var outcome: Outcome
        /// When it was recorded.
        public var at: Instant
        /// Who decided; nil only for what was granted as asked.
        public var reviewer: Reviewer?
        /// Whether the person was heard.
        public var hearing: Hearing
        /// The reasons, key factors first in order of effect; empty only when granted as asked.
        public var reasons: [Reason]
        /// What the person was told; nil only when granted as asked.
        public var notice: AdverseNotice?
        /// What the lender answered to the person's words, in a decision after a review.
        public var answer: String?
    }

    /// A request by the person that another human look again.
    public struct Review: Hashable, Sendable, Codable {
        /// When the person asked.
        public var at: Instant
        /// The person's own words; may be empty.
        public var words: String
        /// When another human answered; nil while nobody did.
        public internal(set) var answeredAt: Instant?
    }

    /// The decision's identifier.
    public let id: DecisionID
    /// About whom.
    public let person: PersonID
    /// After which check.
    public let inquiry: InquiryID
    /// Who decided.
    public let lender: SubscriberID
    /// The lender's name as shown to the person.
    public let lenderName: String
    /// Where the person reaches the lender.
    public let lenderContact: String
    /// What the check was for.
    public let purpose: Purpose
    /// The day on which the application was complete, from which the lender's time runs.
    public let applicationCompletedOn: CalendarDate
    /// Who answers complaints about the lender and the register.
    public let regulator: String
    /// What was decided, oldest first; never empty.
    public internal(set) var verdicts: [Verdict]
    /// The person's requests for another look, oldest first.
    public internal(set) var reviews: [Review]
    /// Why it stood as it did after each act, oldest first; nil for acts from before these were kept.
    ///
    /// For the person alone.
    public internal(set) var traces: [Trace]?
}

extension CreditDecision {
    /// What was decided last.
    public var latest: Verdict { verdicts[verdicts.count - 1] }

    /// Keeps why it stands as it does now.
    mutating func keepTrace(in context: DecisionContext) {
        traces = (traces ?? []) + [trace(asOf: context.now, under: context.charter)]
    }

    /// Where the person finds it.
    public var path: String { "/me/decisions/\(id.rawValue)" }
}
