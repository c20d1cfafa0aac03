public import Bureau
import Charters
public import Identity
import Storage

/// What was reported as the theft of an identity: the office sees all, who furnished an item its own.
extension CreditOffice {
    /// The blocks that whoever asks knows of, newest first.
    ///
    /// - Complexity: O(blocks that they ever knew of).
    /// - Throws: `Refusal` when it is neither a lender nor the operator's staff who asks.
    public func theftBlocks(for principal: Principal) async throws -> [TheftBlock] {
        let holder = try theftHolder(principal)
        return try await database.read { [context] session in
            try context.requireActive(holder, in: session)
            let vault = context.vault(in: session)
            return try SubscriberRepository.references(
                givenTo: holder,
                under: TheftBlockID.kind,
                in: session
            ).compactMap {
                try FileRepository(of: $0.person, in: session, vault: vault)
                    .theftBlock(TheftBlockID(rawValue: $0.id))?.seen(by: holder)
            }
        }
    }

    /// One block with whose it is.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func theftBlock(
        _ id: TheftBlockID,
        for principal: Principal
    ) async throws -> TheftCase {
        let holder = try theftHolder(principal)
        let found = try await database.read { [context] session -> TheftCase? in
            try context.requireActive(holder, in: session)
            let vault = context.vault(in: session)
            guard
                let person = try SubscriberRepository.person(
                    behind: id.reference,
                    givenTo: holder,
                    in: session
                ), let someone = try PersonRepository.find(person, in: session, vault: vault)
            else { return nil }
            return try FileRepository(of: person, in: session, vault: vault).theftBlock(id)?
                .seen(by: holder).map { TheftCase(theft: $0, identity: someone.identity) }
        }
        guard let found else { throw Refusal.notFound }
        try await look(.theft(id), as: principal)
        return found
    }

    private func theftHolder(_ principal: Principal) throws(Refusal) -> SubscriberID {
        guard !principal.roles.isDisjoint(with: [.lender, .operator_]),
            let holder = principal.referenceHolder
        else { throw .notPermitted }
        return holder
    }
}

/// A block as those who have to know of it see it.
public struct TheftCase: Sendable {
    /// The block; for who furnished an item, with its own items alone.
    public let theft: TheftBlock
    /// Whose items these are: who furnished one has to find it again.
    public let identity: IdentityClaim
}

extension TheftBlock {
    /// The block with the items that somebody may know of; nil when there is none.
    fileprivate func seen(by holder: SubscriberID) -> TheftBlock? {
        holder == .office ? self : only(of: holder)
    }
}

extension Identifier<TheftBlock> {
    /// The kind under which those who have to know of a block hold it.
    static var kind: String { "theft" }

    /// The name under which those who have to know of a block hold it.
    var reference: String { "\(Self.kind)/\(rawValue)" }
}
