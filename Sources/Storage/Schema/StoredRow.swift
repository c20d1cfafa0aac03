import Crypto

/// A row as it is stored, sealed parts and all: what is written, and what a row digest covers.
public struct StoredRow: Hashable, Sendable {
    /// The table.
    public let table: Table
    /// The values of all columns, in the table's order.
    public let values: [SQLValue]

    /// A row with a value for each column.
    public init(_ table: Table, _ values: [SQLValue]) {
        precondition(values.count == table.columns.count, "one value for each column")
        self.table = table
        self.values = values
    }

    /// The key as one text: its parts separated by `/`, bytes in lower-case hexadecimal.
    public var key: String {
        values.prefix(table.keyColumns.count).map(\.keyText).joined(separator: "/")
    }

    /// SHA-256 of ``canonicalBytes``.
    public var digest: [UInt8] { Array(SHA256.hash(data: canonicalBytes)) }

    /// The one encoding of a row: table name, then every value, each with its kind and its length.
    ///
    /// Kinds are `0` NULL, `1` whole number, `2` floating-point number, `3` text, `4` bytes; lengths
    /// are 8 bytes, most significant first. Two different rows never have the same encoding.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2048)
        bytes.append(SQLValue.text(table.name))
        for value in values { bytes.append(value) }
        return bytes
    }

    /// Writes the row, whole.
    public func put(_ session: any SQLSession) throws { try session.write(self, .put) }

    /// Adds the row; one with its key must not be there.
    public func insert(_ session: any SQLSession) throws { try session.write(self, .insert) }

    /// Deletes the row with this row's key.
    public func delete(_ session: any SQLSession) throws { try session.write(self, .delete) }

    /// The values of the key columns.
    var keyValues: [SQLValue] { Array(values.prefix(table.keyColumns.count)) }

    /// What the table's statement for a change takes.
    func arguments(for change: RowChange) -> [SQLValue] {
        change == .delete ? keyValues : values
    }

    /// The row of a table with that key, if there is one.
    public static func find(
        _ table: Table,
        key: [SQLValue],
        in session: any SQLSession
    ) throws -> StoredRow? {
        try session.find(table, key: key)
    }

    /// Goes through all rows of a table, those with megabytes one by one; for the audit alone.
    public static func forEach(
        _ table: Table,
        in session: any SQLSession,
        _ body: (StoredRow) throws -> Void
    ) throws {
        guard table.hasLargeRows else { return try all(table, in: session).forEach(body) }
        for key in try session.query(table.keysStatement) {
            try find(table, key: key.values, in: session).map(body)
        }
    }

    /// All rows of a table; for the audit alone, which is the only reader across people.
    public static func all(_ table: Table, in session: any SQLSession) throws -> [StoredRow] {
        let columns = table.columns.joined(separator: ", ")
        let order = table.keyColumns.joined(separator: ", ")
        return try session.query("SELECT \(columns) FROM \(table.name) ORDER BY \(order)")
            .map { StoredRow(table, $0.values) }
    }
}

extension [UInt8] {
    /// Appends a value with its kind and its length.
    mutating func append(_ value: SQLValue) {
        switch value {
        case .null: begin(kind: 0, count: 0)
        case .integer(let number):
            begin(kind: 1, count: 8)
            append(bigEndian: UInt64(bitPattern: number))
        case .real(let number):
            begin(kind: 2, count: 8)
            append(bigEndian: number.bitPattern)
        case .text(let text):
            begin(kind: 3, count: text.utf8.count)
            append(contentsOf: text.utf8)
        case .blob(let bytes):
            begin(kind: 4, count: bytes.count)
            append(contentsOf: bytes)
        }
    }

    private mutating func begin(kind: UInt8, count: Int) {
        append(kind)
        append(bigEndian: UInt64(count))
    }

    private mutating func append(bigEndian number: UInt64) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }

    /// Eight bytes, most significant first.
    static func bigEndian(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }

    private static func digit(_ number: UInt8) -> UInt8 {
        number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") + number - 10
    }

    /// Lower-case hexadecimal.
    public var hexadecimal: String {
        String(unsafeUninitializedCapacity: 2 * count) { letters in
            for (place, byte) in enumerated() {
                letters[2 * place] = Self.digit(byte >> 4)
                letters[2 * place + 1] = Self.digit(byte & 15)
            }
            return 2 * count
        }
    }
}

extension SQLValue {
    /// The value as part of a key text.
    var keyText: String {
        switch self {
        case .null: "null"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        case .blob(let bytes): bytes.hexadecimal
        }
    }
}
