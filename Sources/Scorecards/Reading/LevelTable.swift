/// The distinct texts of a categorical column, found by their bytes without making a String.
///
/// The bytes live elsewhere and must outlive the table, unless the table was asked to copy them.
/// The owner calls ``free()``.
struct LevelTable {
    struct Level {
        var start: UnsafePointer<UInt8>
        var count: Int
        var hash: UInt64
    }

    private struct Slot {
        var hash: UInt64
        var count: Int32
        /// -1 is a free slot.
        var code: Int32
    }

    private(set) var levels: [Level] = []
    private let copies: Bool
    private var slots: UnsafeMutablePointer<Slot>?
    private var mask = 0
    private var arena: [UnsafeMutablePointer<UInt8>] = []
    private var arenaSize = 0
    private var arenaLeft = 0

    private static let chunkSize = 1 << 16

    init(copies: Bool) { self.copies = copies }

    /// Gives the memory back.
    mutating func free() {
        slots?.deallocate()
        slots = nil
        for chunk in arena { chunk.deallocate() }
        arena = []
    }

    /// Forgets the texts and keeps the memory.
    mutating func removeAll() {
        guard !levels.isEmpty else { return }
        levels.removeAll(keepingCapacity: true)
        for slot in 0...mask { slots?[slot].code = -1 }
    }

    /// The code of a text, given out in order of first appearance.
    @inline(__always)
    mutating func code(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
        code(start, count, hash: hashOfBytes(start, count))
    }

    @inline(__always)
    mutating func code(_ start: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) -> Int32 {
        guard let slots else { return insert(start, count, hash: hash) }
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index].code >= 0 {
            let slot = slots[index]
            if slot.hash == hash, slot.count == Int32(truncatingIfNeeded: count),
                count <= 8 || isSame(levels[Int(slot.code)].start, start, count: count)
            {
                return slot.code
            }
            index = (index &+ 1) & mask
        }
        return insert(start, count, hash: hash)
    }

    @inline(never)
    private mutating func insert(
        _ start: UnsafePointer<UInt8>,
        _ count: Int,
        hash: UInt64
    ) -> Int32 {
        // A few texts have room to themselves: whether to look further is not to be foreseen.
        if slots == nil || levels.count * (mask < 1024 ? 8 : 2) > mask { grow() }
        let code = Int32(levels.count)
        levels.append(Level(start: copies ? copy(start, count) : start, count: count, hash: hash))
        place(code)
        return code
    }

    private mutating func place(_ code: Int32) {
        guard let slots else { return }
        let level = levels[Int(code)]
        var index = Int(truncatingIfNeeded: level.hash) & mask
        while slots[index].code >= 0 { index = (index + 1) & mask }
        slots[index] = Slot(
            hash: level.hash,
            count: Int32(truncatingIfNeeded: level.count),
            code: code
        )
    }

    private mutating func grow() {
        let size = slots == nil ? 32 : (mask + 1) * 2
        slots?.deallocate()
        let fresh = UnsafeMutablePointer<Slot>.allocate(capacity: size)
        fresh.initialize(repeating: Slot(hash: 0, count: 0, code: -1), count: size)
        slots = fresh
        mask = size - 1
        for code in levels.indices { place(Int32(code)) }
    }

    private mutating func copy(
        _ start: UnsafePointer<UInt8>,
        _ count: Int
    ) -> UnsafePointer<UInt8> {
        if arena.isEmpty || arenaLeft < count {
            // A few small columns must not cost a chunk each.
            let size = arena.isEmpty ? max(count, 512) : max(count, Self.chunkSize)
            arena.append(.allocate(capacity: size))
            arenaLeft = size
            arenaSize = size
        }
        let target = arena[arena.count - 1] + (arenaSize - arenaLeft)
        target.initialize(from: start, count: count)
        arenaLeft -= count
        return UnsafePointer(target)
    }
}

/// A fast hash of a few bytes; fixed, so that nothing depends on the run.
///
/// Texts of the same length up to 8 bytes have the same hash only if they are the same.
@inline(__always)
func hashOfBytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count <= 8 { return hashOfWord(wordOfBytes(start, count), count) }
    let raw = UnsafeRawPointer(start)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while count - offset >= 8 {
        hash =
            (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        offset += 8
    }
    // The last eight bytes, some of them for the second time.
    hash =
        (hash ^ raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
        &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 29
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 32
}

/// The hash of a text of at most 8 bytes that stand in a word, the first in the lowest place.
@inline(__always)
func hashOfWord(_ word: UInt64, _ count: Int) -> UInt64 {
    let salt = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    let hash = (word ^ salt) &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash &>> 32
}

/// At most 8 bytes as a word, reading none beyond them.
@inline(__always)
private func wordOfBytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 4 {
        let raw = UnsafeRawPointer(start)
        let low = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
        let high = UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
        )
        return UInt64(low) | UInt64(high) &<< UInt64((count &- 4) &* 8)
    }
    var word: UInt64 = 0
    for place in 0..<count { word |= UInt64(start[place]) &<< UInt64(place &* 8) }
    return word
}
