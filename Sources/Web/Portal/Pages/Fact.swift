/// One line of a list of facts.
struct Fact: Sendable {
    /// What it is.
    let name: String
    /// What it says.
    let value: String
}
