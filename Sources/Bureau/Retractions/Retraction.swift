public import Charters

/// Something that a lender was told in one answer and that does not hold any more (INV-25).
///
/// It names the look and no person: the recipient knows whose it was, and nobody else learns it.
public struct Retraction: Hashable, Sendable, Codable {
    /// Why it does not hold any more.
    public enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
        /// The person switched the sharing off: what was told is to be deleted.
        case consentWithdrawn = "consent-withdrawn"
        /// A value was wrong and is another now.
        case itemCorrected = "item-corrected"
        /// A value was wrong, or nobody stood by it.
        case itemRemoved = "item-removed"
        /// The term of a value is over.
        case itemExpired = "item-expired"
        /// A value came from the theft of an identity and is blocked.
        case itemBlocked = "item-blocked"
        /// The person's own words on their file are others now, or withdrawn.
        case statementChanged = "statement-changed"
        /// A court order was paid, set aside or is over its term.
        case orderEnded = "order-ended"
        /// A court order is contested, or hidden for another reason.
        case orderHidden = "order-hidden"
    }

    /// What happened to the message that says so.
    public enum Fact: String, CaseIterable, Hashable, Sendable, Codable {
        /// The recipient's own server took it.
        case told
        /// It could not be told now; it is tried again.
        case deferred
        /// It was tried as often as it is; a human of the operator looks after it.
        case givenUp
        /// A human of the operator has it tried again.
        case takenUp
    }

    /// Where the message stands.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Not told yet.
        case waiting
        /// Told; whether it was followed is not known.
        case told
        /// Tried in vain.
        case givenUp
        /// The recipient says that it deleted or changed what it was told; final.
        case confirmed
    }

    /// One fact with its moment.
    public struct Entry: Hashable, Sendable, Codable {
        /// What happened.
        public var fact: Fact
        /// When.
        public var at: Instant
        /// The status that the recipient's server answered with, when there was one.
        public var code: Int?
    }

    /// Its identifier, which is that of the message, too.
    public let id: RetractionID
    /// Whose file; never told.
    public let person: PersonID
    /// The look in which it was told.
    public let inquiry: InquiryID
    /// Who was told.
    public let recipient: SubscriberID
    /// Their name as shown to the person.
    public let recipientName: String
    /// Why it does not hold any more.
    public let reason: Reason
    /// The consent, item or court order; for the person alone.
    public let subject: String
    /// When it was found.
    public let raisedAt: Instant
    /// The last day on which the recipient has followed it.
    public let tellBy: CalendarDate
    /// What happened to the message, oldest first.
    public private(set) var entries: [Entry] = []
    /// When the recipient said that it followed it; nil while it did not.
    public private(set) var confirmedAt: Instant?
    /// The named human of the recipient who said so; nil when a program did.
    public private(set) var confirmedBy: String?

    init(_ outdated: Outdated, id: RetractionID, person: PersonID, at now: Instant) {
        self.id = id
        self.person = person
        inquiry = outdated.inquiry
        recipient = outdated.recipient
        recipientName = outdated.recipientName
        reason = outdated.reason
        subject = outdated.subject
        raisedAt = now
        tellBy = outdated.tellBy
    }

    /// Where it stands.
    public var state: State {
        if confirmedAt != nil { return .confirmed }
        switch entries.last?.fact {
        case .told: return .told
        case .givenUp: return .givenUp
        case .deferred, .takenUp, nil: return .waiting
        }
    }

    /// Whether the recipient ought to have followed it by now and did not say so.
    public func isOverdue(on day: CalendarDate) -> Bool { confirmedAt == nil && tellBy < day }

    /// How often it was tried since a human last took it up.
    public var tries: Int {
        entries.reversed().prefix { $0.fact == .deferred || $0.fact == .told }.count
    }

    /// Adds a fact; refuses one that cannot come now, and leaves everything as it was.
    mutating func record(_ entry: Entry) throws(Refusal) {
        let isPossible =
            switch (state, entry.fact) {
            case (.waiting, .told), (.waiting, .deferred), (.waiting, .givenUp): true
            case (.givenUp, .takenUp), (.told, .takenUp): true
            default: false
            }
        guard isPossible else {
            throw Refusal(
                .wrongState,
                "Where this message stands, that cannot happen to it.",
                .recall,
                field: "fact"
            )
        }
        entries.append(entry)
    }

    /// Keeps that the recipient followed it; once, and also when it was never told.
    mutating func confirm(at now: Instant, by name: String?) throws(Refusal) {
        guard confirmedAt == nil else {
            throw Refusal(.wrongState, "That is confirmed already.", .recall)
        }
        confirmedAt = now
        confirmedBy = name
    }
}
