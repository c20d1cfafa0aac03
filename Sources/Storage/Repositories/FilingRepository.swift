public import Bureau

/// Orders that wait for the second human of their court.
public enum FilingRepository {
    /// Everything of a court that waits, oldest first.
    ///
    /// - Complexity: O(what waits at that court).
    public static func all(
        of court: SubscriberID,
        in session: any SQLSession,
        dataKey: @autoclosure () throws -> DataKey
    ) throws -> [Filing] {
        let rows = try session.rows(of: .filing, under: .text(court.rawValue))
        guard !rows.isEmpty else { return [] }
        let key = try dataKey()
        return try rows.map { try SealedDocument.open($0, with: key) }
    }
}
