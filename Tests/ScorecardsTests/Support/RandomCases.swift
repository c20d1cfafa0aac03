@testable import Scorecards

/// Random numbers and tables for property tests; a failing case is known by its seed.
struct RandomCases {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A whole number in a closed range.
    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + random.below(range.count)
    }

    /// One of some values.
    mutating func one<Value>(of values: [Value]) -> Value { values[random.below(values.count)] }

    /// Pre-bins with few rows each, so that ties, empty classes and tight constraints are common.
    mutating func prebins() -> [ClassCounts] {
        let most = one(of: [2, 5, 30])
        return (0..<integer(1...10)).map { _ in
            var counts = ClassCounts(nonEvents: integer(0...most), events: integer(0...most))
            if counts.total == 0 { counts.nonEvents = 1 }
            return counts
        }
    }
}

/// Calls `body` with many cases; the seed of each is named in the comment of its expectations.
func forAll(_ seeds: Range<UInt64>, _ body: (UInt64, inout RandomCases) throws -> Void) rethrows {
    for seed in seeds {
        var cases = RandomCases(seed: seed)
        try body(seed, &cases)
    }
}

extension TableReader {
    /// Reads a table from a text.
    func read(_ text: String) throws -> Table {
        try Array(text.utf8).withUnsafeBytes { try read($0) }
    }
}
