public import Bureau

extension CreditOffice {
    /// What authorities asked for by order of a court, newest first; nobody's name stands in it.
    ///
    /// - Complexity: O(orders that were ever recorded).
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func authorityOrders(for principal: Principal) async throws -> [AuthorityOrder] {
        try await held(by: principal)
    }
}
