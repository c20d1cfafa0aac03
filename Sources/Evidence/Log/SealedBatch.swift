/// A batch that is ready to be stored, in one transaction, and to be signed.
public struct SealedBatch: Sendable {
    /// The last leaf of the batch.
    public let epoch: EpochLeaf
    /// Size of the tree with the batch.
    public let size: UInt64
    /// Root of the tree with the batch.
    public let root: Digest
    /// The right edge of the tree; store ``CompactRange/serialized`` beside the checkpoint.
    public let range: CompactRange
    /// Tiles that this batch filled; they never change again.
    public let fullTiles: [Tile]
    /// The tiles at the right edge that are not full yet.
    public let partialTiles: [Tile]

    /// Place of the epoch leaf: the last one.
    public var epochIndex: UInt64 { size - 1 }

    /// What is signed.
    public func checkpoint(origin: String) -> Checkpoint {
        Checkpoint(origin: origin, size: size, root: root)
    }

    /// Proofs for all leaves of the batch; make it once for all of them.
    public var proofs: BatchProofs { BatchProofs(size: size, tiles: fullTiles + partialTiles) }

    /// The proof that a leaf of this very batch is in the tree; no storage is needed.
    ///
    /// - Returns: nil for a leaf of an older batch whose tiles this batch did not touch.
    public func inclusionProof(index: UInt64) -> [Digest]? {
        proofs.inclusionProof(index: index)
    }
}
