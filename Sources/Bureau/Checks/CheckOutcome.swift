/// What a lender is told after a check.
public enum CheckOutcome: Hashable, Sendable {
    /// An answer, and the look's identifier.
    case answered(CheckAnswer, InquiryID)
    /// One constant answer for no file, no certain match, no consent and frozen alike.
    case unavailable
}
