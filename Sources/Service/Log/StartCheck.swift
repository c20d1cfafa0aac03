import Evidence
import Storage

/// Holds the log in the database against its newest signed checkpoint when an office opens.
///
/// What the leaves give is computed again and mended: tiles and the right edge beside the checkpoint.
/// What they do not give is refused: a signature, a leaf, the head of a chain.
struct StartCheck {
    /// Leaves that are read at once.
    private static let stride = 4096

    let session: any SQLSession
    let key: VerifierKey
    /// What was mended, for the operator.
    private(set) var mended: [String] = []

    init(session: any SQLSession, key: VerifierKey) {
        self.session = session
        self.key = key
    }

    /// Checks and mends; the chains are checked by whoever restores the log afterwards.
    mutating func run() throws {
        let leaves = try LogRepository.leafCount(session)
        guard let stored = try LogRepository.latestCheckpoint(session) else {
            guard leaves == 0 else {
                throw OfficeError.brokenLog("it has leaves and no checkpoint")
            }
            return
        }
        guard let checkpoint = try? Checkpoint(note: stored.note, key: key),
            checkpoint.size == stored.size
        else { throw OfficeError.brokenLog("the last checkpoint is not signed by this log's key") }
        guard leaves == stored.size else {
            throw OfficeError.brokenLog(
                "it has \(leaves) leaves, and its last checkpoint signs \(stored.size)"
            )
        }
        let tree: LogTree
        if let sound = try? soundTree(checkpoint) {
            tree = sound
        } else {
            tree = try mendedTiles(checkpoint)
        }
        guard stored.range != tree.range.serialized else { return }
        try LogRepository.replaceRange(tree.range, in: session)
        mended.append("the right edge beside checkpoint \(stored.size)")
    }

    private struct Unsound: Error {}

    /// The tree by its right-hand tiles, if they are what the checkpoint signs, and if the last full
    /// tile of each level is what stands below it.
    private func soundTree(_ checkpoint: Checkpoint) throws -> LogTree {
        let tree = try LogTree(size: checkpoint.size, tile: hashes)
        guard tree.root == checkpoint.root else { throw Unsound() }
        var level = 0
        while case let full = checkpoint.size >> UInt64(8 * level + 8), full > 0 {
            let last = TileCoordinate(level: level, index: full - 1)
            let stored = try hashes(of: last, width: Tile.fullWidth)
            if level == 0 {
                let first = last.index * UInt64(Tile.fullWidth)
                let leaves = try LogRepository.leaves(
                    from: first,
                    count: Tile.fullWidth,
                    in: session
                )
                guard stored == leaves.map(Digest.init(leaf:)) else { throw Unsound() }
            }
            var range = CompactRange()
            for hash in stored { range.append(hash) }
            let above = TileCoordinate(level: level + 1, index: (full - 1) >> 8)
            let place = Int((full - 1) & 0xFF)
            guard try hashes(of: above, width: place + 1).last == range.root else {
                throw Unsound()
            }
            level += 1
        }
        return tree
    }

    /// Computes all tiles again from the leaves and writes those that are stored otherwise.
    private mutating func mendedTiles(_ checkpoint: Checkpoint) throws -> LogTree {
        var tree = LogTree()
        var count = 0
        while tree.size < checkpoint.size {
            let leaves = try LogRepository.leaves(from: tree.size, count: Self.stride, in: session)
            guard !leaves.isEmpty else { throw OfficeError.brokenLog("leaves are missing") }
            for leaf in leaves { tree.append(Digest(leaf: leaf)) }
            for tile in tree.takeFullTiles() { count += try mend(tile) ? 1 : 0 }
        }
        guard tree.size == checkpoint.size, tree.root == checkpoint.root else {
            throw OfficeError.brokenLog("its leaves are not those that the last checkpoint signs")
        }
        for tile in tree.partialTiles where tile.coordinate.level > 0 {
            count += try mend(tile) ? 1 : 0
        }
        if count > 0 { mended.append("\(count) tiles") }
        return tree
    }

    private func mend(_ tile: Tile) throws -> Bool {
        guard try LogRepository.storedBytes(of: tile.coordinate, in: session) != tile.bytes else {
            return false
        }
        try LogRepository.put(tile, in: session)
        return true
    }

    private func hashes(of tile: TileCoordinate, width: Int) throws -> [Digest] {
        try LogRepository.hashes(of: tile, width: width, in: session)
    }
}
