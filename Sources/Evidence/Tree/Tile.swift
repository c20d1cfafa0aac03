/// Up to 256 neighbouring hashes of one level of a tree, as C2SP `tlog-tiles` serves them.
///
/// Tile level 0 holds leaf hashes; an entry of level L is the root of 256 entries of level L − 1.
public struct Tile: Hashable, Sendable {
    /// How many hashes a full tile has.
    public static let fullWidth = 256

    /// Where the tile stands.
    public let coordinate: TileCoordinate
    /// The hashes, from the left.
    public let hashes: [Digest]

    /// A tile of 1 to 256 hashes; nil for any other count.
    public init?(level: Int, index: UInt64, hashes: [Digest]) {
        guard (1...Self.fullWidth).contains(hashes.count) else { return nil }
        coordinate = TileCoordinate(level: level, index: index)
        self.hashes = hashes
    }

    /// Reads the bytes of a tile; nil unless they are 1 to 256 hashes.
    public init?(level: Int, index: UInt64, bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: Digest.byteCount) else { return nil }
        let hashes = stride(from: 0, to: bytes.count, by: Digest.byteCount).compactMap {
            Digest(bytes: bytes[$0..<($0 + Digest.byteCount)])
        }
        self.init(level: level, index: index, hashes: hashes)
    }

    /// Whether the tile will never change again.
    public var isFull: Bool { hashes.count == Self.fullWidth }

    /// What is served: the hashes one after another.
    public var bytes: [UInt8] { hashes.flatMap(\.bytes) }

    /// The path under which the tile is served.
    public var path: TilePath {
        TilePath(
            kind: .hashes(level: coordinate.level),
            index: coordinate.index,
            width: hashes.count
        )
    }
}

/// Where a tile stands in a tree.
public struct TileCoordinate: Hashable, Sendable {
    /// Tile level: entries stand 8 × level levels above the leaves.
    public var level: Int
    /// Place within the level, from the left.
    public var index: UInt64

    /// A place.
    public init(level: Int, index: UInt64) {
        self.level = level
        self.index = index
    }

    /// How many of the tile's 256 entries exist in a tree of `size` leaves.
    public func width(inTreeOf size: UInt64) -> Int {
        let shift = UInt64(8 * level)
        guard shift < 64 else { return 0 }
        let entries = size >> shift
        let (first, isOver) = index.multipliedReportingOverflow(by: UInt64(Tile.fullWidth))
        guard !isOver, first < entries else { return 0 }
        return Int(min(entries - first, UInt64(Tile.fullWidth)))
    }
}
