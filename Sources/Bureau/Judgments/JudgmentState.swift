/// What an act on a judgment needs to know.
public struct JudgmentState: Sendable {
    /// The judgment, if there is one.
    public var judgment: Judgment?

    /// A state.
    public init(judgment: Judgment?) {
        self.judgment = judgment
    }
}
