/// One event as it went into the log: what to store, and what a receipt needs.
public struct AppendedEvent: Sendable {
    /// Place of the leaf in the log.
    public let index: UInt64
    /// The event; store ``LoggedEvent/bytes`` under encryption.
    public let event: LoggedEvent
    /// The opening of the commitment; store it with the event and nowhere else.
    public let salt: Salt
    /// The tag in the leaf.
    public let tag: Digest
    /// The 65 bytes that were logged.
    public let leafData: [UInt8]
    /// The leaf's hash in the tree.
    public let leafHash: Digest
    /// Head of the chain after this event.
    public let head: Digest
}
