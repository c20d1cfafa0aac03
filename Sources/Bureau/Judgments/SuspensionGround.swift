/// Why an order that stands is not shown: the person cannot pay, or is doing what was agreed.
public enum SuspensionGround: String, CaseIterable, Hashable, Sendable, Codable {
    /// A payment plan is agreed and kept.
    case paymentPlan
    /// A moratorium or breathing space.
    case moratorium
    /// Insolvency proceedings.
    case insolvency
    /// The person gave sufficient security, or seized assets cover the debt.
    case security
    /// The person is unable to pay.
    case inability
    /// A student loan taken in deception.
    case studentLoan
}
