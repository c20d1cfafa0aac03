/// Reads a whole log, leaf by leaf, and finds what an honest log cannot have.
///
/// It needs no secret: anyone who has the leaves can run it.
public struct LogAudit: Sendable {
    /// Something that an honest log does not have.
    public enum Finding: Hashable, Sendable {
        /// Bytes that are no leaf.
        case notALeaf(index: UInt64)
        /// Two leaves with one tag: somebody's history was forked.
        case repeatedTag(first: UInt64, second: UInt64)
        /// An epoch leaf whose numbers are not those of its place.
        case wrongEpoch(index: UInt64)
        /// An epoch that was sealed before the one ahead of it.
        case timeRunsBack(index: UInt64)
        /// The leaves do not give the root of the checkpoint.
        case wrongRoot
        /// The log has fewer or more leaves than the checkpoint says.
        case wrongSize(expected: UInt64, found: UInt64)
        /// The checkpoint does not stand right after an epoch leaf.
        case unsealed
    }

    /// What was found so far, in the order of the log.
    public private(set) var findings: [Finding] = []
    /// The last epoch leaf.
    public private(set) var lastEpoch: EpochLeaf?
    /// Hashes of all leaves so far.
    public private(set) var range = CompactRange()

    private var tags: [Digest: UInt64] = [:]
    private var epochCount: UInt64 = 0
    private var endsWithEpoch = false

    /// An audit that has read nothing.
    public init() {}

    /// Reads the next leaf.
    public mutating func add(_ data: [UInt8]) {
        let index = range.size
        range.append(Digest(leaf: data))
        endsWithEpoch = false
        switch Leaf(data: data) {
        case nil: findings.append(.notALeaf(index: index))
        case .event(let tag, _):
            if let first = tags.updateValue(index, forKey: tag) {
                findings.append(.repeatedTag(first: first, second: index))
            }
        case .epoch(let epoch):
            if epoch.epoch != epochCount || epoch.index != index {
                findings.append(.wrongEpoch(index: index))
            }
            if let lastEpoch, epoch.timeMilliseconds < lastEpoch.timeMilliseconds {
                findings.append(.timeRunsBack(index: index))
            }
            epochCount += 1
            lastEpoch = epoch
            endsWithEpoch = true
        }
    }

    /// Compares what was read with a checkpoint and gives everything that was found.
    public func finish(against checkpoint: Checkpoint) -> [Finding] {
        var all = findings
        if checkpoint.size != range.size {
            all.append(.wrongSize(expected: checkpoint.size, found: range.size))
        } else if checkpoint.root != range.root {
            all.append(.wrongRoot)
        }
        if !endsWithEpoch { all.append(.unsealed) }
        return all
    }
}
