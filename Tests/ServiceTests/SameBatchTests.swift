import Bureau
import Evidence
import Storage
import StorageTestSupport
import Testing

@testable import Service

/// What was true when somebody knocked need not be true when the one writer gets to their command.
@Suite("A command that comes late")
struct SameBatchTests {
    private func expectRefused(
        _ code: RefusalCode,
        _ body: () async throws -> Void,
        _ location: SourceLocation = #_sourceLocation
    ) async {
        let refusal = await #expect(throws: Refusal.self, sourceLocation: location) {
            try await body()
        }
        #expect(refusal?.primary.code == code, sourceLocation: location)
    }

    @Test(
        "opens nothing with a key that was taken back meanwhile",
        arguments: DatabaseKind.allCases
    )
    func revokedKey(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        let id = try #require(lender.subscriber)
        let second = try await test.office.issueAPIKey(for: id, as: test.staff).answer
        let other = try #require(try await test.office.principal(apiKey: second))
        let name = SubscriberKey.fingerprint(test.keys.index.hash(.apiKey, second))
        _ = try await test.office.revokeAPIKey(name, of: id, as: test.staff)
        await expectRefused(.notPermitted) {
            _ = try await test.office.perform(test.check(), as: other)
        }
        // The key that was not taken back works on.
        #expect(try await test.office.perform(test.check(), as: lender).answer == .unavailable)
        try await test.expectCleanLog()
    }

    @Test("does nothing for an account that was closed meanwhile", arguments: DatabaseKind.allCases)
    func closedAccount(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try #require(try await test.subscriber(.lender).subscriber)
        let member = try await test.employ("lea.lender", .lender, for: lender).member
        let session = try await test.enter("lea.lender")
        let clerk = try #require(try await test.office.staff(session: session)).principal
        #expect(try await test.office.perform(test.check(), as: clerk).answer == .unavailable)
        _ = try await test.office.perform(DisableStaff(member: member.id), as: test.staff)
        await expectRefused(.notPermitted) {
            _ = try await test.office.perform(test.check(), as: clerk)
        }
        try await test.expectCleanLog()
    }

    @Test("reads nothing for an institution that is suspended", arguments: DatabaseKind.allCases)
    func suspendedReader(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let court = try await test.subscriber(.court)
        let filed = try await test.office.perform(test.file(by: court), as: court).answer
        #expect(try await test.office.judgment(filed, for: court).id == filed)
        #expect(try await test.office.ownOrders(of: court).count == 1)
        _ = try await test.office.perform(
            SuspendSubscriber(subscriber: try #require(court.subscriber), reason: "Tried"),
            as: test.staff
        )
        await expectRefused(.suspended) { _ = try await test.office.judgment(filed, for: court) }
        await expectRefused(.suspended) { _ = try await test.office.ownOrders(of: court) }
        let lender = try await test.subscriber(.lender)
        _ = try await test.office.perform(
            SuspendSubscriber(subscriber: try #require(lender.subscriber), reason: "Tried"),
            as: test.staff
        )
        let id = DecisionID(rawValue: filed.rawValue)
        await expectRefused(.suspended) { _ = try await test.office.decision(id, for: lender) }
        await expectRefused(.suspended) { _ = try await test.office.ownActs(of: lender) }
        let act = LenderActID(rawValue: filed.rawValue)
        await expectRefused(.suspended) { _ = try await test.office.ownAct(act, of: lender) }
    }

    @Test(
        "keeps the keys that a step made before it had to be worked again",
        arguments: DatabaseKind.allCases
    )
    func keysOfRepeatedStep(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let owner = SubscriberID(rawValue: "01ARZ3NDEKTSV4RRFFQ69G5FAV")
        let work = Work(
            name: "test",
            principal: test.staff,
            permittedRoles: [.operator_]
        ) { desk, _ in
            _ = try desk.vault.keys(makingFor: .subscriber(owner))
            // A statement of its own, after a row was written: the batch works the step again.
            _ = try desk.session.query("SELECT COUNT(*) FROM consent")
            let facts: [String: CanonicalValue] = ["key": .string("x")]
            return Worked(
                answer: true,
                events: [Event(type: .apiKeyIssued, owner: .subscriber(owner), facts: facts)]
            )
        }
        let done: Receipted<Bool> = try await test.office.answer(to: work)
        #expect(done.answer)
        let kept = try await test.store.database.read {
            try StoredRow.find(.ownerKey, key: [.text(owner.rawValue)], in: $0)
        }
        #expect(kept != nil)
        try await test.expectCleanLog()
    }
}
