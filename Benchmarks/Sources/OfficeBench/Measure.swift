import Foundation

/// What one run took.
struct Measure {
    /// Seconds by the clock on the wall.
    var seconds: Double
    /// Seconds of processor time of the whole process, system calls included.
    var processorSeconds: Double

    /// Runs the body and says what it took.
    static func run<T>(_ body: () async throws -> T) async throws -> (T, Measure) {
        let processor = processorSeconds()
        let start = ContinuousClock.now
        let result = try await body()
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        return (result, Measure(seconds: elapsed, processorSeconds: processorSeconds() - processor))
    }

    private static func processorSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
        return user + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
    }
}

extension [Double] {
    /// The middle value; of an even number of values the mean of the two in the middle.
    var median: Double {
        let sorted = sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2)
            ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}

/// One row of the table of benchmarks, written as a line of JSON on standard output.
struct ReportRow: Encodable {
    /// What is measured.
    var name: String
    /// What it is held against.
    var peer: String
    /// What is counted, a second.
    var unit: String
    /// Ours, run by run.
    var ours: [Double]
    /// The peer's, run by run.
    var theirs: [Double]
    /// Median of ours over median of the peer's.
    var ratio: Double
    /// The least ratio or rate that was asked for, in words.
    var target: String
    /// Whether it was met.
    var isMet: Bool
    /// Anything that a reader must know.
    var note: String

    /// Prints the row.
    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(self) + Data("\n".utf8))
    }
}

/// Writes a line about the course of things to standard error.
func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
