import Bureau
import Evidence
import Storage

/// What the events of a person's chain say of the rows that were written with them.
struct RowMentions {
    /// Where a row stands.
    struct Place: Hashable {
        let table: String
        let key: String

        /// The place as the database knows it; nil for a table that there is not.
        var inTable: (table: Table, key: [SQLValue])? {
            Self.tables[table].map { ($0, Self.key(key, of: $0)) }
        }

        private static let tables = Dictionary(
            uniqueKeysWithValues: Table.all.map { ($0.name, $0) }
        )

        /// The values of a key that was written as one text.
        private static func key(_ text: String, of table: Table) -> [SQLValue] {
            let parts = text.split(
                separator: "/",
                maxSplits: table.keyColumns.count - 1,
                omittingEmptySubsequences: false
            ).map(String.init)
            return zip(table.keyColumns, parts).map { column, part in
                ["digest", "key_hash", "token"].contains(column)
                    ? .blob([UInt8](hexadecimal: part) ?? []) : .text(part)
            }
        }
    }

    /// What one event says of a row; no digest when it was deleted.
    struct Mention {
        let sequence: UInt64
        let sha256: String?
    }

    /// What the newest event of each row says.
    private(set) var newest: [Place: Mention] = [:]
    /// The events themselves, in the order of the chain.
    private(set) var events: [LoggedEvent] = []

    /// Reads all events of a person that can be read.
    ///
    /// - Complexity: O(events of the person and the rows that they wrote).
    init(of person: PersonID, at desk: Desk) throws {
        let keys = try desk.vault.keys(of: person.rawValue)
        for stored in try ChainRepository.events(of: person.rawValue, in: desk.session) {
            let event = try stored.open(with: keys.dataKey)
            events.append(event)
            for row in EventEnvelope.rows(of: event) {
                newest[Place(table: row.table, key: row.key)] = Mention(
                    sequence: stored.sequence,
                    sha256: row.sha256
                )
            }
        }
    }
}

extension [UInt8] {
    /// Bytes by two digits each; nil for any other text.
    fileprivate init?(hexadecimal text: String) {
        let digits = text.utf8.map { UInt8(ascii: "a") <= $0 ? $0 &- 87 : $0 &- 48 }
        guard digits.count.isMultiple(of: 2), digits.allSatisfy({ $0 < 16 }) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
