/// The distinct texts of a categorical column, found by their bytes without making a String.
///
/// The bytes live elsewhere (in the table's bytes or in an arena) and must outlive the table.
struct LevelTable {
    struct Level {
        var start: UnsafePointer<UInt8>
        var count: Int
        var hash: UInt64
    }

    private(set) var levels: [Level] = []
    private var slots: [Int32] = Array(repeating: -1, count: 64)

    /// The code of a text, given out in order of first appearance.
    @inline(__always)
    mutating func code(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
        code(start, count, hash: hashOfBytes(start, count))
    }

    @inline(__always)
    mutating func code(_ start: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let found = slots[slot]
            if found < 0 { return insert(start, count, hash: hash, at: slot) }
            let level = levels[Int(found)]
            if level.hash == hash, level.count == count, isSame(level.start, start, count: count) {
                return found
            }
            slot = (slot + 1) & mask
        }
    }

    private mutating func insert(
        _ start: UnsafePointer<UInt8>,
        _ count: Int,
        hash: UInt64,
        at slot: Int
    ) -> Int32 {
        let code = Int32(levels.count)
        levels.append(Level(start: start, count: count, hash: hash))
        slots[slot] = code
        if levels.count * 2 > slots.count { grow() }
        return code
    }

    private mutating func grow() {
        let size = slots.count * 2
        slots = Array(repeating: -1, count: size)
        for (code, level) in levels.enumerated() {
            var slot = Int(truncatingIfNeeded: level.hash) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(code)
        }
    }
}

/// A fast hash of a few bytes; fixed, so that nothing depends on the run.
@inline(__always)
func hashOfBytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while count - offset >= 8 {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        offset += 8
    }
    var tail: UInt64 = 0
    while offset < count {
        tail = tail << 8 | UInt64(start[offset])
        offset += 1
    }
    hash = (hash ^ tail) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 29
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 32
}
