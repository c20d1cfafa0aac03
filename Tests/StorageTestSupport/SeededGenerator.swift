import Foundation

/// A generator whose seed is printed when a test fails and can be given again.
public struct SeededGenerator: RandomNumberGenerator {
    /// The seed: `RECOURSE_TEST_SEED`, or a new one each time.
    public let seed: UInt64
    private var state: UInt64

    /// A generator with a fresh seed, or with the one that was given.
    public init() {
        let given = ProcessInfo.processInfo.environment["RECOURSE_TEST_SEED"].flatMap(UInt64.init)
        seed = given ?? .random(in: 0...999_999)
        state = seed
    }

    /// The next number, by SplitMix64.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
