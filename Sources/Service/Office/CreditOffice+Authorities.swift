public import Bureau
import Storage

extension CreditOffice {
    /// What authorities asked for by order of a court, newest first; nobody's name stands in it.
    ///
    /// - Complexity: O(orders that were ever recorded).
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func authorityOrders(for principal: Principal) async throws -> [AuthorityOrder] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await database.read { [context] session in
            let vault = context.vault(in: session)
            return try SubscriberRepository.references(
                givenTo: .office,
                under: AuthorityOrderID.kind,
                in: session
            ).compactMap {
                try FileRepository(of: $0.person, in: session, vault: vault)
                    .authorityOrder(AuthorityOrderID(rawValue: $0.id))
            }
        }
    }
}

extension Identifier<AuthorityOrder> {
    /// The kind under which the office holds a request of an authority.
    static var kind: String { "authority" }

    /// The name under which the office holds a request of an authority.
    var reference: String { "\(Self.kind)/\(rawValue)" }
}
