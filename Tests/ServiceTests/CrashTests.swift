import Bureau
import Charters
import Storage
import StorageTestSupport
import Synchronization
import Testing

@testable import Service

@Suite("A failing database")
struct CrashTests {
    @Test(
        "leaves nothing half-written, wherever it fails",
        arguments: DatabaseKind.allCases,
        [true, false]
    )
    func everyStatement(kind: DatabaseKind, isHolding: Bool) async throws {
        let test = try await TestOffice(kind)
        if isHolding { #expect(try await test.office.lease.take(in: test.faults) == nil) }
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let before = try await test.counts()
        var failures = 0
        for statement in 0..<200 {
            test.faults.fail(afterStatements: statement)
            do {
                _ = try await test.office.perform(test.file(by: court), as: court)
                break
            } catch is FaultyDatabase.Fault {
                failures += 1
            } catch is SavepointLost {
                failures += 1
            }
            test.faults.fail(afterStatements: nil)
            #expect(try await test.counts() == before, "statement \(statement)")
        }
        test.faults.fail(afterStatements: nil)
        // More statements than a handful failed, and in the end it went through.
        #expect(failures > 15)
        #expect(try await test.counts() != before)
        try await test.expectCleanLog()
    }

    @Test(
        "costs one command its effect and no other command anything",
        arguments: DatabaseKind.allCases
    )
    func neighbours(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        for statement in stride(from: 0, to: 120, by: 3) {
            test.faults.fail(afterStatements: statement, once: true)
            let numbers = (0..<4).map { 100 + statement * 4 + $0 }
            _ = await withTaskGroup(of: Bool.self) { group in
                for number in numbers {
                    group.addTask { (try? await test.enrol(number)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            test.faults.fail(afterStatements: nil)
        }
        try await test.expectCleanLog()
        try await test.enrol(9000)
        try await test.expectCleanLog()
    }

    @Test(
        "does not stop the office for good: what comes after it is logged",
        arguments: DatabaseKind.allCases
    )
    func recovery(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        test.faults.fail(afterStatements: 6)
        await #expect(throws: (any Error).self) { try await test.enrol(2) }
        test.faults.fail(afterStatements: nil)
        try await test.enrol(2)
        let again = try await test.reopened()
        #expect(try await again.latestCheckpoint() == test.office.latestCheckpoint())
        try await test.expectCleanLog()
    }

    @Test(
        "of which two offices write does not matter: each goes on from the other's checkpoint",
        arguments: DatabaseKind.allCases
    )
    func twoOffices(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let other = try await TestOffice.open(
            try test.store.reopened(),
            keys: test.keys,
            clock: test.clock
        )
        for number in 1...6 {
            let office = number.isMultiple(of: 2) ? test.office : other
            _ = try await office.perform(
                EnrolPerson(
                    identity: TestOffice.claim(number),
                    items: [],
                    reference: TestOffice.reference(number),
                    isSynthetic: true
                ),
                as: test.staff
            )
        }
        try await test.expectCleanLog()
    }

    @Test(
        "or a clock that runs backwards leaves the log in order",
        arguments: DatabaseKind.allCases
    )
    func backwards(_ kind: DatabaseKind) async throws {
        let store = try kind.make()
        let clock = RestlessClock()
        let office = try await TestOffice.open(
            store.database,
            keys: .ephemeral(),
            clock: clock
        )
        for number in 1...6 {
            clock.seconds.withLock { $0 = number.isMultiple(of: 2) ? 0 : 50_000 }
            _ = try await office.perform(
                OnboardSubscriber(
                    name: "Lender \(number)",
                    contact: "post@example.org",
                    roles: [.lender],
                    licence: "L",
                    looksPerDay: 1
                ),
                as: .staff("ada")
            )
        }
        #expect(try await office.checkLog().findings == [])
    }

    @Test(
        "in which the last checkpoint was changed is not opened",
        arguments: DatabaseKind.allCases
    )
    func brokenLog(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        try await test.write("UPDATE log_leaf SET leaf = $1 WHERE leaf_index = 0", [.blob([1])])
        await #expect(throws: OfficeError.self) { try await test.reopened() }
        await #expect(throws: Never.self) { try await test.office.checkLog() }
    }
}

extension TestOffice {
    /// How many rows each table has.
    func counts() async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for table in Table.all {
            counts[table.name] = try await read("SELECT COUNT(*) FROM \(table.name)")[0].count(0)
        }
        return counts
    }
}

/// A clock that is set forwards and backwards, as a machine's may be.
private final class RestlessClock: WallClock {
    let seconds = Mutex<Int64>(0)

    var now: Instant {
        Instant(millisecondsSinceEpoch: 1_795_000_000_000)
            .adding(seconds: seconds.withLock { $0 })
    }
}
