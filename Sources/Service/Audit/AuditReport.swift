/// What a full audit of the database found.
public struct AuditReport: Hashable, Sendable {
    /// One thing that is not as the log says.
    ///
    /// Names the place, never the content.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// The table.
        public let table: String
        /// The row's key: its parts separated by `/`.
        public let key: String
        /// What is wrong, in a few words.
        public let problem: String

        /// Place and problem on one line.
        public var description: String { "\(table) \(key): \(problem)" }
    }

    /// Everything that was found; empty when all is well.
    public internal(set) var findings: [Finding] = []
    /// How many events were opened and compared.
    public internal(set) var events = 0
    /// How many rows were compared.
    public internal(set) var rows = 0
    /// The size of the log.
    public internal(set) var treeSize = 0

    /// Whether every byte is as the log says.
    public var isClean: Bool { findings.isEmpty }

    mutating func find(_ table: String, _ key: String, _ problem: String) {
        findings.append(Finding(table: table, key: key, problem: problem))
    }
}
