/// Doubles as integers in the same order, so that they can be sorted digit by digit.
enum SortKey {
    @inline(__always)
    static func of(_ value: Double) -> UInt64 {
        let bits = (value == 0 ? 0 : value).bitPattern
        return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
    }

    @inline(__always)
    static func value(_ key: UInt64) -> Double {
        Double(bitPattern: key & 1 << 63 != 0 ? key ^ 1 << 63 : ~key)
    }
}

/// Sorts keys ascending by least significant digit first; digits that are all alike cost nothing.
func radixSort<Key: FixedWidthInteger & UnsignedInteger>(_ keys: inout [Key]) {
    guard keys.count > 512 else { return keys.sort() }
    let digits = (Key.bitWidth + 10) / 11
    let radix = 2048
    var counts = [Int](repeating: 0, count: digits * radix)
    counts.withUnsafeMutableBufferPointer { counts in
        keys.withUnsafeBufferPointer { keys in
            for key in keys {
                var rest = key
                for digit in 0..<digits {
                    counts[digit &* radix &+ Int(truncatingIfNeeded: rest & 2047)] &+= 1
                    rest &>>= 11
                }
            }
        }
    }
    let size = keys.count
    var spare: [Key] = []
    for digit in 0..<digits {
        let shift = Key(digit * 11)
        let base = digit * radix
        let first = Int(truncatingIfNeeded: (keys[0] &>> shift) & 2047)
        if counts[base + first] == size { continue }
        var offset = 0
        for slot in base..<(base + radix) {
            let count = counts[slot]
            counts[slot] = offset
            offset += count
        }
        if spare.isEmpty { spare = [Key](repeating: 0, count: size) }
        scatter(from: keys, to: &spare, shift: shift, offsets: &counts, base: base)
        swap(&keys, &spare)
    }
}

private func scatter<Key: FixedWidthInteger & UnsignedInteger>(
    from source: [Key],
    to target: inout [Key],
    shift: Key,
    offsets: inout [Int],
    base: Int
) {
    source.withUnsafeBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target in
            offsets.withUnsafeMutableBufferPointer { offsets in
                for key in source {
                    let slot = base &+ Int(truncatingIfNeeded: (key &>> shift) & 2047)
                    target[offsets[slot]] = key
                    offsets[slot] &+= 1
                }
            }
        }
    }
}
