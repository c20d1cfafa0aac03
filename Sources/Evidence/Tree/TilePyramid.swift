/// The hashes of a tile with those of every complete subtree over them, each hashed once.
struct TilePyramid: Sendable {
    private let levels: [[Digest]]

    /// The subtrees over the hashes of a tile.
    init(_ hashes: [Digest]) {
        var levels = [hashes]
        while let below = levels.last, below.count > 1 {
            levels.append(
                stride(from: 0, to: below.count - 1, by: 2).map {
                    Digest(left: below[$0], right: below[$0 + 1])
                }
            )
        }
        self.levels = levels
    }

    /// How many hashes the tile has.
    var width: Int { levels[0].count }

    /// The root of a complete subtree: height 0 is the hashes themselves.
    func root(height: Int, index: Int) -> Digest { levels[height][index] }
}
