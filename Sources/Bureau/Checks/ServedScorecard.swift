/// The scorecard that answers checks.
public struct ServedScorecard: Hashable, Sendable {
    /// Hash of the card's canonical bytes, lower-case hexadecimal.
    public var hash: String
    /// The card's name.
    public var name: String

    /// A scorecard in force.
    public init(hash: String, name: String) {
        self.hash = hash
        self.name = name
    }
}
