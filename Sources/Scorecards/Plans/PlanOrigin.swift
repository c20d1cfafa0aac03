/// What a plan that a fit wrote was made from.
public struct PlanOrigin: Hashable, Sendable {
    /// SHA-256 of the bytes of the data, in lower-case hexadecimal.
    public var dataHash: String
    /// Rows of the data.
    public var rows: Int
    /// Rows with the event.
    public var events: Int
    /// SHA-256 of the refused applications, if they took part.
    public var rejectsHash: String?
    /// The program with its version.
    public var program: String

    /// An origin.
    public init(
        dataHash: String,
        rejectsHash: String? = nil,
        rows: Int,
        events: Int = 0,
        program: String
    ) {
        self.dataHash = dataHash
        self.rejectsHash = rejectsHash
        self.rows = rows
        self.events = events
        self.program = program
    }
}
