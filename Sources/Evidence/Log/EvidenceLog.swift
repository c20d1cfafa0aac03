/// The log of one shard as its one writer holds it: tree, map and counters, all in memory.
///
/// The way of a batch: ``append(_:to:secret:salt:)`` for every event, ``seal(atMilliseconds:)``,
/// sign the checkpoint, store everything in one transaction, then ``commit()``; if the transaction
/// fails, ``rollBack()``. Publish nothing before the transaction is durable.
public struct EvidenceLog: Sendable {
    /// The tree with all appended leaves.
    public private(set) var tree: LogTree
    /// The map as of the last sealed batch.
    public private(set) var map: ProofMap
    /// How many batches were sealed.
    public private(set) var epochCount: UInt64

    private var committedTree: LogTree
    private var committedEpochCount: UInt64
    /// The newest head of every chain that the open batch extends.
    private var heads: [Digest: Digest] = [:]

    /// A new log.
    public init() {
        self.init(restoring: LogTree(), map: ProofMap(), epochCount: 0)
    }

    /// Takes up a stored log.
    ///
    /// Compare beforehand `tree.root` with the last signed checkpoint and `map.root` with the last
    /// epoch leaf.
    /// - Parameter epochCount: How many epoch leaves the tree has, at most its size.
    public init(restoring tree: LogTree, map: ProofMap, epochCount: UInt64) {
        precondition(epochCount <= tree.size, "every epoch has a leaf")
        self.tree = tree
        self.map = map
        self.epochCount = epochCount
        committedTree = tree
        committedEpochCount = epochCount
    }

    /// Adds one event to the open batch and to its chain.
    ///
    /// - Parameters:
    ///   - draft: The event.
    ///   - chain: The chain as of its last event, this batch included; it is extended.
    ///   - secret: The secret of that very chain.
    ///   - salt: 32 fresh random bytes, used for this event alone.
    public mutating func append(
        _ draft: EventDraft,
        to chain: inout PersonChain,
        secret: PersonSecret,
        salt: Salt
    ) throws(LoggedEvent.Fault) -> AppendedEvent {
        assert(secret.mapKey == chain.mapKey, "each chain has a secret of its own")
        let event = try LoggedEvent(draft, after: chain)
        let tag = secret.tag(event.sequence)
        let leaf = Leaf.event(
            tag: tag,
            commitment: EventCommitment.commit(salt: salt, event: event.bytes)
        )
        let data = leaf.data
        let leafHash = Digest(leaf: data)
        let index = tree.size
        tree.append(leafHash)
        chain.extend(leafHash: leafHash)
        heads[chain.mapKey] = chain.mapValue
        return AppendedEvent(
            index: index,
            event: event,
            salt: salt,
            tag: tag,
            leafData: data,
            leafHash: leafHash,
            head: chain.head
        )
    }

    /// Ends the batch: the map takes the new heads, and its root becomes the last leaf.
    ///
    /// A batch without events is allowed: it says that nothing happened until then.
    public mutating func seal(atMilliseconds time: UInt64) -> SealedBatch {
        map.update(heads.map { ProofMap.Entry(key: $0.key, value: $0.value) })
        heads.removeAll(keepingCapacity: true)
        let epoch = EpochLeaf(
            epoch: epochCount,
            eventsBefore: tree.size - epochCount,
            timeMilliseconds: time,
            mapRoot: map.root
        )
        tree.append(Digest(leaf: epoch.data))
        epochCount += 1
        return SealedBatch(
            epoch: epoch,
            size: tree.size,
            root: tree.root,
            range: tree.range,
            fullTiles: tree.takeFullTiles(),
            partialTiles: tree.partialTiles
        )
    }

    /// Keeps everything since the last commit; call it when the transaction is durable.
    public mutating func commit() {
        precondition(heads.isEmpty, "a batch is sealed before it is kept")
        map.commit()
        committedTree = tree
        committedEpochCount = epochCount
    }

    /// Forgets everything since the last commit; call it when the transaction failed.
    public mutating func rollBack() {
        map.rollBack()
        heads = [:]
        tree = committedTree
        epochCount = committedEpochCount
    }
}
