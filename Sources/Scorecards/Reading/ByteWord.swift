/// Eight bytes of text in one word, the first in the lowest place.
///
/// The tricks are those of Lamport (1975) and Warren (Hacker's Delight, 2013, chapter 6).
enum ByteWord {
    @inline(__always)
    static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    }

    /// The same byte in all eight places.
    @inline(__always)
    static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// A set bit in the first byte that is zero, and perhaps in later ones; 0 if none is.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    /// The place of the first byte that ``zeros(_:)`` found.
    @inline(__always)
    static func place(_ found: UInt64) -> Int { found.trailingZeroBitCount >> 3 }

    /// The first `count` bytes, 0 to 7, and zeros.
    @inline(__always)
    static func first(_ word: UInt64, _ count: Int) -> UInt64 {
        word & ((1 &<< UInt64(truncatingIfNeeded: count &<< 3)) &- 1)
    }

    /// Whether all eight bytes are values of digits, 0 to 9.
    @inline(__always)
    static func areDigits(_ word: UInt64) -> Bool {
        ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080 == 0
    }

    /// The number that eight values of digits make, the first in the lowest place; pairs at a time.
    @inline(__always)
    static func number(_ word: UInt64) -> UInt64 {
        let pairs = (word &* 2561) &>> 8
        let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
        return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
    }
}
