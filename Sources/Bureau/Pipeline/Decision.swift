/// What follows from a command: rows to write, events to log, and the answer, all or nothing.
public struct Decision<Answer: Sendable>: Sendable {
    /// What the actor is told after the commit.
    public var answer: Answer
    /// What happened; each becomes a leaf of the log.
    ///
    /// Never empty for a command that changes anything.
    public var events: [Event]
    /// Rows to write in the same transaction, each whole.
    public var changes: [Change]

    /// A decision.
    public init(answer: Answer, events: [Event], changes: [Change]) {
        self.answer = answer
        self.events = events
        self.changes = changes
    }
}
