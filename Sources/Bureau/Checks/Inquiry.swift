public import Charters

/// One look at a file, answered or not, kept for the person to see (INV-17).
public struct Inquiry: Hashable, Sendable, Codable {
    /// How the look ended.
    public enum Outcome: Hashable, Sendable, Codable {
        /// The asker got an answer.
        case answered(CheckAnswer)
        /// The asker was told `unavailable`; the person alone sees why.
        case unavailable(Unavailability)
        /// A member of the operator's staff opened it for a matter of the person's own.
        case opened(Matter)
        /// An authority was given what a court's order asks for, by two operators.
        case handedOver(HandedOver)
    }

    /// Why a look was not answered.
    ///
    /// Told to the person, never to the asker.
    public enum Unavailability: String, Hashable, Sendable, Codable {
        /// No consent to this asker for this purpose holds.
        case noConsent
        /// The person froze the file.
        case frozen
        /// The person asked for their own file and did not get it in time.
        case ownFileOverdue
        /// The person asked that the file be erased, and nobody answered in time.
        case erasureOverdue
        /// No scorecard in force can be computed.
        case noScorecard
    }

    /// The look's identifier.
    public var id: InquiryID
    /// Whose file.
    public var person: PersonID
    /// Who looked; nil for staff.
    public var subscriber: SubscriberID?
    /// The name of who looked, as shown to the person.
    public var askerName: String
    /// The named member of its staff who looked; nil when a program did, by its key.
    public var staffName: String?
    /// What for.
    public var purpose: Purpose
    /// When.
    public var at: Instant
    /// How it ended.
    public var outcome: Outcome
    /// When the person said "this was not me"; nil otherwise.
    public var deniedByPersonAt: Instant?
    /// For each court order in the file why it was told or not, step by step; for the person alone.
    ///
    /// Nil when nothing was answered, and for looks from before these were kept.
    public var registerTraces: [RegisterTrace]?
    /// Gate by gate how the look ended; for the person alone.
    ///
    /// Nil for looks from before these were kept.
    public var trace: Trace?

    /// Why one court order was told or not.
    public struct RegisterTrace: Hashable, Sendable, Codable {
        /// The court order.
        public var judgment: JudgmentID
        /// Whether the asker was told of it.
        public var isTold: Bool
        /// The charter that held, with its version: `strictest 2026-11-25`.
        public var charter: String
        /// The questions that were asked; the last one decided.
        public var steps: [TraceStep]
    }

    /// A look.
    public init(
        id: InquiryID,
        person: PersonID,
        subscriber: SubscriberID?,
        askerName: String,
        staffName: String? = nil,
        purpose: Purpose,
        at: Instant,
        outcome: Outcome,
        deniedByPersonAt: Instant?
    ) {
        self.id = id
        self.person = person
        self.subscriber = subscriber
        self.askerName = askerName
        self.staffName = staffName
        self.purpose = purpose
        self.at = at
        self.outcome = outcome
        self.deniedByPersonAt = deniedByPersonAt
    }
}
