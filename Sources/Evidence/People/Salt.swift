/// The opening of one commitment: 32 random bytes, kept beside the event and nowhere else.
///
/// Never derived from a key that is kept: deleting the salt must make the commitment unreadable.
public struct Salt: Sendable {
    let key: Digest

    /// Exactly 32 bytes from a system generator; nil for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard let key = Digest(bytes: bytes) else { return nil }
        self.key = key
    }

    /// The 32 bytes, for storing beside the event.
    public var bytes: [UInt8] { key.bytes }
}
