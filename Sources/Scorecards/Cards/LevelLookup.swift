/// Finds the attribute of a level by its bytes; owns them.
struct LevelLookup: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int32] = [0]
    private var attributes: [UInt8] = []
    private var hashes: [UInt64] = []
    private var slots: [Int32] = []

    /// A lookup of levels and their attributes; a level that stands twice keeps its first.
    init(_ levels: [(level: String, attribute: Int)]) {
        var size = 16
        while size < levels.count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for (level, attribute) in levels {
            let text = Array(level.utf8)
            let hash = text.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { hashOfBytes($0, buffer.count) } ?? 0
            }
            guard !text.isEmpty, find(text, hash) == nil else { continue }
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(attributes.count)
            bytes += text
            starts.append(Int32(bytes.count))
            attributes.append(UInt8(attribute))
            hashes.append(hash)
        }
    }

    private func find(_ text: [UInt8], _ hash: UInt64) -> Int? {
        text.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.flatMap { find($0, buffer.count, hash) }
        }
    }

    /// The attribute of a level, or nil for one that the card does not know.
    @inline(__always)
    func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        find(start, count, hashOfBytes(start, count))
    }

    @inline(__always)
    private func find(_ start: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt64) -> Int? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let level = Int(slots[slot])
            let from = Int(starts[level])
            if hashes[level] == hash, Int(starts[level + 1]) - from == count,
                count <= 8
                    || bytes.withUnsafeBufferPointer({ own in
                        own.baseAddress.map { isSame($0 + from, start, count: count) } ?? false
                    })
            {
                return Int(attributes[level])
            }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
