import Storage
import StorageTestSupport
import Testing

@Suite("A PostgreSQL transaction")
struct PostgreSQLTransactionTests {
    private let cluster: PostgreSQLCluster

    init() throws { cluster = try PostgreSQLCluster.shared.get() }

    private struct Store {
        let address: String
        let database: PostgreSQLDatabase

        func numbers() async throws -> [Int64] {
            try await database.read { session in
                try session.query("SELECT n FROM t ORDER BY k").map { try $0.integer(0) }
            }
        }
    }

    /// A table with the rows a and b, both 0.
    private func store(settings: [String] = []) async throws -> Store {
        let address = try cluster.freshSchema(settings: settings)
        let database = try PostgreSQLDatabase(address)
        try await database.write { session in
            try session.execute("CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL)")
            try session.executeAll(
                "INSERT INTO t (k, n) VALUES ($1, 0)",
                rows: [[.text("a")], [.text("b")]]
            )
        }
        return Store(address: address, database: database)
    }

    private static func add(_ number: Int64, to key: String, _ session: any SQLSession) throws {
        try session.execute("UPDATE t SET n = n + $1 WHERE k = $2", [.integer(number), .text(key)])
    }

    @Test("is run again, whole, when another one came first", arguments: [false, true])
    func serialization(inStep: Bool) async throws {
        let store = try await store()
        let runs = Shared(0)
        let rival = "UPDATE t SET n = n + 10 WHERE k = 'a'"
        try await store.database.write { [cluster] session in
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            try Self.add(1, to: "b", session)
            if run == 1 { try cluster.run(rival, at: store.address) }
            guard inStep else { return try Self.add(1, to: "a", session) }
            // A body that would go on without the step does not get its way.
            try? session.savepoint { try Self.add(1, to: "a", session) }
        }
        #expect(runs.withLock { $0 } == 2)
        #expect(try await store.numbers() == [11, 1])
    }

    @Test("that has read what another one changed is run again: no write skew")
    func writeSkew() async throws {
        let store = try await store()
        let other = try PostgreSQLDatabase(store.address)
        let hasRead = Shared(0)
        // Each of the two adds to its own row only while the sum is 0; so only one may.
        @Sendable func addIfNone(_ key: String, _ database: PostgreSQLDatabase) async throws {
            try await database.write { session in
                let sum = try session.query("SELECT SUM(n) FROM t")[0].integer(0)
                hasRead.withLock { $0 += 1 }
                while hasRead.withLock({ $0 < 2 }) { _ = try session.query("SELECT 1") }
                if sum == 0 { try Self.add(1, to: key, session) }
            }
        }
        async let one: Void = addIfNone("a", store.database)
        async let two: Void = addIfNone("b", other)
        _ = try await (one, two)
        #expect(try await store.numbers().reduce(0, +) == 1)
        #expect(hasRead.withLock { $0 } == 3)
    }

    @Test("that waits for one that waits for it is run again")
    func deadlock() async throws {
        let store = try await store(settings: ["deadlock_timeout=10ms"])
        let name = "rival\(store.address.hashValue.magnitude)"
        let runs = Shared(0)
        let rival = Shared<Task<Void, any Error>?>(nil)
        try await store.database.write { [cluster] session in
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            try Self.add(1, to: "a", session)
            if run == 1 {
                let task = Task.detached {
                    _ = try cluster.run(
                        """
                        SET deadlock_timeout = '60s'; BEGIN; UPDATE t SET n = n + 10 WHERE k = 'b'; \
                        UPDATE t SET n = n + 10 WHERE k = 'a'; COMMIT
                        """,
                        at: store.address + " application_name=\(name)"
                    )
                }
                rival.withLock { $0 = task }
                let isWaiting = """
                    SELECT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '\(name)' \
                    AND wait_event_type = 'Lock')
                    """
                while try cluster.run(isWaiting) != "t" {}
            }
            try Self.add(1, to: "b", session)
        }
        try await rival.withLock { $0 }?.value
        #expect(runs.withLock { $0 } == 2)
        #expect(try await store.numbers() == [11, 11])
    }

    @Test("is run again on a conflict that Citus tells only at the commit, and not without end")
    func citus() async throws {
        let store = try await store()
        try await store.database.write { session in
            try session.execute("CREATE SEQUENCE tries")
            try session.execute(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN \
                IF nextval(''tries'') < 4 OR NEW.k = ''never'' THEN RAISE EXCEPTION ''MAPLE'' \
                USING ERRCODE = ''XX000''; END IF; RETURN NULL; END'
                """
            )
            try session.execute(
                """
                CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED \
                FOR EACH ROW EXECUTE FUNCTION refuse()
                """
            )
        }
        let runs = Shared(0)
        @Sendable func insert(_ key: String) async throws {
            try await store.database.write { session in
                runs.withLock { $0 += 1 }
                _ = try session.execute("INSERT INTO t (k, n) VALUES ($1, 7)", [.text(key)])
            }
        }
        try await insert("c")
        #expect(runs.withLock { $0 } == 4)
        #expect(try await store.numbers() == [0, 0, 7])
        let error = await #expect(throws: StoreError.self) { try await insert("never") }
        #expect(runs.withLock { $0 } == 15)
        #expect(error?.message.contains("XX000") == true)
        #expect(error?.message.contains("MAPLE") == false)
    }

    @Test("uses a table that was altered since its statements were prepared")
    func alteredTable() async throws {
        let store = try await store()
        let all = "SELECT * FROM t ORDER BY k"
        for _ in 0..<8 {
            _ = try await store.database.read { try $0.query(all) }
            try await store.database.write { _ = try $0.query(all) }
        }
        try cluster.run("ALTER TABLE t ADD COLUMN m BIGINT DEFAULT 5", at: store.address)
        let wide: [SQLValue] = [.text("a"), .integer(0), .integer(5)]
        #expect(try await store.database.read { try $0.query(all) }[0].values == wide)
        let written = try await store.database.write { session in
            try session.savepoint { try session.query(all) }
        }
        #expect(written[0].values == wide)
        // And one that the server has forgotten, as a pooler between us and it would bring about.
        try await store.database.write { _ = try $0.execute("DEALLOCATE ALL") }
        #expect(try await store.database.write { try $0.query(all) }[0].values == wide)
    }

    @Test("that takes too long is stopped by the server, and can be told from a lost one")
    func statementTimeout() async throws {
        let store = try await store(settings: ["statement_timeout=50ms"])
        let error = await #expect(throws: StoreError.self) {
            try await store.database.write { session in
                try Self.add(1, to: "a", session)
                _ = try session.query("SELECT pg_sleep(60)")
            }
        }
        #expect(error?.code == .busy)
        #expect(error?.message.contains("57014") == true)
        try await store.database.write { session in
            #expect(throws: StoreError.self) {
                try session.savepoint { try session.query("SELECT pg_sleep(60)") }
            }
            try Self.add(5, to: "b", session)
        }
        #expect(try await store.numbers() == [0, 5])
    }

    @Test("is stopped and undone when its task is cancelled", arguments: [false, true])
    func cancellation(inStep: Bool) async throws {
        let store = try await store()
        let mark = "/* \(store.address.hashValue.magnitude) */ SELECT pg_sleep(600)"
        let task = Task {
            try await store.database.write { session in
                try Self.add(1, to: "a", session)
                guard inStep else { return _ = try session.query(mark) }
                try? session.savepoint { _ = try session.query(mark) }
            }
        }
        try await cluster.until(
            """
            SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query = '\(mark)' \
            AND wait_event = 'PgSleep')
            """
        )
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        try await cluster.until(
            "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE query = '\(mark)')"
        )
        #expect(try await store.numbers() == [0, 0])
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await store.database.write { try Self.add(1, to: "a", $0) }
        }
        await #expect(throws: CancellationError.self) { try await early.value }
        try await store.database.write { try Self.add(1, to: "b", $0) }
        #expect(try await store.numbers() == [0, 1])
    }

    @Test("is not committed when its body hides that a statement failed")
    func hiddenFailure() async throws {
        let store = try await store()
        let error = await #expect(throws: StoreError.self) {
            try await store.database.write { session in
                try Self.add(1, to: "a", session)
                _ = try? session.query("SELECT missing FROM t")
            }
        }
        #expect(error?.message.contains("42703") == true)
        #expect(try await store.numbers() == [0, 0])
    }
}
