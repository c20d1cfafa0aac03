import Foundation
import Storage

/// A whole database as text, so that every driver can take it up: a line about it, then one line a
/// row.
///
/// The schema is not in it: the migrations that had run are, and their text never changes.
struct RecordedDatabase {
    /// What the recorder knew beside the rows.
    struct Facts: Codable {
        /// The checksums of the migrations that had run.
        var migrations: [String]
        /// The origin of the log.
        var origin: String
        /// The instant of the recording.
        var now: String
        /// Columns by table, in the order of the values.
        var columns: [String: [String]]
        /// Receipts that were released.
        var receipts: [String]
        /// The statement of the first person.
        var statement: String
    }

    private struct Row: Codable {
        var table: String
        var values: [Value]
    }

    private enum Value: Codable {
        case null
        case integer(Int64)
        case text(String)
        case blob([UInt8])

        private struct Bytes: Codable { var base64: Data }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let number = try? container.decode(Int64.self) {
                self = .integer(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .blob([UInt8](try container.decode(Bytes.self).base64))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .integer(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .blob(let bytes): try container.encode(Bytes(base64: Data(bytes)))
            }
        }
    }

    /// What the recorder knew.
    let facts: Facts
    private let rows: [Row]

    /// The keys of every recording; nobody else's.
    static let keys = KeyRing(
        master: Array(repeating: 1, count: 32),
        index: Array(repeating: 2, count: 32),
        identity: Array(repeating: 3, count: 32),
        logSigningSeed: Array(repeating: 4, count: 32)
    )

    /// Reads a recording.
    init(text: String) throws {
        let lines = text.split(separator: "\n").map { Data($0.utf8) }
        let decoder = JSONDecoder()
        facts = try decoder.decode(Facts.self, from: lines[0])
        rows = try lines.dropFirst().map { try decoder.decode(Row.self, from: $0) }
    }

    /// Records every row of a database, but for the record of migrations.
    init(_ facts: Facts, of database: any Database) async throws {
        var facts = facts
        for table in Table.all { facts.columns[table.name] = table.columns }
        self.facts = facts
        let stored = try await database.read { session in
            try Table.all.flatMap { try StoredRow.all($0, in: session) }
        }
        rows = stored.map { row in
            Row(
                table: row.table.name,
                values: row.values.map { value in
                    switch value {
                    case .null, .real: .null
                    case .integer(let number): .integer(number)
                    case .text(let text): .text(text)
                    case .blob(let bytes): .blob(bytes)
                    }
                }
            )
        }
    }

    /// The text of the recording.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let lines = try [encoder.encode(facts)] + rows.map { try encoder.encode($0) }
            return lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        }
    }

    /// Brings an empty database to the schema of the recording and puts the rows there.
    func load(into database: any Database) async throws {
        let migrations = Array(Migration.all.prefix(facts.migrations.count))
        guard migrations.map(\.checksum) == facts.migrations else {
            throw StoreError(.foreignSchema, "a migration of a released version was changed")
        }
        try await Migrator.migrate(database, to: migrations)
        try await database.write { [rows, columns = facts.columns] session in
            for row in rows {
                let names = columns[row.table, default: []]
                let places = names.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
                try session.execute(
                    """
                    INSERT INTO \(row.table) (\(names.joined(separator: ", "))) VALUES (\(places))
                    """,
                    row.values.map { value in
                        switch value {
                        case .null: .null
                        case .integer(let number): .integer(number)
                        case .text(let text): .text(text)
                        case .blob(let bytes): .blob(bytes)
                        }
                    }
                )
            }
        }
    }
}
