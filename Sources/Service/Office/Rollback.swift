/// How a database stands behind what its log has released.
public struct Rollback: Hashable, Sendable {
    /// The closed list of kinds.
    public enum Kind: String, Hashable, Sendable {
        /// The database has fewer leaves than were released.
        case behind
        /// The database has other leaves than were released.
        case otherHistory
        /// The file beside the keys is not a checkpoint of this log.
        case unreadable
    }

    /// Leaves in the database.
    public var found: UInt64
    /// Leaves that were released, as far as the file beside the keys knows.
    public var released: UInt64
    /// The root that was released, in base 64.
    public var root: String
    /// What is wrong.
    public var kind: Kind

    /// What is wrong, in words.
    var inWords: String {
        switch kind {
        case .behind:
            "the database has \(found) leaves, and \(released) were released: it is an old backup"
        case .otherHistory:
            "the database has other leaves than the first \(released) that were released"
        case .unreadable:
            "newest-checkpoint.txt beside the keys is damaged or of another log"
        }
    }
}
