/// What an act on a judgment needs to know.
public struct JudgmentState: Sendable {
    /// The judgment, if there is one.
    public var judgment: Judgment?
    /// The court that acts, for what its filings came to; nil when it is not a court.
    public var filer: Subscriber?

    /// A state.
    public init(judgment: Judgment?, filer: Subscriber? = nil) {
        self.judgment = judgment
        self.filer = filer
    }
}
