import Bureau
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("A damaged log")
struct StartCheckTests {
    /// An office whose log has full tiles and one above them.
    private func longLog(_ kind: DatabaseKind) async throws -> TestOffice {
        let test = try await TestOffice(kind)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<530 { group.addTask { try await test.enrol(number) } }
            try await group.waitForAll()
        }
        return test
    }

    @Test("is mended at start where its leaves suffice", arguments: DatabaseKind.allCases)
    func mending(kind: DatabaseKind) async throws {
        let test = try await longLog(kind)
        var generator = TestGenerator()
        let tiles = try await test.rows(of: .logTile)
        #expect(tiles.count >= 3)
        let last = try #require(
            tiles.last { $0.values[1] == .integer(0) },
            "the last full tile of leaf hashes"
        )
        let upper = try #require(tiles.last { $0.values[1] == .integer(1) })
        for tile in [last, upper] {
            let changed = generator.changed(tile.values[3])
            try await test.set(.logTile, 3, of: tile.values, to: changed)
            #expect(try await !test.office.checkLog().isClean)
            _ = try await test.reopened()
            try await test.expectCleanLog()
            try await test.store.database.write { try tile.delete($0) }
            _ = try await test.reopened()
            try await test.expectCleanLog()
        }
        let checkpoint = try #require(try await test.rows(of: .checkpoint).last)
        let range = generator.changed(checkpoint.values[2])
        try await test.set(.checkpoint, 2, of: checkpoint.values, to: range)
        #expect(try await !test.office.checkLog().isClean)
        let again = try await test.reopened()
        try await test.expectCleanLog()
        _ = try await again.perform(PlaceFreeze(), as: try await test.signIn(1))
        try await test.expectCleanLog()
    }

    @Test(
        "is refused where they do not, and the message says what to do",
        arguments: DatabaseKind.allCases,
        [
            "UPDATE checkpoint SET note = 'x'",
            "DELETE FROM log_leaf WHERE leaf_index = 3",
            "DELETE FROM log_leaf WHERE leaf_index = 0",
            """
            INSERT INTO log_leaf (shard, leaf_index, leaf) \
            SELECT shard, 4, leaf FROM log_leaf WHERE leaf_index = 1
            """,
            "DELETE FROM checkpoint",
            "DELETE FROM checkpoint WHERE tree_size = 4",
            "UPDATE chain SET length = length + 1",
            "DELETE FROM chain",
        ]
    )
    func refusing(_ kind: DatabaseKind, statement: String) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol(1)
        try await test.enrol(2)
        try await test.write(statement)
        let damaged = try await test.counts()
        let error = await #expect(throws: OfficeError.self) { try await test.reopened() }
        #expect(error?.description.contains("check-log") == true)
        #expect(error?.description.contains("backup") == true)
        #expect(try await test.counts() == damaged)
        // Whoever audits is let in, and is told where.
        var settings = TestOffice.settings()
        settings.opening = .audit
        let audited = try await TestOffice.open(
            test.faults,
            keys: test.keys,
            clock: test.clock,
            settings: settings
        )
        #expect(try await !audited.checkLog().isClean)
    }
}
