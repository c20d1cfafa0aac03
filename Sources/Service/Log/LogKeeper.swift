import Evidence
import Storage
import Synchronization

/// Holds the log of the shard between batches: tree, map and counters, in memory.
///
/// The database is the truth. Before each batch the newest stored checkpoint is compared with what is
/// held, and all is read again when the two differ (first use, another writer, a doubtful commit).
final class LogKeeper: Sendable {
    private struct Held {
        var log: EvidenceLog?
        var lastMilliseconds: UInt64 = 0
    }

    private let key: VerifierKey
    private let held = Mutex(Held())

    init(key: VerifierKey) {
        self.key = key
    }

    /// Runs the body on the log as it is stored, with the time at which to seal the batch: never
    /// before that of the batch ahead of it, whatever the clock says.
    ///
    /// - Throws: ``OfficeError/brokenLog(_:)`` when what is stored does not hold together.
    func withLog<T: Sendable>(
        in session: any SQLSession,
        at now: UInt64,
        _ body: (inout EvidenceLog, _ time: UInt64) throws -> T
    ) throws -> T {
        let stored = try LogRepository.latestCheckpoint(session)
        return try held.withLock { held in
            let range = held.log.map(\.tree.range)
            let isCurrent =
                stored.map { $0.range == range?.serialized } ?? (range?.size == 0)
            var log: EvidenceLog
            if isCurrent, let known = held.log {
                log = known
            } else {
                (log, held.lastMilliseconds) = try Self.restore(stored, in: session, key: key)
            }
            // The map must not be held twice while it changes, or each batch would copy it.
            held.log = nil
            defer { held.log = log }
            held.lastMilliseconds = max(held.lastMilliseconds, now)
            return try body(&log, held.lastMilliseconds)
        }
    }

    /// What the map says of a key, as of the newest checkpoint.
    ///
    /// Ask within a writing transaction: there no batch is under way, and what is held is what is
    /// stored.
    func mapProof(for mapKey: Digest, in session: any SQLSession) throws -> MapProof {
        try withLog(in: session, at: 0) { log, _ in log.map.proof(for: mapKey) }
    }

    /// Keeps the batch: its transaction is durable.
    func commit() {
        held.withLock { $0.log?.commit() }
    }

    /// Forgets the batch: its transaction failed.
    ///
    /// If it was durable after all (a commit that reported an error may have happened), the next
    /// batch finds another checkpoint than is held and reads all again.
    func rollBack() {
        held.withLock { $0.log?.rollBack() }
    }

    /// Forgets everything: the next batch reads the log from the database.
    func forget() {
        held.withLock { $0 = Held() }
    }

    /// Reads the log from the database and checks it against its newest signed checkpoint.
    static func restore(
        _ stored: LogRepository.StoredCheckpoint?,
        in session: any SQLSession,
        key: VerifierKey
    ) throws -> (log: EvidenceLog, lastMilliseconds: UInt64) {
        guard let stored else { return (EvidenceLog(), 0) }
        guard let checkpoint = try? Checkpoint(note: stored.note, key: key) else {
            throw OfficeError.brokenLog("the last checkpoint is not signed by this log's key")
        }
        let tree = try LogTree(size: stored.size) { tile, width in
            try LogRepository.hashes(of: tile, width: width, in: session)
        }
        guard checkpoint.size == stored.size, checkpoint.root == tree.root,
            tree.range.serialized == stored.range
        else { throw OfficeError.brokenLog("the tree is not what its checkpoint signs") }
        let last = try LogRepository.leaves(from: stored.size - 1, count: 1, in: session)
        guard case .epoch(let epoch)? = last.first.flatMap(Leaf.init(data:)) else {
            throw OfficeError.brokenLog("the last leaf does not seal a batch")
        }
        guard let map = ProofMap(sorted: try ChainRepository.mapEntries(session)),
            map.root == epoch.mapRoot
        else { throw OfficeError.brokenLog("the chains are not what the last leaf says") }
        return (
            EvidenceLog(restoring: tree, map: map, epochCount: epoch.epoch + 1),
            epoch.timeMilliseconds
        )
    }
}
