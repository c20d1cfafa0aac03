import Bureau
import Charters
import Evidence
import Foundation
import Storage
import StorageTestSupport
import Testing

@testable import Service

@Suite("The lease on the log")
struct LeaseTests {
    /// A second office over the same database, as another process would have it.
    private func other(_ test: TestOffice) async throws -> CreditOffice {
        try await TestOffice.open(
            try test.store.reopened(),
            keys: test.keys,
            clock: test.clock
        )
    }

    @discardableResult
    private func enrol(_ number: Int, at office: CreditOffice) async throws -> String {
        let receipted = try await office.perform(
            EnrolPerson(
                identity: TestOffice.claim(number),
                items: [],
                reference: TestOffice.reference(number),
                isSynthetic: true
            ),
            as: .staff("ada")
        )
        return try #require(receipted.receipt)
    }

    /// That each receipt's leaf stands at its place in the log, and at no other's.
    private func expect(_ receipts: [String], in test: TestOffice, seed: UInt64 = 0) async throws {
        var places: Set<UInt64> = []
        for text in receipts {
            let receipt = try Receipt(text: text)
            let rows = try await test.read(
                "SELECT leaf FROM log_leaf WHERE leaf_index = $1",
                [.integer(Int64(receipt.index))]
            )
            let leaf = Leaf.event(
                tag: receipt.tag,
                commitment: EventCommitment.commit(
                    salt: receipt.salt,
                    event: receipt.event.bytes
                )
            )
            #expect(try rows.first?.blob(0) == leaf.data, "seed \(seed)")
            #expect(places.insert(receipt.index).inserted, "seed \(seed)")
        }
        try await test.expectCleanLog()
    }

    @Test("lets guests write between two batches of its holder", arguments: DatabaseKind.allCases)
    func guests(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let guest = try await other(test)
        #expect(try await test.office.lease.take(in: test.faults) == nil)
        var receipts: [String] = []
        for number in 1...6 {
            let office = number.isMultiple(of: 2) ? guest : test.office
            receipts.append(try await enrol(number, at: office))
        }
        #expect(test.office.lease.isHolding)
        #expect(await test.office.isReady())
        try await expect(receipts, in: test)
    }

    @Test(
        "is not had by a second server, which is told who holds it",
        arguments: DatabaseKind.allCases
    )
    func second(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let second = try await other(test)
        #expect(try await test.office.lease.take(in: test.faults) == nil)
        let error = await #expect(throws: OfficeError.self) {
            try await second.holdingLease(waitingUpTo: .zero) { Issue.record("it ran") }
        }
        #expect(error?.isTemporary == true)
        let text = error?.description ?? ""
        #expect(text.contains("process \(getpid()) on \(WriterLease.hostName())"))
        #expect(text.contains(test.clock.now.adding(seconds: 10).description))
        try await test.office.lease.giveUp(in: test.faults)
        let answer = try await second.holdingLease(waitingUpTo: .zero) { second.lease.isHolding }
        #expect(answer)
        #expect(!second.lease.isHolding)
        // It was given up at the end, so that nobody waits.
        #expect(try await test.office.lease.take(in: test.faults) == nil)
    }

    @Test(
        "is waited for, and taken when it was given up",
        arguments: DatabaseKind.allCases
    )
    func waiting(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let second = try await other(test)
        #expect(try await test.office.lease.take(in: test.faults) == nil)
        _ = try await second.holdingLease(
            waitingUpTo: .seconds(600),
            onWaiting: { _ in
                Task { try await test.office.lease.giveUp(in: test.faults) }
            }
        ) { try await enrol(1, at: second) }
        try await test.expectCleanLog()
    }

    @Test("lost while a process was paused: it cannot commit", arguments: DatabaseKind.allCases)
    func paused(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let second = try await other(test)
        try await test.enrol()
        let person = try await test.signIn()
        #expect(try await test.office.lease.take(in: test.faults) == nil)
        test.clock.advance(seconds: WriterLease.termSeconds)
        #expect(try await second.lease.take(in: test.faults) == nil)
        let before = try await test.counts()
        let batch = await withTaskGroup(of: OfficeError?.self) { group in
            for number in 2...4 {
                group.addTask {
                    do {
                        try await test.enrol(number)
                        return nil
                    } catch { return error as? OfficeError }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for error in batch {
            guard case .leaseLost = error else {
                Issue.record("not refused: \(String(describing: error))")
                continue
            }
        }
        #expect(try await test.counts() == before)
        #expect(await !test.office.isReady())
        // Reading goes on, for everybody.
        #expect(try await test.office.history(of: person).count == 1)
        #expect(await second.isReady())
        let receipt = try await enrol(2, at: second)
        // While the other one holds it nothing changes; once it is free, this one writes again.
        try await test.office.lease.keep(in: test.faults)
        #expect(await !test.office.isReady())
        try await second.lease.giveUp(in: test.faults)
        try await test.office.lease.keep(in: test.faults)
        #expect(await test.office.isReady())
        try await expect([receipt, try await enrol(3, at: test.office)], in: test)
    }

    @Test(
        "is kept by renewing it, and noticed when it was lost without writing",
        arguments: DatabaseKind.allCases
    )
    func renewing(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let second = try await other(test)
        #expect(try await test.office.lease.take(in: test.faults) == nil)
        for _ in 0..<3 {
            test.clock.advance(seconds: WriterLease.termSeconds / 2 + 1)
            try await test.office.lease.keep(in: test.faults)
            #expect(try await second.lease.take(in: test.faults) != nil)
        }
        test.clock.advance(seconds: WriterLease.termSeconds)
        #expect(try await second.lease.take(in: test.faults) == nil)
        try await test.office.lease.keep(in: test.faults)
        #expect(!test.office.lease.mayWrite)
    }

    @Test(
        "outlives its term when nobody else wanted it: the token counts, not the time",
        arguments: DatabaseKind.allCases
    )
    func overdue(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        #expect(try await test.office.lease.take(in: test.faults) == nil)
        test.clock.advance(days: 100)
        try await test.enrol()
        #expect(test.office.lease.isHolding)
    }

    @Test(
        "of a process of this machine that is dead is free at once",
        arguments: DatabaseKind.allCases
    )
    func dead(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        #expect(try await test.office.lease.take(in: test.faults) == nil)
        let key = try VerifierKey(text: test.office.verifierKey)
        let keeper = LogKeeper(key: key)
        let context = test.office.context
        let elsewhere = WriterLease(
            office: context,
            keeper: keeper,
            host: "elsewhere",
            isRunning: { _ in false }
        )
        #expect(try await elsewhere.take(in: test.faults) != nil)
        let here = WriterLease(office: context, keeper: keeper, isRunning: { _ in false })
        #expect(try await here.take(in: test.faults) == nil)
        #expect(WriterLease.isAlive(Int64(getpid())))
        #expect(!WriterLease.isAlive(0))
    }

    @Test(
        "has a token that only grows",
        arguments: DatabaseKind.allCases
    )
    func token(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let second = try await other(test)
        var last: Int64 = 0
        for number in 1...9 {
            switch number % 3 {
            case 0: try await enrol(number, at: second)
            case 1: #expect(try await test.office.lease.take(in: test.faults) == nil)
            default: try await test.office.lease.giveUp(in: test.faults)
            }
            let token = try await test.read("SELECT token FROM writer_lease")[0].integer(0)
            #expect(number % 3 == 2 ? token == last : token > last)
            last = token
        }
    }

    @Test("keeps one history, whoever writes when", arguments: DatabaseKind.allCases)
    func interleavings(kind: DatabaseKind) async throws {
        var generator = TestGenerator()
        let test = try await TestOffice(kind)
        let offices = [test.office, try await other(test), try await other(test)]
        var receipts: [String] = []
        var refused = 0
        for round in 0..<40 {
            var moves: [(office: CreditOffice, number: Int, move: Int)] = []
            for place in 0..<6 {
                let office = try #require(offices.randomElement(using: &generator))
                moves.append(
                    (office, 100 + round * 6 + place, .random(in: 0..<9, using: &generator))
                )
            }
            if Bool.random(using: &generator) {
                test.clock.advance(seconds: .random(in: 1...12, using: &generator))
            }
            let answers = await withTaskGroup(of: Result<String?, any Error>.self) { group in
                for (office, number, move) in moves {
                    group.addTask {
                        do {
                            switch move {
                            case 0: _ = try await office.lease.take(in: office.database)
                            case 1: try await office.lease.giveUp(in: office.database)
                            case 2: try await office.lease.keep(in: office.database)
                            default: return .success(try await enrol(number, at: office))
                            }
                            return .success(nil)
                        } catch { return .failure(error) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for answer in answers {
                switch answer {
                case .success(let receipt): receipts += [receipt].compactMap(\.self)
                case .failure(let error):
                    #expect((error as? OfficeError)?.isTemporary == true, "\(error)")
                    refused += 1
                }
            }
        }
        // Both happened: else this would say nothing.
        #expect(receipts.count > 20 && refused > 0, "seed \(generator.seed)")
        try await expect(receipts, in: test, seed: generator.seed)
        let people = try await test.read("SELECT COUNT(*) FROM person")[0].count(0)
        #expect(people == receipts.count, "seed \(generator.seed)")
    }
}
