public import Charters

/// What a person says comes from the theft of their identity, and that nobody is told any more.
///
/// Source: FCRA s. 605B, which blocks within four business days of proof and report. Here it is hidden
/// from the report on (INV-09), and a report that nobody looks at in time holds (INV-26). Only facts
/// are kept; ``standing(asOf:under:)`` computes the rest.
public struct TheftBlock: Hashable, Sendable, Codable {
    /// One item that is blocked.
    public struct Entry: Hashable, Sendable, Codable {
        /// The item as it stood when the theft was reported.
        public let item: FileItem
        /// Who furnished it, when they have an account here.
        public let furnisher: SubscriberID?
        /// When whoever furnished it was told; nil while they were not.
        public internal(set) var toldAt: Instant?
    }

    /// The report that the person made to somebody who takes such reports.
    public struct Report: Hashable, Sendable, Codable {
        /// Who took it, for instance a police station.
        public let authority: String
        /// Its number there.
        public let number: String
        /// The day on which it was made.
        public let madeOn: CalendarDate
        /// The person's own words; may be empty.
        public let words: String
    }

    /// That a human made sure who reports and that there is a report.
    public struct Confirmation: Hashable, Sendable, Codable {
        /// When.
        public let at: Instant
        /// Who.
        public let by: String
        /// What showed it.
        public let proof: String
    }

    /// The only grounds on which a block ends against the person's will.
    ///
    /// Source: FCRA section 605B(c)(1).
    public enum Ground: String, CaseIterable, Hashable, Sendable, Codable {
        /// It was blocked in error, or the person asked for it in error.
        case inError = "in-error"
        /// The person misrepresented a fact that mattered for it.
        case misrepresentation
        /// The person got goods, services or money by what is blocked.
        case goodsObtained = "goods-obtained"
    }

    /// That a human ended it.
    public struct Rescission: Hashable, Sendable, Codable {
        /// When.
        public let at: Instant
        /// On which ground.
        public let ground: Ground
        /// What showed it, in plain words.
        public let reason: String
        /// Who decided.
        public let reviewer: CreditDecision.Reviewer
    }

    /// The block's identifier.
    public let id: TheftBlockID
    /// Whose file.
    public let person: PersonID
    /// When the theft was reported here; the items are hidden from this instant.
    public let openedAt: Instant
    /// What is blocked; never empty.
    public internal(set) var items: [Entry]
    /// The report.
    public let report: Report
    /// Where the person reaches who looks at it.
    public let contact: String
    /// That a human made sure of it.
    public internal(set) var confirmation: Confirmation?
    /// When the person took the report back; nil while they did not.
    public internal(set) var withdrawnAt: Instant?
    /// That a human ended it.
    public internal(set) var rescission: Rescission?
    /// Why it stood as it did after each act, oldest first.
    public internal(set) var traces: [Trace]
}

extension TheftBlock {
    /// Where the person finds it.
    public var path: String { "/me/theft/\(id.rawValue)" }

    /// The block with the items of one furnisher alone; nil when it has none of theirs.
    public func only(of furnisher: SubscriberID) -> TheftBlock? {
        var own = self
        own.items = items.filter { $0.furnisher == furnisher }
        return own.items.isEmpty ? nil : own
    }

    /// What is blocked, in words.
    public var title: String {
        items.map { "\($0.item.characteristic) \($0.item.value.inWords), from \($0.item.source)" }
            .joined(separator: "; ")
    }
}
