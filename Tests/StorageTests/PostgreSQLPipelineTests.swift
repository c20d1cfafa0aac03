import StorageTestSupport
import Testing

@testable import Storage

@Suite("A PostgreSQL pipeline")
struct PostgreSQLPipelineTests {
    private let cluster: PostgreSQLCluster

    init() throws { cluster = try PostgreSQLCluster.shared.get() }

    @Test("of 100,000 rows whose answers fill every buffer comes through")
    func manyRows() async throws {
        let database = try PostgreSQLDatabase(try cluster.freshSchema())
        let rows: [[SQLValue]] = (0..<100_000).map {
            [.integer($0), .text("\($0) of very many rows, each of them of some length")]
        }
        let (changed, sum) = try await database.write { session in
            try session.execute("CREATE TABLE t (n BIGINT NOT NULL PRIMARY KEY, x TEXT NOT NULL)")
            let changed = try session.executeAll("INSERT INTO t (n, x) VALUES ($1, $2)", rows: rows)
            // Answers far longer than questions: the server stops reading until it is read from.
            let answers = try session.queryAll(
                (0..<2000).map { _ in SQLStatement("SELECT n, x FROM t WHERE n < 100 ORDER BY n") }
            )
            return (changed, answers.reduce(0) { $0 + $1.count })
        }
        #expect(changed == 100_000)
        #expect(sum == 200_000)
    }

    @Test("in which a statement is broken tells that one's error, and nothing stays")
    func brokenStatement() async throws {
        let database = try PostgreSQLDatabase(try cluster.freshSchema())
        try await database.write { session in
            _ = try session.execute("CREATE TABLE t (n BIGINT NOT NULL PRIMARY KEY)")
        }
        let insert = "INSERT INTO t (n) VALUES ($1)"
        for (broken, state) in [
            (SQLStatement("SELECT nothing FROM t"), "42703"),
            (SQLStatement("SELEC 1"), "42601"),
            (SQLStatement(insert, [.integer(1)]), "23505"),
            (SQLStatement(insert, [.text("MAPLE")]), "22P02"),
            (SQLStatement(insert, []), "08P01"),
            (SQLStatement("SELECT ARRAY[1]"), "OID 1007"),
        ] {
            let statements = [
                SQLStatement(insert, [.integer(1)]), broken, SQLStatement(insert, [.integer(2)]),
                SQLStatement("ALSO BROKEN"),
            ]
            let error = await #expect(throws: StoreError.self) {
                try await database.write { try $0.queryAll(statements) }
            }
            let text = error.map { "\($0)" } ?? ""
            #expect(text.contains(state), "\(text)")
            #expect(!text.contains("MAPLE"))
            #expect(try await database.read { try $0.query("SELECT n FROM t") }.isEmpty)
        }
    }

    /// A session on a connection of its own, to count how often the server is waited for.
    private func link() throws -> PostgreSQLLink {
        let link = try PostgreSQLLink(PostgreSQLAddress(try cluster.freshSchema()))
        link.roundTrips = 0
        return link
    }

    @Test("carries begin, savepoints and prepared plans along with the statements")
    func roundTrips() throws {
        struct Stop: Error {}
        let link = try link()
        func session() -> PostgreSQLSession {
            PostgreSQLSession(
                link: link,
                begin: PostgreSQLConnection.Mode.write.rawValue,
                flag: CancellationFlag()
            )
        }
        let first = session()
        try first.execute("CREATE TABLE t (n BIGINT NOT NULL)")
        let insert = "INSERT INTO t (n) VALUES ($1)"
        for number in 0..<10 {
            _ = try first.savepoint { try first.execute(insert, [.count(number)]) }
        }
        #expect(throws: Stop.self) {
            try first.savepoint {
                _ = try first.execute(insert, [.integer(99)])
                throw Stop()
            }
        }
        try first.savepoint {}
        _ = try first.executeAll(insert, rows: (10..<1000).map { [.integer($0)] })
        try first.commit()
        // One each: the table, ten steps, the step undone, all other rows, the commit.
        #expect(link.roundTrips == 14)
        link.roundTrips = 0
        let second = session()
        #expect(try second.query("SELECT COUNT(*) FROM t")[0].count(0) == 1000)
        try second.commit()
        #expect(link.roundTrips == 2)
        link.roundTrips = 0
        let idle = session()
        try idle.savepoint {}
        try idle.commit()
        #expect(link.roundTrips == 0)
        #expect(link.isIdle)
    }

    @Test("keeps no more plans than it should")
    func plans() async throws {
        let link = try link()
        for number in 0...PostgreSQLLink.mostStatements {
            try link.exchange([.init("SELECT \(number)")], isCancelled: { false }) { _, _ in }
        }
        link.tidyStatements()
        #expect(link.statements.isEmpty)
        var left = -1
        try link.exchange(
            [.init("SELECT COUNT(*) FROM pg_prepared_statements")],
            isCancelled: { false }
        ) { _, reply in left = try reply.rows[0].count(0) }
        // The one that counts.
        #expect(left == 1)
    }

    @Test("of a pool waits for its turn: first come, first served, never more than there are")
    func pool() async throws {
        let pool = PostgreSQLPool(try PostgreSQLAddress(cluster.address()), size: 1)
        let order = Shared<[Int]>([])
        let isHeld = Shared(false)
        let isFree = Shared(false)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask {
                    try await pool.lend { _ in
                        isHeld.withLock { $0 = true }
                        while !isFree.withLock({ $0 }) {
                            try await Task.sleep(for: .milliseconds(1))
                        }
                        order.withLock { $0.append(number) }
                    }
                }
                if number == 0 {
                    // The first holds the connection before anyone else asks.
                    while !isHeld.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
                }
                while pool.waitingCount < number { try await Task.sleep(for: .milliseconds(1)) }
            }
            let impatient = Task { try await pool.lend { _ in } }
            while pool.waitingCount < 6 { try await Task.sleep(for: .milliseconds(1)) }
            impatient.cancel()
            await #expect(throws: CancellationError.self) { try await impatient.value }
            #expect(pool.waitingCount == 5)
            isFree.withLock { $0 = true }
            try await group.waitForAll()
        }
        #expect(order.withLock { $0 } == [0, 1, 2, 3, 4, 5])
        pool.close()
        await #expect(throws: StoreError.self) { try await pool.lend { _ in } }
    }

    @Test("uses a connection again, unless it was told to stop or lost its server")
    func disorder() async throws {
        let connection = PostgreSQLConnection(try PostgreSQLAddress(cluster.address()))
        func process(_ flag: CancellationFlag = CancellationFlag()) async throws -> Int {
            try await connection.transaction(.write, flag) {
                try $0.query("SELECT pg_backend_pid()")[0].count(0)
            }
        }
        #expect(await !connection.isOpen)
        let first = try await process()
        #expect(try await process() == first)
        await #expect(throws: StoreError.self) {
            try await connection.transaction(.read, CancellationFlag()) { try $0.query("SELEC") }
        }
        #expect(try await process() == first)
        let raised = CancellationFlag()
        raised.raise()
        await #expect(throws: CancellationError.self) { _ = try await process(raised) }
        #expect(await !connection.isOpen)
        let second = try await process()
        #expect(second != first)
        try cluster.run("SELECT pg_terminate_backend(\(second), 5000)")
        #expect(try await process() != second)
    }
}
