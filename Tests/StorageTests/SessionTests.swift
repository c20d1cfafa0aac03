import Foundation
import Storage
import StorageTestSupport
import Synchronization
import Testing

@Suite("A session")
struct SessionTests {
    private func store(_ kind: DatabaseKind) async throws -> TestDatabase {
        let store = try kind.make()
        try await store.database.write { session in
            _ = try session.execute(
                "CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, n BIGINT, b BYTEA, d DOUBLE PRECISION)"
            )
        }
        return store
    }

    private static let insert = "INSERT INTO t (k, n) VALUES ($1, $2)"

    private func keys(_ store: TestDatabase) async throws -> [String] {
        try await store.database.read { session in
            try session.query("SELECT k FROM t ORDER BY k").map { try $0.text(0) }
        }
    }

    @Test("runs one statement for many rows, in order", arguments: DatabaseKind.allCases)
    func executeAll(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let changed = try await store.database.write { session in
            let rows = (0..<500).map { [SQLValue.text("k\($0)"), .integer($0)] }
            let inserted = try session.executeAll(Self.insert, rows: rows)
            let last = try session.executeAll(
                "UPDATE t SET n = n + $1 WHERE n >= $2",
                rows: [[.integer(1000), .integer(490)], [.integer(1), .integer(1490)]]
            )
            return [inserted, last, try session.executeAll(Self.insert, rows: [])]
        }
        #expect(changed == [500, 20, 0])
        let sum = try await store.database.read { try $0.query("SELECT SUM(n) FROM t") }
        #expect(sum.map(\.values) == [[.integer(124_750 + 10_010)]])
    }

    @Test(
        "tells the error of the first row that fails, and a savepoint undoes them all",
        arguments: DatabaseKind.allCases
    )
    func executeAllFails(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        try await store.database.write { session in
            _ = try session.execute(Self.insert, [.text("before"), .null])
            let rows: [[SQLValue]] = [
                [.text("a"), .integer(1)], [.text("before"), .integer(2)],
                [.text("b"), .integer(3)],
            ]
            let error = #expect(throws: StoreError.self) {
                try session.savepoint { try session.executeAll(Self.insert, rows: rows) }
            }
            #expect(error?.code == .conflict)
            _ = try session.execute(Self.insert, [.text("after"), .null])
        }
        #expect(try await keys(store) == ["after", "before"])
    }

    @Test("runs several statements, each with its rows", arguments: DatabaseKind.allCases)
    func queryAll(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let results = try await store.database.write { session in
            try session.queryAll([
                SQLStatement(Self.insert, [.text("a"), .integer(7)]),
                SQLStatement("SELECT n FROM t WHERE k = $1", [.text("a")]),
                SQLStatement("DELETE FROM t"),
                SQLStatement("SELECT k, n FROM t"),
                SQLStatement(Self.insert, [.text("b"), .integer(8)]),
                SQLStatement("SELECT k, n FROM t"),
            ])
        }
        #expect(
            results == [
                [], [SQLRow([.integer(7)])], [], [], [], [SQLRow([.text("b"), .integer(8)])],
            ]
        )
        let none = try await store.database.read { try $0.queryAll([]) }
        #expect(none.isEmpty)
    }

    @Test("undoes savepoints within savepoints, each alone", arguments: DatabaseKind.allCases)
    func nested(kind: DatabaseKind) async throws {
        struct Stop: Error {}
        let store = try await store(kind)
        try await store.database.write { session in
            func put(_ key: String) throws {
                _ = try session.execute(Self.insert, [.text(key), .null])
            }
            func undone(_ body: () throws -> Void) {
                #expect(throws: (any Error).self) { try session.savepoint(body) }
            }
            try session.savepoint {
                try put("1 kept")
                undone {
                    try put("2 undone")
                    try session.savepoint { try put("3 undone with 2") }
                    throw Stop()
                }
                try session.savepoint { try put("4 kept") }
                undone { try put("4 kept") }
                undone { throw Stop() }
                try session.savepoint {}
                try put("5 kept")
            }
            undone {
                undone { try put("5 kept") }
                try put("6 undone")
                try session.savepoint { try session.savepoint { try put("7 undone") } }
                try put("5 kept")
            }
            try put("8 kept")
        }
        #expect(try await keys(store) == ["1 kept", "4 kept", "5 kept", "8 kept"])
    }

    @Test("refuses a NUL in a text, whichever way it comes", arguments: DatabaseKind.allCases)
    func nul(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let rows: [[SQLValue]] = [[.text("good"), .null], [.text("MAPLE\0"), .null]]
        for way in 0..<3 {
            let error = await #expect(throws: StoreError.self) {
                try await store.database.write { session in
                    switch way {
                    case 0: _ = try session.execute(Self.insert, rows[1])
                    case 1: _ = try session.executeAll(Self.insert, rows: rows)
                    default:
                        _ = try session.queryAll(rows.map { SQLStatement(Self.insert, $0) })
                    }
                }
            }
            #expect(error?.code == .unstorable)
            #expect(error?.message.contains("NUL") == true)
            #expect(error?.message.contains("MAPLE") == false)
        }
        #expect(try await keys(store) == [])
    }

    @Test(
        "sees one view while another one writes, from its first statement on",
        arguments: DatabaseKind.allCases
    )
    func view(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let hasRead = Atomic(false)
        let isWritten = Atomic(false)
        async let counts = store.database.read { session in
            func count() throws -> Int {
                try session.query("SELECT COUNT(*) FROM t")[0].count(0)
            }
            let before = try count()
            hasRead.store(true, ordering: .releasing)
            while !isWritten.load(ordering: .acquiring) { usleep(1000) }
            return [before, try count()]
        }
        while !hasRead.load(ordering: .acquiring) { try await Task.sleep(for: .milliseconds(1)) }
        try await store.database.write { session in
            _ = try session.execute(Self.insert, [.text("k"), .null])
        }
        isWritten.store(true, ordering: .releasing)
        #expect(try await counts == [0, 0])
        #expect(try await keys(store) == ["k"])
    }

    @Test("writes nothing in a read", arguments: DatabaseKind.allCases)
    func readOnly(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        await #expect(throws: StoreError.self) {
            try await store.database.read { session in
                _ = try session.execute(Self.insert, [.text("k"), .null])
            }
        }
        #expect(try await keys(store) == [])
    }

    @Test("gives a large document back", arguments: DatabaseKind.allCases)
    func large(kind: DatabaseKind) async throws {
        let store = try await store(kind)
        let bytes = (0..<5_242_880).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let found = try await store.database.write { session in
            try session.execute("INSERT INTO t (k, b) VALUES ($1, $2)", [.text("k"), .blob(bytes)])
            return try session.query("SELECT b FROM t WHERE b = $1", [.blob(bytes)])
        }
        #expect(try found.first?.blob(0) == bytes)
    }
}
