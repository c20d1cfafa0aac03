/// What a plan that a fit wrote was made from.
public struct PlanOrigin: Hashable, Sendable {
    /// SHA-256 of the bytes of the data, in lower-case hexadecimal.
    public var dataHash: String
    /// Rows of the data.
    public var rows: Int
    /// Rows with the event.
    public var events: Int
    /// The program with its version.
    public var program: String

    /// An origin.
    public init(dataHash: String, rows: Int, events: Int, program: String) {
        self.dataHash = dataHash
        self.rows = rows
        self.events = events
        self.program = program
    }
}
