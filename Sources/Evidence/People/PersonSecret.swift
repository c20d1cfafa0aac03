/// The secret of one chain (of a person, a subscriber or the office): 32 random bytes.
///
/// Whoever has it can find the chain's leaves in the log; it is given to the person alone. Deleting
/// it makes the chain's leaves unfindable for ever.
public struct PersonSecret: Sendable {
    private static let tagDomain = Array("recourse/tag/v1".utf8)
    private static let mapDomain = Array("recourse/map/v1".utf8)

    private let key: Digest

    /// Exactly 32 bytes from a system generator; nil for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard let key = Digest(bytes: bytes) else { return nil }
        self.key = key
    }

    /// The 32 bytes, for storing under encryption and for the person's own statement.
    public var bytes: [UInt8] { key.bytes }

    /// The tag in the leaf of the chain's event number `sequence`.
    ///
    /// Nobody without the secret can link two tags; two leaves with one tag prove a fork.
    public func tag(_ sequence: UInt64) -> Digest {
        Digest.authenticate(
            domain: Self.tagDomain,
            message: ByteText.bigEndian(sequence),
            key: key
        )
    }

    /// The chain's key in the map.
    public var mapKey: Digest { Digest.authenticate(domain: Self.mapDomain, message: [], key: key) }
}
