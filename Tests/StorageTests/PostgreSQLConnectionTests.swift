import Foundation
import Storage
import StorageTestSupport
import Testing

@Suite("A PostgreSQL connection")
struct PostgreSQLConnectionTests {
    private let cluster: PostgreSQLCluster

    init() throws { cluster = try PostgreSQLCluster.shared.get() }

    private func failure(at address: String) async throws -> StoreError {
        let database = try PostgreSQLDatabase(address, readers: 1)
        let error = await #expect(throws: StoreError.self) {
            try await database.read { try $0.query("SELECT 1") }
        }
        return try #require(error)
    }

    private func value(_ sql: String, _ database: any Database) async throws -> SQLValue? {
        try await database.read { try $0.query(sql).first?.values.first }
    }

    @Test("says what is wrong with the password, and never the password")
    func passwords() async throws {
        try cluster.run("CREATE ROLE locked LOGIN PASSWORD 'right-1'")
        let right = cluster.address(user: "locked", options: ["password=right-1"])
        let database = try PostgreSQLDatabase(right)
        #expect(try await value("SELECT CURRENT_USER", database) == .text("locked"))
        let wrong = try await failure(
            at: cluster.address(user: "locked", options: ["password=hush-2"])
        )
        #expect(wrong.code == .unavailable)
        #expect(wrong.message.contains("check database, user and password"))
        #expect(wrong.message.contains("password authentication failed"))
        #expect(!wrong.message.contains("hush-2"))
        let none = try await failure(at: cluster.address(user: "locked"))
        #expect(none.message.contains("PGPASSWORD"))
        // A password that libpq would quote: as a host, or in an address that it cannot read.
        let quoted = try await failure(
            at: "postgresql://u:hush-3@hush-3.invalid/d?connect_timeout=1"
        )
        #expect(quoted.message.contains("***.invalid"))
        for unreadable in ["postgresql://u:hush-4%zz@h/d", "host=h hush-4", "host=h x=hush-4"] {
            let error = #expect(throws: StoreError.self) { try PostgreSQLDatabase(unreadable) }
            #expect(error?.message.contains("cannot be read") == true)
            #expect(error?.message.contains("hush-4") == false)
        }
    }

    @Test("says that a server does not answer, and that a database is not there")
    func unreachable() async throws {
        let silent = try await failure(at: "host=\(cluster.folder.path) port=5433 dbname=d")
        #expect(silent.code == .unavailable)
        #expect(silent.message.contains("the server does not answer: check host, port"))
        let missing = try await failure(at: cluster.address(database: "nowhere"))
        #expect(missing.message.contains("database \"nowhere\" does not exist"))
        #expect(missing.message.contains("check database"))
    }

    @Test("sets limits and a name, unless the address or the role does")
    func limits() async throws {
        func limits(_ options: [String], user: String = "postgres") async throws -> [SQLRow] {
            let address = cluster.address(user: user, options: options)
            return try await PostgreSQLDatabase(address).read { session in
                try session.queryAll(
                    [
                        "statement_timeout", "idle_in_transaction_session_timeout",
                        "application_name",
                    ].map { SQLStatement("SELECT current_setting('\($0)')") }
                ).flatMap { $0 }
            }
        }
        #expect(
            try await limits([]).map(\.values) == [
                [.text("5min")], [.text("5min")], [.text("recourse")],
            ]
        )
        let chosen = [
            "options='-c statement_timeout=7s -c idle_in_transaction_session_timeout=0'",
            "application_name=mine",
        ]
        #expect(
            try await limits(chosen).map(\.values) == [
                [.text("7s")], [.text("0")], [.text("mine")],
            ]
        )
        try cluster.run("CREATE ROLE patient LOGIN; ALTER ROLE patient SET statement_timeout = 0")
        #expect(
            try await limits([], user: "patient").map(\.values) == [
                [.text("0")], [.text("5min")], [.text("recourse")],
            ]
        )
    }

    @Test("is refused where commits could be lost, or texts changed")
    func unsafeServers() async throws {
        let hasty = try await failure(
            at: cluster.address(options: ["options='-c synchronous_commit=off'"])
        )
        #expect(hasty.code == .unavailable)
        #expect(hasty.message.contains("synchronous_commit is off"))
        let database = try PostgreSQLDatabase(
            cluster.address(options: ["options='-c synchronous_commit=local'"])
        )
        #expect(try await value("SHOW synchronous_commit", database) == .text("local"))
        try cluster.run(
            "CREATE DATABASE old TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' "
                + "LC_CTYPE 'C' LOCALE_PROVIDER libc"
        )
        let old = try await failure(at: cluster.address(database: "old"))
        #expect(old.message.contains("ENCODING 'UTF8'"))
    }

    @Test("that is lost between transactions is made anew, unnoticed")
    func restart() async throws {
        let own = try PostgreSQLCluster()
        let database = try PostgreSQLDatabase(own.address(), readers: 3)
        try await database.write { _ = try $0.execute("CREATE TABLE t (k TEXT)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask { _ = try await database.read { try $0.query("SELECT k FROM t") } }
            }
            try await group.waitForAll()
        }
        try own.restart()
        try await database.write { session in
            _ = try session.execute("INSERT INTO t (k) VALUES ($1)", [.text("a")])
        }
        for _ in 0..<3 { #expect(try await value("SELECT k FROM t", database) == .text("a")) }
        try own.stop()
        let error = await #expect(throws: StoreError.self) {
            try await database.read { try $0.query("SELECT k FROM t") }
        }
        #expect(error?.code == .unavailable)
    }

    @Test("that is lost inside a transaction is an error, and what was written is undone")
    func lostInside() async throws {
        let address = try cluster.freshSchema()
        let database = try PostgreSQLDatabase(address)
        try await database.write { _ = try $0.execute("CREATE TABLE t (k TEXT)") }
        let runs = Shared(0)
        let error = await #expect(throws: StoreError.self) {
            try await database.write { [cluster] session in
                runs.withLock { $0 += 1 }
                _ = try session.execute("INSERT INTO t (k) VALUES ($1)", [.text("a")])
                let process = try session.query("SELECT pg_backend_pid()")[0].integer(0)
                try cluster.run("SELECT pg_terminate_backend(\(process), 5000)")
                // A step that fails alone must not hide it.
                #expect(throws: SavepointLost.self) {
                    try session.savepoint { try session.query("SELECT k FROM t") }
                }
                #expect(throws: StoreError.self) { try session.query("SELECT k FROM t") }
            }
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("57P01") == true)
        #expect(runs.withLock { $0 } == 1)
        #expect(try await value("SELECT COUNT(*) FROM t", database) == .integer(0))
    }

    @Test("that is lost while committing is an error that says so, and nothing is run again")
    func lostAtCommit() async throws {
        let database = try PostgreSQLDatabase(try cluster.freshSchema())
        try await database.write { session in
            try session.execute("CREATE TABLE t (k TEXT)")
            try session.execute(
                """
                CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS \
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); \
                RETURN NULL; END'
                """
            )
            try session.execute(
                """
                CREATE CONSTRAINT TRIGGER leave AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED \
                FOR EACH ROW EXECUTE FUNCTION leave()
                """
            )
        }
        let runs = Shared(0)
        let error = await #expect(throws: StoreError.self) {
            try await database.write { session in
                runs.withLock { $0 += 1 }
                _ = try session.execute("INSERT INTO t (k) VALUES ($1)", [.text("a")])
            }
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("may have happened") == true)
        #expect(runs.withLock { $0 } == 1)
        #expect(try await value("SELECT COUNT(*) FROM t", database) == .integer(0))
    }
}
