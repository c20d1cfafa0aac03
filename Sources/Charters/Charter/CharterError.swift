/// Why a charter was refused: every fault at once.
public struct CharterError: Error, Hashable, Sendable {
    /// One fault.
    public struct Fault: Hashable, Sendable {
        /// The dotted name of what is at fault, for instance `register.waitingDays`.
        public var key: String
        /// What is wrong with it, in one sentence.
        public var sentence: String
        /// The line of the file, counted from 1; nil when the fault is that something is missing.
        public var line: Int?

        /// A fault.
        public init(key: String, sentence: String, line: Int? = nil) {
            self.key = key
            self.sentence = sentence
            self.line = line
        }
    }

    /// All faults, in the order in which they were met; never empty.
    public var faults: [Fault]

    /// An error with its faults.
    public init(faults: [Fault]) { self.faults = faults }
}

extension CharterError: CustomStringConvertible {
    /// One line a fault.
    public var description: String {
        faults.map { fault in
            (fault.line.map { "line \($0): " } ?? "") + "\(fault.key): \(fault.sentence)"
        }.joined(separator: "\n")
    }
}
