import Foundation

/// Documents of the domain as they are stored: JSON, sealed for the row in which they stand.
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
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes: [UInt8]
        do {
            bytes = [UInt8](try encoder.encode(document))
        } catch {
            // The encoder's own error would quote the document.
            throw StoreError(.corrupt, "a document of \(table.name) cannot be written")
        }
        return try dataKey.seal(bytes, for: place(table, key))
    }

    /// The document in sealed bytes.
    public static func open<Document: Decodable>(
        _ sealed: [UInt8],
        in table: Table,
        key: [String],
        with dataKey: DataKey
    ) throws -> Document {
        let bytes = try dataKey.open(sealed, for: place(table, key))
        do {
            return try JSONDecoder().decode(Document.self, from: Data(bytes))
        } catch {
            // The decoder's own error would quote the document.
            throw StoreError(.corrupt, "a document of \(table.name) cannot be read")
        }
    }

    private static func place(_ table: Table, _ key: [String]) -> String {
        ([table.name] + key).joined(separator: "/")
    }
}
