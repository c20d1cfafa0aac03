/// Proofs that the leaves of one batch are in the tree that the batch ends with.
///
/// It has the tiles that the batch touched, with every subtree hashed once, so that a batch of a
/// thousand receipts does not hash the same nodes a thousand times.
public struct BatchProofs: Sendable {
    private let size: UInt64
    private let tiles: [TileCoordinate: TilePyramid]

    init(size: UInt64, tiles: [Tile]) {
        self.size = size
        self.tiles = Dictionary(
            tiles.map { ($0.coordinate, TilePyramid($0.hashes)) }
        ) { _, last in last }
    }

    private struct MissingTile: Error {}

    /// The proof that a leaf of this very batch is in the tree; no storage is needed.
    ///
    /// - Returns: nil for a leaf of an older batch whose tiles this batch did not touch.
    public func inclusionProof(index: UInt64) -> [Digest]? {
        guard index < size else { return nil }
        return try? MerkleTree.inclusionProof(index: index, size: size) {
            (level, place) throws(MissingTile) in
            let height = level % 8
            let perTile = UInt64(8 - height)
            let coordinate = TileCoordinate(level: level / 8, index: place >> perTile)
            guard let tile = tiles[coordinate] else { throw MissingTile() }
            return tile.root(height: height, index: Int(place & (1 << perTile - 1)))
        }
    }
}
