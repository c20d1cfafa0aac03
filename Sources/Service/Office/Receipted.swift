/// An answer with the proof that what led to it is in the log.
public struct Receipted<Answer: Sendable>: Sendable {
    /// The answer.
    public let answer: Answer
    /// The receipt, a C2SP `tlog-proof@v1` text that verifies offline.
    ///
    /// Nil when nothing was written, and when the receipt would say what the answer must not (a look
    /// that is `unavailable`, a request for consent): the person finds it in their history.
    public let receipt: String?

    init(answer: Answer, receipt: String?) {
        self.answer = answer
        self.receipt = receipt
    }
}
