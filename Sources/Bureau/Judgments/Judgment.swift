public import Charters

/// An unsatisfied civil money judgment against one person, from receipt to removal (SM1).
///
/// Only facts are kept; ``standing(asOf:under:)`` computes the state at the moment of reading, so
/// that no job has to run for an entry to vanish or expire.
public struct Judgment: Hashable, Sendable, Codable {
    /// One try to hand over the notice.
    public struct ServiceAttempt: Hashable, Sendable, Codable {
        /// When.
        public var at: Instant
        /// How: `post`, `personal`, `portal`, `courtServer`.
        public var channel: String
    }

    /// Proof that the person really received the notice (INV-08); publication is not one.
    public struct ProofOfReceipt: Hashable, Sendable, Codable {
        /// What kind of proof.
        public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
            /// The person signed for it or acknowledged it in the portal.
            case acknowledgedByPerson
            /// A certificate of service by the court.
            case courtCertificate
        }
        /// What kind of proof.
        public var kind: Kind
        /// The certificate's or the acknowledgement's reference.
        public var reference: String
        /// When the person received it.
        public var receivedAt: Instant
        /// When the proof was recorded here; before that there was none.
        public var recordedAt: Instant

        /// When the waiting period starts: a proof that comes late, or names an early day, does not
        /// shorten the time in which the person can see the entry here and answer.
        public var waitingStartsAt: Instant { max(receivedAt, recordedAt) }
    }

    /// An objection by the person: hides the entry at once, in any words, on any ground (INV-09).
    public struct Objection: Hashable, Sendable, Codable {
        /// What a reviewer decided.
        public struct Outcome: Hashable, Sendable, Codable {
            /// Whether the person was right.
            public var isUpheld: Bool
            /// Why, in plain words.
            public var reason: String
            /// The human who decided.
            public var reviewer: String
            /// When.
            public var at: Instant
        }
        /// When the person objected.
        public var at: Instant
        /// What was kept as the person's words; ``ownWords`` are theirs alone.
        public var words: String
        /// The decision, when there is one.
        public var outcome: Outcome?
        /// Whether it tells of a plan to pay in parts; nil in what was kept before this was told apart.
        public var isPlan: Bool?
    }

    /// A report that money was paid.
    public struct Payment: Hashable, Sendable, Codable {
        /// Who reported it: `person`, `court` or `creditor`.
        public var reportedBy: String
        /// When it was reported; the entry is hidden from here on.
        public var at: Instant
        /// What is still owed of the principal after it, in minor units; 0 when paid in full.
        public var principalLeftMinorUnits: Int64
        /// What proves it, in the reporter's words.
        public var proof: String
    }

    /// Why an entry was taken out for good.
    public struct Removal: Hashable, Sendable, Codable {
        /// The closed list of reasons for removal by an act; expiry and time-outs need none.
        public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
            /// Paid, or so little left that it is trivial.
            case satisfied
            /// An objection was upheld.
            case objectionUpheld
            /// The court set the order aside: as if it never was.
            case setAside
            /// The person was the wrong one, was a minor, or has died: as if it never was.
            case wrongPerson
            /// The creditor or court withdrew it.
            case withdrawn
        }
        /// Why.
        public var reason: Reason
        /// When.
        public var at: Instant
    }

    /// The entry's identifier.
    public let id: JudgmentID
    /// Against whom.
    public let person: PersonID
    /// Which court or registrar filed it.
    public let filedBy: SubscriberID
    /// Where the person reaches it.
    public let filedByContact: String
    /// When it was filed.
    public let filedAt: Instant
    /// The order itself.
    public let order: CourtOrder
    /// Tries to hand over the notice, oldest first.
    public internal(set) var serviceAttempts: [ServiceAttempt]
    /// Proof of receipt, once there is one.
    public internal(set) var receipt: ProofOfReceipt?
    /// Objections, oldest first.
    public internal(set) var objections: [Objection]
    /// Payments reported, oldest first.
    public internal(set) var payments: [Payment]
    /// When the court last confirmed that the order stands unpaid.
    public internal(set) var confirmedAt: Instant
    /// When a payment plan, moratorium, security or insolvency began to hide it; nil when none.
    public internal(set) var suspendedAt: Instant?
    /// Why it is hidden since then; nil when it is not.
    public internal(set) var suspensionGround: SuspensionGround?
    /// Removal by an act, once there is one.
    public internal(set) var removal: Removal?
    /// Why it stood as it did after each act, oldest first; nil for acts from before these were kept.
    ///
    /// For the person alone.
    public internal(set) var traces: [Trace]?
}

extension Judgment {
    /// Keeps why it stands as it does now.
    mutating func keepTrace(in context: DecisionContext) {
        let standing = standing(asOf: context.now, under: context.charter)
        let kept = Trace(
            at: context.now,
            charter: "\(context.charter.name) \(context.charter.version)",
            outcome: standing.state.rawValue,
            steps: trace(asOf: context.now, under: context.charter)
        )
        traces = (traces ?? []) + [kept]
    }
}

extension Judgment.Payment {
    /// Reported by the court, also in the creditor's name.
    static let byCourt = "court"
    /// Reported by the person.
    static let byPerson = "person"
}
