public import Charters

/// What became of a notice on its way out of the house: only facts, oldest first.
///
/// That it was handed over, that it was delivered, and that its receipt is proven are three things.
/// Only the person proves receipt; what a mail system or a postman says never does.
public struct Dispatch: Hashable, Sendable, Codable {
    /// A way out of the house; the inbox in the person's file is there in any case.
    public enum Channel: String, CaseIterable, Hashable, Sendable, Codable {
        /// A mail that says that a notice waits.
        case mail
        /// A letter on paper that says everything.
        case letter
    }

    /// What can happen to a notice on one way.
    public enum Fact: String, CaseIterable, Hashable, Sendable, Codable {
        /// The mail system took it, or the letter lies in the tray.
        case handedOver
        /// It could not be handed over now; it is tried again.
        case deferred
        /// A human brought the letter from the tray to the post.
        case posted
        /// It arrived where it was sent.
        case delivered
        /// It came back, or was refused for good.
        case returned
    }

    /// Where a notice stands on one way.
    public enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Not yet handed over.
        case queued
        /// Handed over; whether it arrived is not known.
        case handedOver
        /// At the post; whether it arrived is not known.
        case posted
        /// Arrived where it was sent; final.
        case delivered
        /// Came back; final.
        case returned

        /// The only steps that there are.
        public func after(_ fact: Fact) -> State? {
            switch (self, fact) {
            case (.queued, .handedOver): .handedOver
            case (.queued, .deferred): .queued
            case (.handedOver, .posted): .posted
            case (.queued, .returned), (.handedOver, .returned), (.posted, .returned): .returned
            case (.handedOver, .delivered), (.posted, .delivered): .delivered
            default: nil
            }
        }
    }

    /// One fact with its way and its moment.
    public struct Entry: Hashable, Sendable, Codable {
        /// On which way.
        public var channel: Channel
        /// What happened.
        public var fact: Fact
        /// When.
        public var at: Instant
        /// The reply code of the mail system (RFC 5321 section 4.2), when there was one.
        public var code: Int?

        /// A fact.
        public init(channel: Channel, fact: Fact, at: Instant, code: Int? = nil) {
            self.channel = channel
            self.fact = fact
            self.at = at
            self.code = code
        }
    }

    /// Which notice.
    public let notice: NoticeID
    /// To whom.
    public let person: PersonID
    /// What happened, oldest first.
    public private(set) var entries: [Entry] = []
    /// When the person said that they received it; nil while receipt is not proven.
    public private(set) var receivedAt: Instant?

    /// A notice of which nothing was sent yet.
    public init(notice: NoticeID, person: PersonID) {
        self.notice = notice
        self.person = person
    }

    /// Where it stands on one way.
    ///
    /// - Complexity: O(entries).
    public func state(of channel: Channel) -> State {
        entries.reduce(.queued) { state, entry in
            entry.channel == channel ? state.after(entry.fact) ?? state : state
        }
    }

    /// How often it could not be handed over on one way.
    ///
    /// - Complexity: O(entries).
    public func deferrals(of channel: Channel) -> Int {
        entries.count { $0.channel == channel && $0.fact == .deferred }
    }

    /// Adds a fact; refuses one that cannot come now, and leaves everything as it was.
    mutating func record(_ entry: Entry) throws(Refusal) {
        let isPossible = entry.fact != .posted || entry.channel == .letter
        guard isPossible, state(of: entry.channel).after(entry.fact) != nil else {
            throw Refusal(
                .wrongState,
                "Where this notice stands, that cannot happen to it on this way.",
                .everyLookIsTold,
                field: "fact"
            )
        }
        entries.append(entry)
    }

    /// Proves receipt; only ever by the person, and once.
    mutating func prove(receivedAt now: Instant) throws(Refusal) {
        guard receivedAt == nil else {
            throw Refusal(
                .wrongState,
                "That you received this is recorded already.",
                .receiptBeforeEffect
            )
        }
        receivedAt = now
    }
}
