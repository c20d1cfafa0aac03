/// A table as the program knows it: what the audit walks and what a row digest covers.
public struct Table: Hashable, Sendable {
    /// What a table is, behind one reference: rows carry their table, and are copied often.
    private final class Facts: Sendable {
        let name: String
        let keyColumns: [String]
        let otherColumns: [String]
        let columns: [String]
        let guardian: Guardian
        let distribution: Distribution
        let hasLargeRows: Bool
        let putStatement: String
        let insertStatement: String
        let deleteStatement: String
        let findStatement: String
        let rowsStatement: String
        let keysStatement: String

        init(
            name: String,
            key keyColumns: [String],
            others: [String],
            guardian: Guardian,
            distribution: Distribution,
            hasLargeRows: Bool
        ) {
            self.name = name
            self.keyColumns = keyColumns
            self.otherColumns = others
            self.guardian = guardian
            self.distribution = distribution
            self.hasLargeRows = hasLargeRows
            columns = keyColumns + others
            let list = columns.joined(separator: ", ")
            let keys = keyColumns.joined(separator: ", ")
            let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
            let updates = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
            let action = others.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(updates)"
            let condition = keyColumns.enumerated()
                .map { "\($0.element) = $\($0.offset + 1)" }.joined(separator: " AND ")
            insertStatement = "INSERT INTO \(name) (\(list)) VALUES (\(places))"
            putStatement = "\(insertStatement) ON CONFLICT (\(keys)) \(action)"
            deleteStatement = "DELETE FROM \(name) WHERE \(condition)"
            findStatement = "SELECT \(list) FROM \(name) WHERE \(condition)"
            rowsStatement =
                "SELECT \(list) FROM \(name) WHERE \(keyColumns[0]) = $1 ORDER BY \(keys)"
            keysStatement = "SELECT \(keys) FROM \(name) ORDER BY \(keys)"
        }
    }

    private let facts: Facts

    /// A table; distributed by the first column of its key unless something else is said.
    init(
        _ name: String,
        key keyColumns: [String],
        _ otherColumns: [String],
        guardedBy guardian: Guardian = .event,
        distributed distribution: Distribution? = nil,
        hasLargeRows: Bool = false
    ) {
        facts = Facts(
            name: name,
            key: keyColumns,
            others: otherColumns,
            guardian: guardian,
            distribution: distribution ?? .by(keyColumns[0]),
            hasLargeRows: hasLargeRows
        )
    }

    /// The table's name.
    public var name: String { facts.name }
    /// The columns of its primary key, in order; in person-owned tables the person comes first.
    public var keyColumns: [String] { facts.keyColumns }
    /// The other columns, in order.
    public var otherColumns: [String] { facts.otherColumns }
    /// All columns, the key first.
    public var columns: [String] { facts.columns }
    /// Who vouches for its rows.
    public var guardian: Guardian { facts.guardian }
    /// Where its rows are when the database is spread over several servers.
    public var distribution: Distribution { facts.distribution }
    /// Whether a row can have megabytes, so that nobody reads them all at once.
    public var hasLargeRows: Bool { facts.hasLargeRows }
    /// Writes one row whole; never touches a key column of a row that is there.
    public var putStatement: String { facts.putStatement }
    /// Adds one row; an error when one with its key is there.
    public var insertStatement: String { facts.insertStatement }
    /// Deletes one row by its key.
    public var deleteStatement: String { facts.deleteStatement }
    /// Reads one row by its key.
    public var findStatement: String { facts.findStatement }
    /// Reads the rows under one value of the first key column, in the order of their keys.
    public var rowsStatement: String { facts.rowsStatement }
    /// Reads the keys of all rows, in their order.
    var keysStatement: String { facts.keysStatement }

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

    /// The statement that changes one row.
    func statement(for change: RowChange) -> String {
        switch change {
        case .put: putStatement
        case .insert: insertStatement
        case .delete: deleteStatement
        }
    }

    /// Each table is made once: two are the same when they are one.
    public static func == (left: Table, right: Table) -> Bool { left.facts === right.facts }

    /// Feeds the one that it is to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(facts)) }
}
