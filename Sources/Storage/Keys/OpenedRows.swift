import Synchronization

/// What was opened of rows that are asked for again and again: keys of owners, subscribers.
///
/// The row is always read first, and what was opened is taken only if the very same bytes are
/// stored: a changed row is opened anew, and an erased one is never answered from here.
public final class OpenedRows: Sendable {
    private struct Opened: Sendable {
        let row: StoredRow
        let value: any Sendable
    }

    private let limit: Int
    private let opened = Mutex<[Table: [[SQLValue]: Opened]]>([:])

    /// At most that many values of each table; then it begins anew.
    public init(limit: Int) { self.limit = limit }

    /// The value of a row, made now unless it was made of the same bytes before.
    public func value<Value: Sendable>(
        of row: StoredRow,
        _ make: () throws -> Value
    ) throws -> Value {
        let key = row.keyValues
        let known = opened.withLock { $0[row.table]?[key] }
        if let known, known.row == row, let value = known.value as? Value { return value }
        let value = try make()
        opened.withLock { opened in
            if opened[row.table, default: [:]].count >= limit { opened[row.table] = [:] }
            opened[row.table, default: [:]][key] = Opened(row: row, value: value)
        }
        return value
    }

    /// Forgets the value of a row that is gone.
    public func forget(_ table: Table, key: [SQLValue]) {
        opened.withLock { _ = $0[table]?.removeValue(forKey: key) }
    }
}
