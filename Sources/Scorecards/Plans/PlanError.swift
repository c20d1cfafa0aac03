/// Everything that is wrong with a plan, each fault with its line and column.
public struct PlanError: Error, Hashable, Sendable {
    /// One fault.
    public struct Finding: Hashable, Sendable {
        /// Line, from 1.
        public var line: Int
        /// Column, from 1.
        public var column: Int
        /// What is wrong and what was expected.
        public var message: String
    }

    /// All faults in the order of the plan; never empty.
    public var findings: [Finding]
}

extension PlanError: CustomStringConvertible {
    /// One line a fault.
    public var description: String {
        findings.map { "line \($0.line), column \($0.column): \($0.message)" }
            .joined(separator: "\n")
    }
}
