/// The opened keys of one owner.
public struct OwnerKeys: Sendable {
    /// Seals the owner's documents and events.
    public let dataKey: DataKey
    /// The secret of the owner's chain, 32 bytes.
    public let chainSecret: [UInt8]
}
