public import Evidence

/// The log of a shard: leaves, tiles and checkpoints.
///
/// Rows are added, never changed, but for the upper tiles at the right edge, which grow.
public enum LogRepository {
    /// The shard that this program writes.
    ///
    /// One writer holds it.
    public static let shard: Int64 = 0

    /// A signed checkpoint with the right edge of its tree.
    public struct StoredCheckpoint: Hashable, Sendable {
        /// Size of the tree.
        public let size: UInt64
        /// The right edge, as ``CompactRange/serialized``.
        public let range: [UInt8]
        /// The signed note.
        public let note: String
    }

    /// The newest checkpoint, if there is one.
    public static func latestCheckpoint(_ session: any SQLSession) throws -> StoredCheckpoint? {
        try session.query(
            """
            SELECT tree_size, compact_range, note FROM checkpoint WHERE shard = $1 \
            ORDER BY tree_size DESC LIMIT 1
            """,
            [.integer(shard)],
            reading: .checkpoint
        ).first.map {
            StoredCheckpoint(
                size: UInt64(clamping: try $0.integer(0)),
                range: try $0.blob(1),
                note: try $0.text(2)
            )
        }
    }

    /// Stores a checkpoint.
    public static func insert(
        _ range: CompactRange,
        note: String,
        in session: any SQLSession
    ) throws {
        try StoredRow(
            .checkpoint,
            [.integer(shard), .integer(Int64(range.size)), .blob(range.serialized), .text(note)]
        ).insert(session)
    }

    /// The row of a leaf.
    public static func row(ofLeaf leaf: [UInt8], at index: UInt64) -> StoredRow {
        StoredRow(.logLeaf, [.integer(shard), .integer(Int64(index)), .blob(leaf)])
    }

    /// Stores a tile, or the longer form of one at the right edge.
    public static func put(_ tile: Tile, in session: any SQLSession) throws {
        try StoredRow(
            .logTile,
            [
                .integer(shard), .count(tile.coordinate.level),
                .integer(Int64(tile.coordinate.index)), .blob(tile.bytes),
            ]
        ).put(session)
    }

    /// Writes the right edge beside its checkpoint again.
    public static func replaceRange(_ range: CompactRange, in session: any SQLSession) throws {
        try session.execute(
            "UPDATE checkpoint SET compact_range = $3 WHERE shard = $1 AND tree_size = $2",
            [.integer(shard), .integer(Int64(range.size)), .blob(range.serialized)]
        )
    }

    /// How many leaves there are, by the place of the last one.
    public static func leafCount(_ session: any SQLSession) throws -> UInt64 {
        try session.query(
            """
            SELECT leaf_index FROM log_leaf WHERE shard = $1 ORDER BY leaf_index DESC LIMIT 1
            """,
            [.integer(shard)]
        ).first.map { UInt64(clamping: try $0.integer(0)) + 1 } ?? 0
    }

    /// The bytes of a tile as they are stored, if they are.
    public static func storedBytes(
        of tile: TileCoordinate,
        in session: any SQLSession
    ) throws -> [UInt8]? {
        try session.query(
            "SELECT hashes FROM log_tile WHERE shard = $1 AND level = $2 AND tile = $3",
            [.integer(shard), .count(tile.level), .integer(Int64(tile.index))]
        ).first?.blob(0)
    }

    /// Leaves from one place on, at most that many.
    public static func leaves(
        from index: UInt64,
        count: Int,
        in session: any SQLSession
    ) throws -> [[UInt8]] {
        try session.query(
            """
            SELECT leaf FROM log_leaf WHERE shard = $1 AND leaf_index >= $2 AND leaf_index < $3 \
            ORDER BY leaf_index
            """,
            [.integer(shard), .integer(Int64(index)), .integer(Int64(index) + Int64(count))]
        ).map { try $0.blob(0) }
    }

    /// The first `width` hashes of a tile; an error when there are fewer.
    ///
    /// At level 0 only full tiles are stored; the one at the edge is hashed from its leaves.
    public static func hashes(
        of tile: TileCoordinate,
        width: Int,
        in session: any SQLSession
    ) throws -> [Digest] {
        let found: [Digest]
        if tile.level == 0, width < Tile.fullWidth {
            let first = tile.index * UInt64(Tile.fullWidth)
            found = try leaves(from: first, count: width, in: session).map(Digest.init(leaf:))
        } else {
            let bytes = try storedBytes(of: tile, in: session) ?? []
            let stored = Tile(level: tile.level, index: tile.index, bytes: bytes)
            found = Array(stored?.hashes.prefix(width) ?? [])
        }
        guard found.count == width else {
            throw StoreError(.corrupt, "a tile of the log is not what its tree needs")
        }
        return found
    }
}
