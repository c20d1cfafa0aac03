public import Bureau
import Storage

/// What waits at a court for the second human, for that court alone.
extension CreditOffice {
    /// Everything of a court that waits or was sent back, oldest first; what lapsed is not among it.
    ///
    /// - Throws: `Refusal` when it is not a court that asks.
    public func ownFilings(of principal: Principal) async throws -> [Filing] {
        guard let court = principal.subscriber, principal.roles.contains(.court) else {
            throw Refusal.notPermitted
        }
        let now = now
        return try await database.read { [context] session in
            try context.requireActive(court, in: session)
            let vault = Vault(session: session, master: context.keys.master)
            return try FilingRepository.all(
                of: court,
                in: session,
                dataKey: try vault.keys(of: court.rawValue).dataKey
            ).filter { $0.state(asOf: now, under: context.charter) != .lapsed }
        }
    }

    /// One of them.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func filing(_ id: FilingID, for principal: Principal) async throws -> Filing {
        guard let found = try await ownFilings(of: principal).first(where: { $0.id == id }) else {
            throw Refusal.notFound
        }
        return found
    }
}
