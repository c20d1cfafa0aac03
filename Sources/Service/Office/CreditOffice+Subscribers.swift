public import Bureau
import Charters
import Evidence
import Storage

/// What the operator sees and does about subscribers; no line of it is about a person in a file.
extension CreditOffice {
    /// Takes an API key back by its name; from the commit on it opens nothing.
    public func revokeAPIKey(
        _ fingerprint: String,
        of subscriber: SubscriberID,
        as principal: Principal
    ) async throws -> Receipted<String> {
        try await answer(to: .revokeAPIKey(fingerprint, of: subscriber, as: principal))
    }

    /// One subscriber with its looks of today and the names of its keys.
    ///
    /// - Throws: `Refusal` when it is not the operator's staff who asks, or there is none.
    public func subscriber(
        _ id: SubscriberID,
        for principal: Principal
    ) async throws -> SubscriberListing {
        let all = try await subscriberListings(for: principal)
        guard let found = all.first(where: { $0.subscriber.id == id }) else {
            throw Refusal.notFound
        }
        return found
    }

    /// All subscribers with their looks of today and the names of their keys.
    ///
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func subscriberListings(
        for principal: Principal
    ) async throws -> [SubscriberListing] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        let today = now.date(in: charter.zone)
        return try await database.read { [context] session in
            let vault = Vault(session: session, master: context.keys.master)
            return try SubscriberRepository.all(in: session, vault: vault).map { subscriber in
                SubscriberListing(
                    subscriber: subscriber,
                    looksToday: try SubscriberRepository.looks(
                        of: subscriber.id,
                        on: today,
                        in: session
                    ),
                    keys: try SubscriberRepository.keyHashes(of: subscriber.id, in: session)
                        .map(SubscriberKey.fingerprint)
                )
            }
        }
    }
}

/// A subscriber as the operator's list shows it.
public struct SubscriberListing: Sendable {
    /// The subscriber.
    public let subscriber: Subscriber
    /// How many looks it made today.
    public let looksToday: Int
    /// The names of its API keys, as they were told when the keys were made.
    public let keys: [String]
}
