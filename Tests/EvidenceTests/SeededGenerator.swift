import Foundation

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}

/// Where a property test begins; `RECOURSE_TEST_SEED` repeats a run that failed.
enum TestSeed {
    static let value: UInt64 =
        ProcessInfo.processInfo.environment["RECOURSE_TEST_SEED"].flatMap { UInt64($0) }
        ?? UInt64.random(in: 0...UInt64.max)

    static func generator(_ test: String = #function) -> SeededGenerator {
        print("\(test): RECOURSE_TEST_SEED=\(value)")
        return SeededGenerator(seed: value)
    }
}

/// Folders that tests read.
enum TestFolders {
    /// Test data outside the repository, where there is some.
    static let data = ProcessInfo.processInfo.environment["RECOURSE_TEST_DATA"]
    static let hasData = data != nil
    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")
    static let isRecording = ProcessInfo.processInfo.environment["RECOURSE_RECORD"] == "1"
}
