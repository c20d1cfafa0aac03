public import Bureau
public import Identity

/// What was reported as the theft of an identity: the office sees all, who furnished an item its own.
extension CreditOffice {
    /// The blocks that whoever asks knows of, newest first.
    ///
    /// - Complexity: O(blocks that they ever knew of).
    /// - Throws: `Refusal` when it is neither a lender nor the operator's staff who asks.
    public func theftBlocks(for principal: Principal) async throws -> [TheftBlock] {
        try await held(by: principal)
    }

    /// One block with whose it is.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func theftBlock(
        _ id: TheftBlockID,
        for principal: Principal
    ) async throws -> TheftCase {
        try await opened(id, by: principal) { block, identity, _ in
            TheftCase(theft: block, identity: identity)
        }
    }
}

/// A block as those who have to know of it see it.
public struct TheftCase: Sendable {
    /// The block; for who furnished an item, with its own items alone.
    public let theft: TheftBlock
    /// Whose items these are: who furnished one has to find it again.
    public let identity: IdentityClaim
}
