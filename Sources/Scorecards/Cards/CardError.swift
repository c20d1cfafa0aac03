/// Everything that is wrong with a card, each fault with its place.
public struct CardError: Error, Hashable, Sendable {
    /// One fault.
    public struct Finding: Hashable, Sendable {
        /// Where, for instance `characteristics[2].attributes[0].points`; empty for the whole card.
        public var path: String
        /// What was expected, in words.
        public var message: String
    }

    /// All faults in the order of the card; never empty.
    public var findings: [Finding]
}

extension CardError: CustomStringConvertible {
    /// One line a fault.
    public var description: String {
        findings.map { $0.path.isEmpty ? $0.message : "\($0.path): \($0.message)" }
            .joined(separator: "\n")
    }
}
