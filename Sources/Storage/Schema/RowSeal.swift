/// The keyed seal of rows that no event writes: the last column, over all others.
public enum RowSeal {
    /// A row with its seal in the last column; `values` are those of the other columns.
    public static func sealed(
        _ table: Table,
        _ values: [SQLValue],
        by index: KeyedHash
    ) -> StoredRow {
        StoredRow(table, values + [.blob(seal(table, values, by: index))])
    }

    /// Whether the seal of a row fits the rest of it.
    public static func isSealed(_ row: StoredRow, by index: KeyedHash) -> Bool {
        guard case .blob(let seal)? = row.values.last else { return false }
        return seal == Self.seal(row.table, Array(row.values.dropLast()), by: index)
    }

    private static func seal(
        _ table: Table,
        _ values: [SQLValue],
        by index: KeyedHash
    ) -> [UInt8] {
        index.hash(.row, [StoredRow(table, values + [.null]).canonicalBytes])
    }
}
