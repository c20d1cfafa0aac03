/// Documents of the domain as they are stored: JSON, sealed for the row in which they stand.
///
/// The document is the last column.
public enum SealedDocument {
    /// A row of a table whose only other column is the document.
    public static func row(
        _ table: Table,
        key: [String],
        _ document: some Encodable,
        sealedWith dataKey: DataKey
    ) throws -> StoredRow {
        let sealed = try seal(document, in: table, key: key, with: dataKey)
        return StoredRow(table, key.map(SQLValue.text) + [.blob(sealed)])
    }

    /// The sealed bytes of a document.
    public static func seal(
        _ document: some Encodable,
        in table: Table,
        key: [String],
        with dataKey: DataKey
    ) throws -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try DocumentEncoder.encode(document)
        } catch {
            throw StoreError(.corrupt, "a document of \(table.name) cannot be written")
        }
        return try dataKey.seal(bytes, for: place(table, key))
    }

    /// The document in the last column of a row whose key is all texts.
    public static func open<Document: Decodable>(
        _ row: StoredRow,
        with dataKey: DataKey
    ) throws -> Document {
        let values = SQLRow(row.values)
        let key = try row.table.keyColumns.indices.map(values.text)
        let sealed = try values.blob(row.values.count - 1)
        let bytes = try dataKey.open(sealed, for: place(row.table, key))
        do {
            return try DocumentDecoder.decode(Document.self, from: bytes)
        } catch {
            throw StoreError(.corrupt, "a document of \(row.table.name) cannot be read")
        }
    }

    /// A row of a table whose only other column is sealed bytes that are no document.
    static func rowOfBytes(
        _ table: Table,
        key: [String],
        _ bytes: [UInt8],
        sealedWith dataKey: DataKey
    ) throws -> StoredRow {
        let sealed = try dataKey.seal(bytes, for: place(table, key))
        return StoredRow(table, key.map(SQLValue.text) + [.blob(sealed)])
    }

    /// The bytes in the last column of a row whose key is all texts.
    static func bytes(of row: StoredRow, with dataKey: DataKey) throws -> [UInt8] {
        let values = SQLRow(row.values)
        let key = try row.table.keyColumns.indices.map(values.text)
        return try dataKey.open(
            try values.blob(row.values.count - 1),
            for: place(row.table, key)
        )
    }

    private static func place(_ table: Table, _ key: [String]) -> String {
        ([table.name] + key).joined(separator: "/")
    }
}
