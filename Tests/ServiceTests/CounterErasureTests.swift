import Bureau
import Charters
import Storage
import StorageTestSupport
import Testing

@testable import Service

/// A request for erasure that a clerk wrote down, over a real database, to its end.
@Suite("An erasure at the counter, in the office")
struct CounterErasureTests {
    private let colleague = Principal.staff("ben")

    private func writing(_ number: Int = 1) -> WriteErasureDown {
        WriteErasureDown(
            person: TestOffice.claim(number),
            way: "letter",
            proof: "A signed letter of 20 November.",
            understands: true
        )
    }

    private func letters(_ test: TestOffice) async throws -> [Notice] {
        try await test.office.personFile(of: test.signIn()).notices.filter { $0.kind == .erasure }
    }

    private func record(
        _ fact: Dispatch.Fact,
        of letter: Notice,
        _ test: TestOffice
    ) async throws {
        let record = RecordDispatch(
            person: letter.person,
            notice: letter.id,
            channel: .letter,
            fact: fact
        )
        _ = try await test.office.perform(record, as: test.staff)
    }

    private func due(_ test: TestOffice) async throws -> Int {
        try await test.read("SELECT person FROM erasure_due", []).count
    }

    @Test(
        "goes when two humans read it and its letter was at the post for fourteen days",
        arguments: DatabaseKind.allCases
    )
    func whole(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let room = test.office.erasureRoom(ErasureMeans(tell: nil))
        let id = try await test.office.perform(writing(), as: test.staff).answer
        #expect(try await due(test) == 0)
        let confirm = ConfirmErasure(erasure: id, person: TestOffice.claim(1))
        await #expect(throws: Refusal.self) {
            _ = try await test.office.perform(confirm, as: test.staff)
        }
        try await test.enrol(2)
        await #expect(throws: Refusal.self) {
            let other = ConfirmErasure(erasure: id, person: TestOffice.claim(2))
            _ = try await test.office.perform(other, as: colleague)
        }
        _ = try await test.office.perform(confirm, as: colleague)
        #expect(try await due(test) == 0)
        test.clock.advance(seconds: 5 * 86_400)
        let written = try #require(
            try await test.office.erasure(id, for: test.staff).erasure.written
        )
        let letter = try #require(
            try await letters(test).first { $0.id == written.dayLetter }
        )
        try await record(.handedOver, of: letter, test)
        #expect(try await due(test) == 0)
        try await record(.posted, of: letter, test)
        #expect(try await due(test) == 1)
        test.clock.advance(seconds: 14 * 86_400 - 1)
        #expect(try await room.round() == 0)
        test.clock.advance(seconds: 1)
        #expect(try await room.round() == 1)
        #expect(try await test.signInIfEnrolled(1) == nil)
        #expect(try await test.signInIfEnrolled(2) != nil)
        try await test.expectCleanLog()
    }

    @Test(
        "stays when a letter comes back, and when it is taken back at the counter",
        arguments: DatabaseKind.allCases
    )
    func kept(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let room = test.office.erasureRoom(ErasureMeans(tell: nil))
        for isReturned in [true, false] {
            let id = try await test.office.perform(writing(), as: test.staff).answer
            let confirm = ConfirmErasure(erasure: id, person: TestOffice.claim(1))
            _ = try await test.office.perform(confirm, as: colleague)
            let written = try #require(
                try await test.office.erasure(id, for: test.staff).erasure.written
            )
            let letter = try #require(
                try await letters(test).first { $0.id == written.dayLetter }
            )
            try await record(.handedOver, of: letter, test)
            try await record(.posted, of: letter, test)
            if isReturned {
                try await record(.returned, of: letter, test)
                let headlines = try await letters(test).map(\.headline)
                #expect(headlines.contains("Your file is not erased."))
            } else {
                let back = ActFor(
                    person: TestOffice.claim(1),
                    way: "counter",
                    proof: "Passport seen.",
                    act: TakeErasureBack()
                )
                _ = try await test.office.perform(back, as: colleague)
            }
            #expect(try await due(test) == 0)
            test.clock.advance(seconds: 60 * 86_400)
            #expect(try await room.round() == 0)
            #expect(try await test.signInIfEnrolled(1) != nil)
        }
        try await test.expectCleanLog()
    }

    @Test(
        "is known to staff without a name, and names who read it",
        arguments: DatabaseKind.allCases
    )
    func names(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let id = try await test.office.perform(writing(), as: test.staff).answer
        let history = try await test.office.history(of: test.signIn())
        #expect(history.contains { $0.type == "erasure.asked" && $0.actor == "staff:ada" })
        let decline = DeclineErasure(erasure: id, words: "The signature is another one.")
        _ = try await test.office.perform(decline, as: colleague)
        let after = try await test.office.erasure(id, for: test.staff)
        #expect(after.erasure.written?.declined?.by == "ben")
        #expect(try await due(test) == 0)
        try await test.expectCleanLog()
    }
}
