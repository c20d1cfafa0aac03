/// One number of a charter from one day on, as `charter show` and the person's pages print it.
public struct CharterParameter: Hashable, Sendable {
    /// Dotted name, for instance `register.waitingDays` or `register.floor.EUR`.
    public let key: String
    /// The first day on which the value holds; before the first of a name's values, it holds too.
    public let from: CalendarDate
    /// The value.
    public let value: Int64
    /// The unit in words, for instance `days`.
    public let unit: String
    /// The law's own number where it has one; the value protects at least as much.
    public let law: Int64?
    /// The legal source.
    public let citation: String
    /// What was read to know the number.
    public let source: String
    /// How well the number is known.
    public let verification: Verification

    /// How well a number is known.
    public enum Verification: String, CaseIterable, Hashable, Sendable, Codable {
        /// The text of the law was read.
        case primary
        /// Only what others wrote of it was read.
        case secondary
        /// From knowledge, not looked up: a draft until counsel confirms it.
        case knowledge
        /// No law has this number; it is our choice, and the citation says why.
        case design
    }

    /// A value of a parameter.
    public init(
        key: String,
        from: CalendarDate,
        value: Int64,
        unit: String,
        law: Int64? = nil,
        citation: String,
        source: String,
        verification: Verification
    ) {
        self.key = key
        self.from = from
        self.value = value
        self.unit = unit
        self.law = law
        self.citation = citation
        self.source = source
        self.verification = verification
    }
}
