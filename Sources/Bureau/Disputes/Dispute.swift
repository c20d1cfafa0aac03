public import Charters

/// What a person says is wrong in their file, and what became of it (SM2).
///
/// Only facts are kept; ``standing(asOf:under:)`` computes where it stands at the moment of reading,
/// so that no job has to run for an item to be hidden or deleted. An order of the register has its
/// own contest, ``ObjectToJudgment``, and is never the subject of one of these.
public struct Dispute: Hashable, Sendable, Codable {
    /// What is disputed.
    public enum Subject: Hashable, Sendable, Codable {
        /// An item of the file.
        case item(FileItemID)
        /// A look at the file.
        case look(InquiryID)
        /// One value that went into a score.
        case scoreInput(InquiryID, characteristic: String)
    }

    /// How a human answered, the person's best first.
    public enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
        /// The person is right: the item goes.
        case upheld
        /// The person is right and the true value is known.
        case corrected
        /// Nobody can say whether it is true: the item goes.
        case cannotVerify = "cannot-verify"
        /// It was looked at and is kept.
        case kept
        /// There is nothing in the dispute that anybody could look at; kept, like any other.
        case frivolous

        /// Whether the person lost with it and may ask for a second human.
        public var isAgainstThePerson: Bool { self == .kept || self == .frivolous }
    }

    /// What a human answered.
    public struct Answer: Hashable, Sendable, Codable {
        /// How.
        public var verdict: Verdict
        /// Who decided.
        public var reviewer: CreditDecision.Reviewer
        /// What was checked and how, in plain words.
        public var checked: String
        /// Why, in plain words.
        public var reason: String
        /// The true value; only when corrected.
        public var correctedValue: FileItem.Value?
        /// When.
        public var at: Instant
    }

    /// The dispute itself, or the appeal after it: asked by the person, answered by a human.
    public struct Round: Hashable, Sendable, Codable {
        /// When the person asked.
        public var at: Instant
        /// The person's own words; may be empty.
        public var words: String
        /// The answer, once there is one.
        public var answer: Answer?
    }

    /// More time to look, which runs only if the person agrees.
    public struct MoreTime: Hashable, Sendable, Codable {
        /// When it was asked for.
        public var askedAt: Instant
        /// Why, in plain words.
        public var reason: String
        /// How many days.
        public var days: Int
        /// When the person agreed; nil while they have not.
        public var agreedAt: Instant?
    }

    /// The person's own words, shown wherever the item is shown.
    public struct Statement: Hashable, Sendable, Codable {
        /// When it was written.
        public var at: Instant
        /// The words.
        public var words: String
    }

    /// That a deleted item is accurate after all.
    public struct Reinsertion: Hashable, Sendable, Codable {
        /// When it was certified.
        public var at: Instant
        /// What shows that it is accurate.
        public var certificate: String
        /// The human who certifies it.
        public var reviewer: CreditDecision.Reviewer
    }

    /// The dispute's identifier.
    public let id: DisputeID
    /// Whose file.
    public let person: PersonID
    /// What is disputed.
    public let subject: Subject
    /// The item that is hidden, as it stood when it was disputed; nil when none is.
    public let item: FileItem?
    /// What is disputed, in words.
    public let title: String
    /// Who furnished it and answers; nil when the operator asks them and answers.
    public let furnisher: SubscriberID?
    /// The name of who furnished it.
    public let furnisherName: String
    /// Where the person reaches whoever answers.
    public let contact: String
    /// When whoever furnished it was sent the dispute with everything; nil while they were not.
    public internal(set) var forwardedAt: Instant?
    /// The dispute and the appeal, oldest first; never empty, at most two.
    public internal(set) var rounds: [Round]
    /// More time, once somebody asked for it.
    public internal(set) var moreTime: MoreTime?
    /// The person's statement.
    public internal(set) var statement: Statement?
    /// That the item is back, once it was certified.
    public internal(set) var reinsertion: Reinsertion?
    /// The files that the person sent, oldest first; nil when there never was one.
    public internal(set) var files: [DisputeFile]?
    /// How many of them the office sent on; nil when it sent nothing on.
    public internal(set) var filesForwarded: Int?
    /// Why it stood as it did after each act, oldest first; nil for acts from before these were kept.
    public internal(set) var traces: [Trace]?
}

extension Dispute {
    /// When it was opened.
    public var openedAt: Instant { rounds[0].at }

    /// Where the person finds it.
    public var path: String { "/me/disputes/\(id.rawValue)" }

    /// Which look it is about, if any.
    public var look: InquiryID? {
        switch subject {
        case .item: nil
        case .look(let id), .scoreInput(let id, _): id
        }
    }
}
