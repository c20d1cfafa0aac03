/// Answers for any node of a tree from its tiles, so that proofs can be made from stored tiles.
///
/// Each tile is fetched once. Use one reader for one tree size.
public struct TileNodes<Failure: Error> {
    /// Fetches the first `width` hashes of a tile.
    public typealias Fetch = (_ tile: TileCoordinate, _ width: Int) throws(Failure) -> [Digest]

    private let size: UInt64
    private let fetch: Fetch
    private var cache: [TileCoordinate: TilePyramid] = [:]

    /// A reader of the tree of `size` leaves.
    public init(size: UInt64, fetch: @escaping Fetch) {
        self.size = size
        self.fetch = fetch
    }

    /// The proof that a leaf is in the tree; see ``MerkleTree/inclusionProof(index:size:node:)``.
    public mutating func inclusionProof(index: UInt64) throws(Failure) -> [Digest] {
        try MerkleTree.inclusionProof(index: index, size: size) {
            (level, place) throws(Failure) in try node(level: level, index: place)
        }
    }

    /// The proof that the tree begins with an older one.
    public mutating func consistencyProof(from oldSize: UInt64) throws(Failure) -> [Digest] {
        try MerkleTree.consistencyProof(from: oldSize, to: size) {
            (level, place) throws(Failure) in try node(level: level, index: place)
        }
    }

    private mutating func node(level: Int, index: UInt64) throws(Failure) -> Digest {
        let height = level % 8
        let perTile = UInt64(8 - height)
        let coordinate = TileCoordinate(level: level / 8, index: index >> perTile)
        let tile: TilePyramid
        if let cached = cache[coordinate] {
            tile = cached
        } else {
            let width = coordinate.width(inTreeOf: size)
            tile = TilePyramid(try fetch(coordinate, width))
            precondition(tile.width == width, "a tile was fetched with the wrong width")
            cache[coordinate] = tile
        }
        return tile.root(height: height, index: Int(index & (1 << perTile - 1)))
    }
}
