import Storage
import StorageTestSupport
import Testing

@Suite("A database driver")
struct DriverTests {
    private func store(_ kind: DatabaseKind) async throws -> TestDatabase {
        let store = try kind.make()
        try await store.database.write { session in
            _ = try session.execute(
                "CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, n BIGINT, b BYTEA, x TEXT)"
            )
        }
        return store
    }

    @Test("gives back what it was given", arguments: DatabaseKind.allCases)
    func values(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let rows: [[SQLValue]] = [
            [.text("a"), .integer(.max), .blob([0, 1, 255]), .text("Müller 王\u{0301} 🏠")],
            [.text("b"), .integer(.min), .blob([]), .null],
            [.text("c"), .null, .null, .text("")],
        ]
        try await store.database.write { session in
            for row in rows {
                try session.execute("INSERT INTO t (k, n, b, x) VALUES ($1, $2, $3, $4)", row)
            }
        }
        let found = try await store.database.read {
            try $0.query("SELECT k, n, b, x FROM t ORDER BY k")
        }
        #expect(found.map(\.values) == rows)
    }

    @Test(
        "binds by number, not by place, and the same number twice",
        arguments: DatabaseKind.allCases
    )
    func placeholders(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        try await store.database.write { session in
            _ = try session.execute(
                "INSERT INTO t (x, k, n) VALUES ($2, $1, $3)",
                [.text("k"), .text("x"), .integer(7)]
            )
        }
        let found = try await store.database.read {
            try $0.query(
                "SELECT x FROM t WHERE n = $2 AND k = $1 AND $1 = k",
                [.text("k"), .integer(7)]
            )
        }
        #expect(found.map(\.values) == [[.text("x")]])
    }

    @Test(
        "undoes a transaction that throws, and reads see none of it",
        arguments: DatabaseKind.allCases
    )
    func rollback(kind: DatabaseKind) async throws {
        struct Stop: Error {}
        let store = try await store(kind)
        await #expect(throws: Stop.self) {
            try await store.database.write { session in
                try session.execute("INSERT INTO t (k) VALUES ($1)", [.text("k")])
                throw Stop()
            }
        }
        #expect(try await store.database.read { try $0.query("SELECT k FROM t") }.isEmpty)
    }

    @Test("undoes a savepoint alone", arguments: DatabaseKind.allCases)
    func savepoints(kind: DatabaseKind) async throws {
        struct Stop: Error {}
        let store = try await store(kind)
        try await store.database.write { session in
            try session.execute("INSERT INTO t (k) VALUES ($1)", [.text("before")])
            do {
                try session.savepoint {
                    try session.execute("INSERT INTO t (k) VALUES ($1)", [.text("undone")])
                    throw Stop()
                }
            } catch is Stop {}
            try session.savepoint {
                _ = try session.execute("INSERT INTO t (k) VALUES ($1)", [.text("kept")])
            }
        }
        let found = try await store.database.read { try $0.query("SELECT k FROM t ORDER BY k") }
        #expect(found.map(\.values) == [[.text("before")], [.text("kept")]])
    }

    @Test(
        "says conflict for a key that is there, and shows no value",
        arguments: DatabaseKind.allCases
    )
    func conflicts(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let insert = "INSERT INTO t (k) VALUES ($1)"
        try await store.database.write { _ = try $0.execute(insert, [.text("MAPLE")]) }
        let error = await #expect(throws: StoreError.self) {
            try await store.database.write { _ = try $0.execute(insert, [.text("MAPLE")]) }
        }
        #expect(error?.code == .conflict)
        #expect(error.map { "\($0)".contains("MAPLE") } == false)
    }

    @Test("keeps commits safe: write-ahead log and full synchronisation")
    func durability() async throws {
        let store = try DatabaseKind.sqlite.make()
        let pragmas = try await store.database.write { session in
            try ["journal_mode", "synchronous", "foreign_keys"].map {
                try session.query("PRAGMA \($0)")[0].values[0]
            }
        }
        #expect(pragmas == [.text("wal"), .integer(2), .integer(1)])
    }
}
