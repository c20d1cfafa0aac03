import Bureau
import Crypto
import Service
import StorageTestSupport
import Testing

@Suite("A court's key")
struct CourtKeyTests {
    private let key = Curve25519.Signing.PrivateKey()
    private var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }
    private let ben = Principal.staff("ben")

    /// A court whose key two humans registered.
    private func court(_ test: TestOffice) async throws -> Principal {
        let court = try await keyless(test)
        let id = try #require(court.subscriber)
        let register = RegisterCourtKey(subscriber: id, publicKey: publicKey)
        #expect(try await test.office.perform(register, as: test.staff).answer == false)
        #expect(try await test.office.perform(register, as: ben).answer == true)
        return court
    }

    /// A court without any key.
    private func keyless(_ test: TestOffice) async throws -> Principal {
        let court = try await test.subscriber(.court)
        let id = try #require(court.subscriber)
        let revoke = RevokeCourtKey(subscriber: id, reason: "It is to be another one here.")
        _ = try await test.office.perform(revoke, as: test.staff)
        return court
    }

    private func signed(
        _ filing: FileJudgment,
        as court: Principal,
        with key: Curve25519.Signing.PrivateKey? = nil
    ) throws -> FileJudgment {
        let bytes = try FileJudgment.signedBytes(
            debtor: filing.debtor,
            order: filing.order,
            by: try #require(court.subscriber)
        )
        var filing = filing
        filing.signature = Array(try (key ?? self.key).signature(for: bytes))
        return filing
    }

    private func refusal(
        of filing: FileJudgment,
        _ test: TestOffice,
        as court: Principal
    ) async -> [RefusalCode]? {
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(filing, as: court)
        }
        return refusal?.findings.map(\.code)
    }

    @Test(
        "stands for the second pair of eyes, and nothing unsigned comes past it",
        arguments: DatabaseKind.allCases
    )
    func signature(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let court = try await court(test)
        #expect(await refusal(of: test.file(), test, as: court) == [.notSigned])
        let filing = try signed(test.file(), as: court)
        let filed = try await test.office.perform(filing, as: court)
        #expect(filed.receipt != nil)
        let history = try await test.office.history(of: try await test.signIn())
        #expect(history.contains { $0.event.contains("\"courtKey\":") })
        try await test.expectCleanLog()
    }

    @Test("fits one filing of one court, to the letter")
    func changed() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        try await test.enrol(2)
        let court = try await court(test)
        let filing = try signed(test.file(), as: court)
        var changes: [FileJudgment] = []
        var other = filing
        other.order.principalMinorUnits = 600_000
        changes.append(other)
        other = filing
        other.order.creditor = "Another Ltd"
        changes.append(other)
        other = filing
        other.order.costsMinorUnits = nil
        changes.append(other)
        other = filing
        other.debtor = TestOffice.claim(2)
        changes.append(other)
        other = filing
        other.signature?[0] ^= 1
        changes.append(other)
        other = filing
        other.signature = []
        changes.append(other)
        changes.append(try signed(test.file(), as: court, with: .init()))
        let stranger = try await keyless(test)
        changes.append(try signed(test.file(), as: stranger))
        for change in changes {
            #expect(await refusal(of: change, test, as: court)?.contains(.falseSignature) == true)
        }
        // Another court's signature, and one of a court without a key, are none.
        #expect(await refusal(of: filing, test, as: stranger) == [.falseSignature])
        _ = try await test.office.perform(filing, as: court)
    }

    @Test("takes two humans of the operator to register, and one to take back")
    func registration() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let court = try await keyless(test)
        let lender = try #require(try await test.subscriber(.lender).subscriber)
        let id = try #require(court.subscriber)
        func register(_ key: [UInt8], _ id: SubscriberID) -> RegisterCourtKey {
            RegisterCourtKey(subscriber: id, publicKey: key)
        }
        for (command, code) in [
            (register([1, 2, 3], id), RefusalCode.malformed),
            (register(publicKey, lender), .wrongState),
        ] {
            let refusal = await #expect(throws: Refusal.self) {
                try await test.office.perform(command, as: test.staff)
            }
            #expect(refusal?.findings.map(\.code) == [code])
        }
        _ = try await test.office.perform(register(publicKey, id), as: test.staff)
        let again = await #expect(throws: Refusal.self) {
            try await test.office.perform(register(publicKey, id), as: test.staff)
        }
        #expect(again?.primary.code == .notPermitted)
        // A proposal is no key: nothing is held against it yet.
        #expect(
            await refusal(of: try signed(test.file(), as: court), test, as: court)
                == [.falseSignature]
        )
        _ = try await test.office.perform(register(publicKey, id), as: ben)
        _ = try await test.office.perform(try signed(test.file(), as: court), as: court)
        #expect(
            await refusal(of: test.file(caseNumber: "C-2"), test, as: court) == [.notSigned]
        )
        let revoke = RevokeCourtKey(subscriber: id, reason: "It was lost.")
        _ = try await test.office.perform(revoke, as: ben)
        let late = try signed(test.file(caseNumber: "C-2"), as: court)
        #expect(await refusal(of: late, test, as: court) == [.falseSignature])
        try await test.expectCleanLog()
    }
}
