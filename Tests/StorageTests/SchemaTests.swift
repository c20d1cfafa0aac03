import Storage
import StorageTestSupport
import Testing

@Suite("The schema")
struct SchemaTests {
    @Test("is what the program's tables say, column by column", arguments: DatabaseKind.allCases)
    func columns(kind: DatabaseKind) async throws {
        let store = try kind.make()
        try await Migrator.migrate(store.database)
        for table in Table.all {
            let columns = table.columns.joined(separator: ", ")
            _ = try await store.database.read {
                try $0.query("SELECT \(columns) FROM \(table.name)")
            }
        }
        let statements = Migration.all.flatMap(\.statements)
        for table in Table.all {
            let statement = try #require(
                statements.first { $0.hasPrefix("CREATE TABLE \(table.name) (") }
            )
            let key =
                table.keyColumns.count == 1
                ? "\(table.keyColumns[0]) "
                : "PRIMARY KEY (\(table.keyColumns.joined(separator: ", ")))"
            #expect(statement.contains(key), "\(table.name) has another key")
            let count = statement.split(separator: "\n").count { $0.hasPrefix("    ") }
            let keyLine = table.keyColumns.count == 1 ? 0 : 1
            #expect(count == table.columns.count + keyLine, "\(table.name) has other columns")
        }
        #expect(statements.count { $0.hasPrefix("CREATE TABLE") } == Table.all.count)
    }

    @Test("has the person first in the key of everything that a person owns, and no foreign keys")
    func persons() {
        let text = Migration.all.map(\.sql).joined()
        for refused in ["REFERENCES", "SERIAL", "AUTOINCREMENT", "TRIGGER", "now()", "DEFAULT"] {
            #expect(!text.contains(refused))
        }
        let keyedByOther = [
            "person_token", "subscriber_reference", "sign_in_challenge", "session",
            "representative_access", "representative_session",
        ]
        for table in Table.all
        where table.columns.contains("person") && !keyedByOther.contains(table.name) {
            #expect(table.keyColumns.first == "person", "\(table.name)")
        }
    }

    @Test("never changes a key when a row is written again")
    func puts() {
        for table in Table.all {
            let update = table.putStatement.components(after: "DO UPDATE SET ")
            for key in table.keyColumns {
                #expect(!update.contains("\(key) = "), "\(table.name)")
            }
        }
    }

    @Test("is migrated once, and a changed or unknown migration stops the start")
    func migrations() async throws {
        let store = try DatabaseKind.sqlite.make()
        #expect(try await Migrator.migrate(store.database) == Migration.all.count)
        #expect(try await Migrator.migrate(store.database) == 0)
        let added = Migration(
            number: (Migration.all.last?.number ?? 0) + 1,
            name: "added",
            sql: "CREATE TABLE added (id TEXT NOT NULL PRIMARY KEY);"
        )
        #expect(try await Migrator.migrate(store.database, to: Migration.all + [added]) == 1)
        let unknown = await #expect(throws: StoreError.self) {
            try await Migrator.migrate(store.database)
        }
        #expect(unknown?.code == .foreignSchema)
        let changed = Migration(number: added.number, name: "added", sql: added.sql + " -- later")
        let other = await #expect(throws: StoreError.self) {
            try await Migrator.migrate(store.database, to: Migration.all + [changed])
        }
        #expect(other?.code == .foreignSchema)
    }

    @Test("is migrated by two programs at once without harm", arguments: DatabaseKind.allCases)
    func twoAtOnce(kind: DatabaseKind) async throws {
        for _ in 0..<8 {
            let store = try kind.make()
            let doors = [store.database] + (try (0..<3).map { _ in try store.reopened() })
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for door in doors { group.addTask { try await Migrator.migrate(door) } }
                return try await group.reduce(0, +)
            }
            #expect(counts == Migration.all.count)
            #expect(try await Migrator.status(of: store.database).missing.isEmpty)
        }
    }

    @Test("says what is applied and missing without touching anything")
    func status() async throws {
        let store = try DatabaseKind.sqlite.make()
        let fresh = try await Migrator.status(of: store.database)
        #expect(fresh.isFresh && fresh.missing == Migration.all)
        let tables = "SELECT name FROM sqlite_master"
        #expect(try await store.database.read { try $0.query(tables) }.isEmpty)
        try await Migrator.migrate(store.database, to: [Migration.all[0]])
        let behind = try await Migrator.status(of: store.database)
        #expect(behind.applied == [Migration.all[0]])
        #expect(behind.missing == Array(Migration.all.dropFirst()))
        await #expect(throws: StoreError.self) {
            try await Migrator.settle(store.database, migrating: false)
        }
        try await Migrator.settle(store.database, migrating: true)
        try await Migrator.settle(store.database, migrating: false)
    }

    @Test("undoes a migration that fails half-way", arguments: DatabaseKind.allCases)
    func halfWay(kind: DatabaseKind) async throws {
        let store = try kind.make()
        let broken = Migration(
            number: 1,
            name: "broken",
            sql: "CREATE TABLE good (id TEXT NOT NULL PRIMARY KEY);\nCREATE TABLE bad (;"
        )
        await #expect(throws: StoreError.self) {
            try await Migrator.migrate(store.database, to: [broken])
        }
        #expect(try await Migrator.migrate(store.database) == Migration.all.count)
    }
}

extension String {
    fileprivate func components(after text: String) -> String {
        guard let range = firstRange(of: text) else { return "" }
        return String(self[range.upperBound...])
    }
}
