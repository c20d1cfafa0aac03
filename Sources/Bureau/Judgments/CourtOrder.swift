public import Charters

/// A final, enforceable civil money order, as filed (INV-07).
public struct CourtOrder: Hashable, Sendable, Codable {
    /// The court's name.
    public var court: String
    /// The court's case number.
    public var caseNumber: String
    /// The day of the order; the term of three years starts here.
    public var orderedOn: CalendarDate
    /// The day the obligation arose; the person must have been an adult.
    public var obligationAroseOn: CalendarDate
    /// The principal, without costs and interest.
    public var principal: Money
    /// To whom it is owed.
    public var creditor: String
    /// The court's short reasons.
    public var reasons: String
}
