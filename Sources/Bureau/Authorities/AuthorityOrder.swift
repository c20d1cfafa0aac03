public import Charters

/// An authority's request for a person's file by order of a court, as two operators handled it (INV-28).
public struct AuthorityOrder: Hashable, Sendable, Codable {
    /// What an order can ask for; there is nothing else.
    public enum Part: String, CaseIterable, Hashable, Sendable, Codable {
        /// The items of the file that nobody contests.
        case items
        /// Unpaid court orders, as any other asker could see them.
        case register
    }

    /// One of the two humans.
    public struct Word: Hashable, Sendable, Codable {
        /// Who.
        public let by: String
        /// When.
        public let at: Instant
    }

    /// Its identifier.
    public let id: AuthorityOrderID
    /// Whose file.
    public let person: PersonID
    /// Which authority asks.
    public let authority: String
    /// Which court ordered it.
    public let court: String
    /// The court's case number.
    public let caseNumber: String
    /// The day of the order.
    public let orderedOn: CalendarDate
    /// What it asks for.
    public let parts: Set<Part>
    /// Who read the order and recorded it.
    public let recorded: Word
    /// Who read it as well and handed the answer over; nil while nobody did.
    public internal(set) var approved: Word?
}

/// What an authority is given: what the order asks for, and nothing that any other asker is not shown.
public struct AuthorityAnswer: Hashable, Sendable {
    /// The look that the person sees.
    public let look: InquiryID
    /// The order on which it rests.
    public let order: AuthorityOrder
    /// Items that nobody contests; empty when the order does not ask for them.
    public let items: [FileItem]
    /// The visible entries; empty when the order does not ask for them.
    public let entries: [CheckAnswer.RegisterAnswer]
    /// The person's own words on their whole file; nil when there are none.
    public let statement: String?
}

extension Inquiry {
    /// What an authority was given, as the person reads it.
    public struct HandedOver: Hashable, Sendable, Codable {
        /// The order on which it rests.
        public let order: AuthorityOrderID
        /// Which court ordered it.
        public let court: String
        /// The court's case number.
        public let caseNumber: String
        /// The day of the order.
        public let orderedOn: CalendarDate
        /// The items that were given.
        public let items: [FileItemID]
        /// How many entries of the register were given.
        public let entries: Int
        /// The operator who had recorded the order; the other one stands beside the look.
        public let recordedBy: String
    }
}
