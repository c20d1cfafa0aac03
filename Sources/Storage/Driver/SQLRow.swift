/// One row of a result, copied out of the driver: positions follow the statement's column list.
public struct SQLRow: Hashable, Sendable {
    /// The values in the order of the columns asked for.
    public var values: [SQLValue]

    /// A row.
    public init(_ values: [SQLValue]) { self.values = values }

    /// The text at a position; anything else there means the database is corrupt.
    public func text(_ position: Int) throws -> String {
        guard case .text(let value) = try value(position) else { throw mismatch(position) }
        return value
    }

    /// The text at a position, or nil for NULL.
    public func optionalText(_ position: Int) throws -> String? {
        if case .null = try value(position) { return nil }
        return try text(position)
    }

    /// The whole number at a position.
    public func integer(_ position: Int) throws -> Int64 {
        guard case .integer(let value) = try value(position) else { throw mismatch(position) }
        return value
    }

    /// The whole number at a position, as an `Int`.
    public func count(_ position: Int) throws -> Int { Int(try integer(position)) }

    /// The bytes at a position; an empty blob is no bytes.
    public func blob(_ position: Int) throws -> [UInt8] {
        guard case .blob(let value) = try value(position) else { throw mismatch(position) }
        return value
    }

    private func value(_ position: Int) throws -> SQLValue {
        guard values.indices.contains(position) else { throw mismatch(position) }
        return values[position]
    }

    private func mismatch(_ position: Int) -> StoreError {
        StoreError(.corrupt, "column \(position) of a row is not of the expected kind")
    }
}
