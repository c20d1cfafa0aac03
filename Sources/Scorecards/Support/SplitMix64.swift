/// A small, fast generator of random numbers whose sequence is fixed by its seed (Steele 2014).
///
/// Not for secrets. It decides which rows are held out, and is the same on every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator; the same seed gives the same sequence for ever.
    public init(seed: UInt64) { state = seed }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A random number below `limit`, each equally likely; `limit` is above 0.
    ///
    /// Written out here (Lemire 2019) so that a draw never changes with the standard library.
    mutating func below(_ limit: Int) -> Int {
        let bound = UInt64(limit)
        while true {
            let (high, low) = next().multipliedFullWidth(by: bound)
            if low >= (0 &- bound) % bound { return Int(high) }
        }
    }
}
