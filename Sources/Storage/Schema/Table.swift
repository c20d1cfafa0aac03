/// A table as the program knows it: what the audit walks and what a row digest covers.
public struct Table: Hashable, Sendable {
    /// The table's name.
    public let name: String
    /// The columns of its primary key, in order; in person-owned tables the person comes first.
    public let keyColumns: [String]
    /// The other columns, in order.
    public let otherColumns: [String]
    /// Who vouches for its rows.
    public let guardian: Guardian
    /// Writes one row whole; never touches a key column of a row that is there.
    public let putStatement: String
    /// Adds one row; an error when one with its key is there.
    public let insertStatement: String
    /// Deletes one row by its key.
    public let deleteStatement: String
    /// Reads one row by its key.
    public let findStatement: String
    /// Reads the rows under one value of the first key column, in the order of their keys.
    public let rowsStatement: String

    /// Who vouches for the rows of a table, and so how the audit checks them.
    public enum Guardian: Hashable, Sendable {
        /// The last event that wrote the row carries its digest.
        case event
        /// The row carries a keyed seal of its own: short-lived state that no event writes.
        case seal
        /// The audit computes the rows again from elsewhere.
        case computation
    }

    /// All columns, the key first.
    public var columns: [String] { keyColumns + otherColumns }

    init(
        _ name: String,
        key keyColumns: [String],
        _ otherColumns: [String],
        guardedBy guardian: Guardian = .event
    ) {
        self.name = name
        self.keyColumns = keyColumns
        self.otherColumns = otherColumns
        self.guardian = guardian
        let columns = keyColumns + otherColumns
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let updates = otherColumns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let action = otherColumns.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(updates)"
        let condition = keyColumns.enumerated()
            .map { "\($0.element) = $\($0.offset + 1)" }.joined(separator: " AND ")
        let keys = keyColumns.joined(separator: ", ")
        insertStatement =
            "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        putStatement = "\(insertStatement) ON CONFLICT (\(keys)) \(action)"
        deleteStatement = "DELETE FROM \(name) WHERE \(condition)"
        findStatement = """
            SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE \(condition)
            """
        rowsStatement = """
            SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE \(keyColumns[0]) = $1 \
            ORDER BY \(keys)
            """
    }

    /// The statement that changes one row.
    func statement(for change: RowChange) -> String {
        switch change {
        case .put: putStatement
        case .insert: insertStatement
        case .delete: deleteStatement
        }
    }

    /// Two tables are the same when their names are.
    public static func == (left: Table, right: Table) -> Bool { left.name == right.name }

    /// Feeds the name to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
