/// Keyed hashes of orders that were ever filed; they outlive the entries.
public enum OrderRepository {
    /// Whether the order was ever filed.
    public static func wasFiled(_ digest: [UInt8], in session: any SQLSession) throws -> Bool {
        try StoredRow.find(.orderTombstone, key: [.blob(digest)], in: session) != nil
    }

    /// The row of an order's keyed hash.
    public static func row(_ digest: [UInt8]) -> StoredRow {
        StoredRow(.orderTombstone, [.blob(digest)])
    }
}
