import Charters

/// One question that a decision asked: of which rule, with which number of which day, of which fact,
/// and what followed.
///
/// Written for the person whom it is about, and kept with what was decided.
public struct TraceStep: Hashable, Sendable, Codable {
    /// The rule's identifier, for instance `INV-08`.
    public var rule: String
    /// The dotted name of the charter's number that was used; nil when the rule has none.
    public var parameter: String?
    /// That number.
    public var value: Int64?
    /// Its unit in words.
    public var unit: String?
    /// The day from which that number holds, `YYYY-MM-DD`.
    public var valueFrom: String?
    /// Where the number is written.
    public var citation: String
    /// The fact that was looked at, in one sentence.
    public var fact: String
    /// What followed, in one sentence.
    public var followed: String
    /// Whether this step decided; the last one of a trace does.
    public var decides: Bool
}

extension TraceStep {
    /// A step with the number that the charter has under a dotted name, if the rule has one.
    init(
        _ rule: Rule,
        _ parameter: String? = nil,
        under charter: Charter,
        fact: String,
        followed: String,
        decides: Bool = false
    ) {
        let parameter = parameter.flatMap(charter.parameter)
        self.init(
            rule: rule.id,
            parameter: parameter?.key,
            value: parameter?.value,
            unit: parameter?.unit,
            valueFrom: parameter?.from.description,
            citation: parameter?.citation ?? rule.citation,
            fact: fact,
            followed: followed,
            decides: decides
        )
    }
}
