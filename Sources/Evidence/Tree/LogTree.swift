/// The tree that one writer appends to: its right edge, as hashes and as tiles.
///
/// A value of a few kilobytes: a copy taken before a batch is the way back from it.
public struct LogTree: Hashable, Sendable {
    /// Why stored tiles are not the edge of the tree.
    public enum RestoreError: Error, Hashable, Sendable {
        /// A tile has fewer or more hashes than the tree's size says.
        case tileWidth(TileCoordinate)
    }

    /// The right edge; serialise it beside the checkpoint.
    public private(set) var range = CompactRange()
    /// By tile level, the hashes of the tile that is being filled.
    private var edge: [[Digest]] = []
    /// Tiles that were filled since the last ``takeFullTiles()``.
    private var fullTiles: [Tile] = []

    /// The empty tree.
    public init() {}

    /// Takes up a tree from its right-hand tiles; compare ``root`` with the signed one afterwards.
    ///
    /// - Parameter tile: Gives the first `width` hashes of a tile that is not full.
    public init(
        size: UInt64,
        tile: (_ tile: TileCoordinate, _ width: Int) throws -> [Digest]
    ) throws {
        var hashes: [Digest] = []
        var level = 0
        while level < 8, size >> UInt64(8 * level) > 0 {
            let coordinate = TileCoordinate(level: level, index: size >> UInt64(8 * level + 8))
            let width = coordinate.width(inTreeOf: size)
            let found = width == 0 ? [] : try tile(coordinate, width)
            guard found.count == width else { throw RestoreError.tileWidth(coordinate) }
            var part = CompactRange()
            for hash in found { part.append(hash) }
            hashes = part.hashes + hashes
            edge.append(found)
            level += 1
        }
        guard let range = CompactRange(size: size, hashes: hashes) else {
            throw RestoreError.tileWidth(TileCoordinate(level: 0, index: 0))
        }
        self.range = range
    }

    /// How many leaves the tree has.
    public var size: UInt64 { range.size }

    /// The root of the tree.
    public var root: Digest { range.root }

    /// Adds one leaf by its hash.
    public mutating func append(_ leafHash: Digest) {
        range.append(leafHash) { level, index, hash in
            guard level.isMultiple(of: 8) else { return }
            let tileLevel = level / 8
            if tileLevel == edge.count { edge.append([]) }
            edge[tileLevel].append(hash)
            guard edge[tileLevel].count == Tile.fullWidth,
                let tile = Tile(level: tileLevel, index: index >> 8, hashes: edge[tileLevel])
            else { return }
            fullTiles.append(tile)
            edge[tileLevel].removeAll(keepingCapacity: true)
        }
    }

    /// The tiles that became full since this was last asked, in the order in which they did.
    public mutating func takeFullTiles() -> [Tile] {
        defer { fullTiles = [] }
        return fullTiles
    }

    /// The tiles at the right edge that are not full, the lowest level first.
    public var partialTiles: [Tile] {
        edge.enumerated().compactMap { level, hashes in
            Tile(level: level, index: size >> UInt64(8 * level + 8), hashes: hashes)
        }
    }
}
