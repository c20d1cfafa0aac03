import Evidence
import Logging
import Storage
import Synchronization

/// Remembers outside the database how far the log has been released, and finds at start that the
/// database has forgotten some of it.
///
/// While the lease is held the file is written once a second at most, and at the end; a guest writes it
/// after each batch. So a database that was put back by less than a second of a server that was killed
/// is not found out here. Whoever puts back the key directory too is found by those who compare
/// checkpoints.
final class ReleasedCheckpoint: Sendable {
    private struct State {
        var newest: (size: UInt64, note: String)?
        var isPlanned = false
        var mayShrink = false
    }

    static let pause = Duration.seconds(1)

    private let file: CheckpointFile?
    private let key: VerifierKey
    private let logger: Logger
    private let state = Mutex(State())

    init(file: CheckpointFile?, key: VerifierKey, logger: Logger) {
        self.file = file
        self.key = key
        self.logger = logger
    }

    /// Holds the database against the file.
    ///
    /// - Throws: ``OfficeError/rolledBack(_:)`` when the database is behind or has another history.
    func check(in session: any SQLSession) throws {
        guard let file, let note = try file.read() else { return }
        guard let released = try? Checkpoint(note: note, key: key) else {
            throw OfficeError.rolledBack(.init(found: 0, released: 0, root: "", kind: .unreadable))
        }
        let found = try LogRepository.latestCheckpoint(session)?.size ?? 0
        var rollback = Rollback(
            found: found,
            released: released.size,
            root: released.root.base64,
            kind: .behind
        )
        guard found >= released.size else { throw OfficeError.rolledBack(rollback) }
        let tree = try LogTree(size: released.size) { tile, width in
            try LogRepository.hashes(of: tile, width: width, in: session)
        }
        rollback.kind = .otherHistory
        guard tree.root == released.root else { throw OfficeError.rolledBack(rollback) }
    }

    /// Takes note of a checkpoint whose transaction is durable.
    ///
    /// - Parameter isUrgent: Whether the file is written before this returns; else within a second.
    func note(_ note: String, size: UInt64, isUrgent: Bool) {
        guard file != nil else { return }
        let mustPlan = state.withLock { state in
            if (state.newest?.size ?? 0) < size || state.mayShrink { state.newest = (size, note) }
            defer { state.isPlanned = state.isPlanned || !isUrgent }
            return !isUrgent && !state.isPlanned
        }
        if isUrgent { flush() }
        guard mustPlan else { return }
        Task {
            try? await Task.sleep(for: Self.pause)
            state.withLock { $0.isPlanned = false }
            flush()
        }
    }

    /// Lets the next note be written though the file knows a later one: a rollback was accepted.
    func acceptSmaller() {
        state.withLock { $0.mayShrink = true }
    }

    /// Writes what was noted, unless the file knows a later one.
    func flush() {
        let (noted, mayShrink) = state.withLock { ($0.newest, $0.mayShrink) }
        guard let file, let noted else { return }
        do {
            let known = try file.read().flatMap { try? Checkpoint(note: $0, key: key) }
            guard mayShrink || (known?.size ?? 0) < noted.size else { return }
            try file.write(noted.note)
        } catch {
            logger.error("the newest checkpoint was not noted beside the keys: \(error)")
        }
        state.withLock { $0.mayShrink = false }
    }
}
