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
    /// Where its rows are when the database is spread over several servers.
    public let distribution: Distribution
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

    /// Where the rows of a table are on several servers, as Citus does it.
    ///
    /// All rows of one person are in tables distributed by that person, so that a transaction about
    /// a person stays on one server; what is looked up by something else stands by that.
    public enum Distribution: Hashable, Sendable {
        /// Each row on the server that the value of this column gives.
        case by(String)
        /// Every row on every server: short tables that change seldom.
        case everywhere
    }

    /// All columns, the key first.
    public var columns: [String] { keyColumns + otherColumns }

    /// A table; distributed by the first column of its key unless something else is said.
    init(
        _ name: String,
        key keyColumns: [String],
        _ otherColumns: [String],
        guardedBy guardian: Guardian = .event,
        distributed distribution: Distribution? = nil
    ) {
        self.name = name
        self.keyColumns = keyColumns
        self.otherColumns = otherColumns
        self.guardian = guardian
        self.distribution = distribution ?? .by(keyColumns[0])
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
