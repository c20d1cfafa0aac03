/// A session for a batch: rows are read once and written together, at the end.
///
/// Steps work on rows in memory. What a step read is known to those behind it, what it wrote is seen
/// by them, and a step that fails is undone in memory. ``flush()`` writes every changed row once,
/// all rows of a table with one call of the driver. So the work of a thousand steps costs the
/// database the rows and nothing else, and a server some round trips in all.
///
/// A statement of its own sees what was written before it: rows held back are written first. A step
/// that needs such a statement after it wrote rows is worked again, in a savepoint of the database.
public final class BatchSession: SQLSession {
    private let inner: any SQLSession
    private var rows = HeldRows()
    /// Answers of statements that read one table, until a row of it changes.
    private var answers: [Table: [SQLStatement: [SQLRow]]] = [:]
    private var depth = 0
    /// Whether the step that is under way has a savepoint of the database.
    private var isDirect = false

    /// A step must be worked again with a savepoint of the database.
    private struct NeedsStatements: Error {}

    /// A session over a transaction.
    public init(_ inner: any SQLSession) { self.inner = inner }

    // MARK: Rows

    /// Reads rows ahead, all with one round trip; what is known already is not read again.
    ///
    /// - Parameters:
    ///   - keys: Single rows, by table and whole key.
    ///   - groups: Groups of rows, by table and the value of their first key column.
    public func prefetch(
        keys: some Sequence<(Table, [SQLValue])>,
        groups: some Sequence<(Table, SQLValue)>
    ) throws {
        var places: [HeldRows.Place] = []
        var sets: [HeldRows.Place] = []
        var seen: Set<HeldRows.Place> = []
        var statements: [SQLStatement] = []
        for (table, key) in keys {
            let place = HeldRows.Place(table: table, key: key)
            guard !rows.isKnown(place), seen.insert(place).inserted else { continue }
            places.append(place)
            statements.append(SQLStatement(table.findStatement, key))
        }
        for (table, first) in groups {
            let place = HeldRows.Place(table: table, key: [first])
            guard rows.group(place) == nil, seen.insert(place).inserted else { continue }
            sets.append(place)
            statements.append(SQLStatement(table.rowsStatement, [first]))
        }
        guard !statements.isEmpty else { return }
        let results = try inner.queryAll(statements)
        for (place, found) in zip(places, results) {
            rows.learn(place, found.first.map { StoredRow(place.table, $0.values) })
        }
        for (place, found) in zip(sets, results.dropFirst(places.count)) {
            rows.learn(group: place, found.map { StoredRow(place.table, $0.values) })
        }
    }

    /// The row with that key, as of all that was written so far.
    public func find(_ table: Table, key: [SQLValue]) throws -> StoredRow? {
        let place = HeldRows.Place(table: table, key: key)
        if !rows.isKnown(place) { rows.learn(place, try inner.find(table, key: key)) }
        return rows.row(place)
    }

    /// The rows under a first key value, as of all that was written so far.
    public func rows(of table: Table, under first: SQLValue) throws -> [StoredRow] {
        let place = HeldRows.Place(table: table, key: [first])
        if let known = rows.group(place) { return known }
        rows.learn(group: place, try inner.rows(of: table, under: first))
        return rows.group(place) ?? []
    }

    /// Holds a change of a row back until ``flush()``.
    public func write(_ row: StoredRow, _ kind: RowChange) throws {
        for value in row.values { try value.checkStorable() }
        let place = HeldRows.Place(table: row.table, key: row.keyValues)
        if kind == .insert, rows.row(place) != nil {
            throw StoreError(.conflict, "a row of \(row.table.name) is there already")
        }
        answers[row.table] = nil
        rows.change(row, kind)
    }

    /// Writes what is held back.
    public func flush() throws {
        for (table, change, changed) in rows.takeChanges() {
            try inner.executeAll(
                table.statement(for: change),
                rows: changed.map { $0.arguments(for: change) }
            )
        }
    }

    // MARK: Steps

    /// Runs a step; when it throws, what it wrote is forgotten and the error goes on.
    public func savepoint<T>(_ body: () throws -> T) throws -> T {
        guard !isDirect else { return try direct(body) }
        depth += 1
        defer { depth -= 1 }
        let mark = rows.mark
        do {
            return try body()
        } catch is NeedsStatements {
            rows.undo(to: mark)
            guard depth == 1 else { throw NeedsStatements() }
            return try direct(body)
        } catch {
            rows.undo(to: mark)
            throw error
        }
    }

    private func direct<T>(_ body: () throws -> T) throws -> T {
        try flush()
        let wasDirect = isDirect
        isDirect = true
        defer { isDirect = wasDirect }
        do {
            return try inner.savepoint {
                let result = try body()
                try flush()
                return result
            }
        } catch {
            forget()
            throw error
        }
    }

    private func forget() {
        rows = HeldRows()
        answers = [:]
    }

    // MARK: Statements

    /// Makes a statement of its own see what is held back.
    private func prepareForStatement(changing: Bool) throws {
        if depth > 0, !isDirect, changing || rows.hasChanges { throw NeedsStatements() }
        try flush()
        if changing { forget() }
    }

    /// Runs a statement that returns rows, after writing what is held back.
    public func query(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try prepareForStatement(changing: false)
        return try inner.query(sql, values)
    }

    /// Runs a statement that reads one table, after writing what is held back of it.
    public func query(
        _ sql: String,
        _ values: [SQLValue],
        reading table: Table
    ) throws -> [SQLRow] {
        if rows.hasChanges(of: table) { return try query(sql, values) }
        let statement = SQLStatement(sql, values)
        if let known = answers[table]?[statement] { return known }
        let found = try inner.query(sql, values)
        answers[table, default: [:]][statement] = found
        return found
    }

    /// Runs a statement that changes rows, after writing what is held back; nothing stays known.
    public func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try prepareForStatement(changing: true)
        return try inner.execute(sql, values)
    }

    /// Runs statements, after writing what is held back; nothing stays known.
    public func queryAll(_ statements: [SQLStatement]) throws -> [[SQLRow]] {
        try prepareForStatement(changing: true)
        return try inner.queryAll(statements)
    }

    /// Runs a statement for each list of arguments, after writing what is held back.
    public func executeAll(_ sql: String, rows: [[SQLValue]]) throws -> Int {
        try prepareForStatement(changing: true)
        return try inner.executeAll(sql, rows: rows)
    }
}
