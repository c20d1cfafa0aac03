/// Why a PMML file is not taken: each fault with its element and line.
public struct PMMLError: Error, Hashable, Sendable {
    /// One fault.
    public struct Finding: Hashable, Sendable {
        /// The line where the element begins, from 1.
        public var line: Int
        /// The element, for instance `Characteristic "age"`; empty for the whole file.
        public var element: String
        /// What is wrong, in words.
        public var message: String
    }

    /// All faults in the order of the file; never empty.
    public var findings: [Finding]
}

extension PMMLError: CustomStringConvertible {
    /// One line a fault.
    public var description: String {
        findings.map {
            "line \($0.line): \($0.element.isEmpty ? "" : $0.element + ": ")\($0.message)"
        }
        .joined(separator: "\n")
    }
}
