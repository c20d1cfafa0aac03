/// One number of a charter, as `charter show` and the person's pages print it.
public struct CharterParameter: Hashable, Sendable {
    /// Dotted name, for instance `register.waitingDays` or `register.floor.EUR`.
    public let key: String
    /// The value.
    public let value: Int64
    /// The unit in words, for instance `days`.
    public let unit: String
    /// The legal source.
    public let citation: String

    /// A parameter.
    public init(key: String, value: Int64, unit: String, citation: String) {
        self.key = key
        self.value = value
        self.unit = unit
        self.citation = citation
    }
}
