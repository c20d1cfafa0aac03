/// Up to 256 neighbouring leaves, as C2SP `tlog-tiles` serves them: each with its length before it.
public enum EntryBundle {
    /// Each leaf after its length in two bytes, the most significant first.
    ///
    /// - Precondition: no leaf is longer than 65,535 bytes; ours have 65 or 57.
    public static func encode(_ leaves: [[UInt8]]) -> [UInt8] {
        leaves.flatMap { leaf in
            precondition(leaf.count <= Int(UInt16.max), "a leaf's length is written in two bytes")
            return [UInt8(leaf.count >> 8), UInt8(leaf.count & 0xFF)] + leaf
        }
    }

    /// The leaves of a bundle; nil when the bytes are cut short or hold more than 256.
    public static func decode(_ bytes: [UInt8]) -> [[UInt8]]? {
        var leaves: [[UInt8]] = []
        var offset = 0
        while offset < bytes.count {
            guard offset + 2 <= bytes.count, leaves.count < Tile.fullWidth else { return nil }
            let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
            offset += 2
            guard offset + length <= bytes.count else { return nil }
            leaves.append(Array(bytes[offset..<(offset + length)]))
            offset += length
        }
        return leaves
    }
}
