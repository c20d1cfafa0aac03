/// What an act on a freeze needs to know.
public struct FreezeState: Sendable {
    /// The freeze, if one was ever placed.
    public var freeze: Freeze?

    /// A state.
    public init(freeze: Freeze?) {
        self.freeze = freeze
    }
}
