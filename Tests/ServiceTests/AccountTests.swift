import Bureau
import Charters
import Foundation
import Storage
import StorageTestSupport
import Testing

@testable import Service

@Suite("Signing in with a user name")
struct AccountTests {
    private static let phrase = TestOffice.accountPhrase

    /// A person who set an account up, with the recovery codes.
    private struct Holder {
        let test: TestOffice
        let person: PersonID
        let session: String
        let secret: [UInt8]
        let codes: [String]

        func code(after seconds: Int64 = 0) -> String {
            let now = test.clock.now.millisecondsSinceEpoch + seconds * 1_000
            return TimeCode.code(secret: secret, step: TimeCode.step(at: now))
        }

        func signIn(
            _ name: String = "ada.sample",
            _ phrase: String = AccountTests.phrase,
            _ code: String
        ) async throws -> PersonID? {
            let token = try await test.office.signIn(userName: name, passPhrase: phrase, code: code)
            guard let token else { return nil }
            return try await test.office.principal(session: token.value)?.person
        }
    }

    private func letterSession(_ test: TestOffice, _ reference: String = "MAPLE-1001") async throws
        -> String
    {
        let challenge = try await test.office.beginSignIn(reference: reference)
        let code = try #require(challenge.demoCode)
        return try #require(
            try await test.office.completeSignIn(challenge: challenge.id, code: code)
        ).value
    }

    private func holder(_ kind: DatabaseKind) async throws -> Holder {
        let test = try await TestOffice(kind)
        let person = try await test.enrol().answer
        let session = try await letterSession(test)
        let principal = try #require(try await test.office.principal(session: session))
        let (secret, codes) = try await test.openAccount(of: principal)
        return Holder(
            test: test,
            person: person,
            session: session,
            secret: secret,
            codes: codes
        )
    }

    @Test(
        "takes name, pass phrase and code together, and each code once",
        arguments: DatabaseKind.allCases
    )
    func once(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        // The code that set it up was used.
        #expect(try await holder.signIn("ada.sample", Self.phrase, holder.code()) == nil)
        holder.test.clock.advance(seconds: 30)
        let code = holder.code()
        #expect(try await holder.signIn("ADA.sample ", Self.phrase, code) == holder.person)
        #expect(try await holder.signIn("ada.sample", Self.phrase, code) == nil)
        holder.test.clock.advance(seconds: 30)
        #expect(try await holder.signIn("ada.sample", "another phrase 4711", holder.code()) == nil)
        #expect(try await holder.signIn("nobody", Self.phrase, holder.code()) == nil)
        #expect(try await holder.signIn("ada.sample", Self.phrase, holder.code()) == holder.person)
        try await holder.test.expectCleanLog()
    }

    @Test(
        "stops after five tries for a quarter of an hour, known name or not",
        arguments: DatabaseKind.allCases
    )
    func throttled(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        for _ in 0..<5 { #expect(try await holder.signIn("ada.sample", "wrong", "000000") == nil) }
        #expect(try await holder.signIn("ada.sample", Self.phrase, holder.code()) == nil)
        holder.test.clock.advance(seconds: 15 * 60)
        #expect(try await holder.signIn("ada.sample", Self.phrase, holder.code()) == holder.person)
        for _ in 0..<5 { #expect(try await holder.signIn("nobody", "wrong", "000000") == nil) }
        let rows = try await holder.test.read("SELECT COUNT(*) FROM account_try")
        #expect(try rows[0].count(0) == 2)
    }

    @Test(
        "takes a recovery code once, tells the person, and closes no other way",
        arguments: DatabaseKind.allCases
    )
    func recovery(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        #expect(Set(holder.codes).count == 10)
        let code = holder.codes[3].lowercased()
        #expect(try await holder.signIn("ada.sample", Self.phrase, code) == holder.person)
        #expect(try await holder.signIn("ada.sample", Self.phrase, code) == nil)
        let principal = try #require(
            try await holder.test.office.principal(session: holder.session)
        )
        #expect(try await holder.test.office.account(of: principal).recoveryCodesLeft == 9)
        let file = try await holder.test.office.personFile(of: principal)
        #expect(
            file.notices.contains {
                $0.headline.hasPrefix("You can now sign in with a user name")
            }
        )
        #expect(
            file.notices.contains {
                $0.headline == "A recovery code was used to sign in to your file."
            }
        )
        let types = try await holder.test.office.history(of: principal).map(\.type)
        #expect(types.contains("account.opened") && types.contains("account.recoveryUsed"))
        try await holder.test.expectCleanLog()
    }

    @Test(
        "closes with its own proofs alone; the letter code remains",
        arguments: DatabaseKind.allCases
    )
    func closed(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        let office = holder.test.office
        let principal = try #require(try await office.principal(session: holder.session))
        #expect(
            try await office.closeAccount(passPhrase: "no", code: holder.code(), as: principal)
                == nil
        )
        let other = try await letterSession(holder.test)
        holder.test.clock.advance(seconds: 30)
        #expect(
            try await office.closeAccount(
                passPhrase: Self.phrase,
                code: holder.code(),
                as: principal
            ) != nil
        )
        #expect(try await office.principal(session: other) == nil, "another session lives on")
        #expect(try await office.principal(session: holder.session) != nil)
        holder.test.clock.advance(seconds: 3_600)
        #expect(try await holder.signIn("ada.sample", Self.phrase, holder.code()) == nil)
        let again = try await letterSession(holder.test)
        #expect(try await office.principal(session: again)?.person == holder.person)
        try await holder.test.expectCleanLog()
    }

    @Test("ends every session at once when the person asks", arguments: DatabaseKind.allCases)
    func everywhere(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        try await holder.test.enrol(2)
        let stranger = try await letterSession(holder.test, "MAPLE-1002")
        let other = try await letterSession(holder.test)
        let principal = try #require(try await holder.test.office.principal(session: other))
        _ = try await holder.test.office.endSessions(of: principal)
        for session in [holder.session, other] {
            #expect(try await holder.test.office.principal(session: session) == nil)
        }
        #expect(try await holder.test.office.principal(session: stranger) != nil)
    }

    @Test(
        "takes no weak pass phrase, no code of another secret and no name twice",
        arguments: DatabaseKind.allCases
    )
    func refused(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        let office = holder.test.office
        try await holder.test.enrol(2)
        let session = try await letterSession(holder.test, "MAPLE-1002")
        let principal = try #require(try await office.principal(session: session))
        let secret = office.context.offeredSecret(session: try #require(principal.session))
        #expect(secret != holder.secret)
        func field(_ name: String, _ phrase: String, _ code: String? = nil) async throws -> String?
        {
            let right = TimeCode.code(
                secret: secret,
                step: TimeCode.step(at: holder.test.clock.now.millisecondsSinceEpoch)
            )
            do {
                _ = try await office.openAccount(
                    userName: name,
                    passPhrase: phrase,
                    code: code ?? right,
                    as: principal
                )
                return nil
            } catch let refusal as Refusal { return refusal.primary.field }
        }
        #expect(try await field("bo2", "elevenchars") == "passPhrase")
        #expect(try await field("bo2", "aaaaaaaaaaaaaaaa") == "passPhrase")
        #expect(try await field("bo2", "Given2Family2bo2") == "passPhrase")
        #expect(try await field("bo2", Self.phrase, holder.code()) == "code")
        #expect(try await field("Bo Two", Self.phrase) == "userName")
        #expect(try await field("ada.sample", Self.phrase) == "userName")
        #expect(try await field("bo2", Self.phrase) == nil)
        #expect(try await holder.test.rows(of: .account).count == 2)
        try await holder.test.expectCleanLog()
    }

    @Test(
        "stores no pass phrase, secret or recovery code in the clear",
        arguments: DatabaseKind.allCases
    )
    func sealed(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        let rows = try await holder.test.rows(of: .account)
        #expect(rows.count == 1)
        let bytes = rows.flatMap { $0.values }.map { "\($0)" }.joined()
        for text in [Self.phrase, holder.codes[0], "ada.sample"] { #expect(!bytes.contains(text)) }
    }

    @Test("believes no try whose row was changed", arguments: DatabaseKind.allCases)
    func forged(_ kind: DatabaseKind) async throws {
        let holder = try await holder(kind)
        _ = try await holder.signIn("ada.sample", "wrong", "000000")
        try await holder.test.write("UPDATE account_try SET failures = 0", [])
        #expect(try await holder.signIn("ada.sample", Self.phrase, holder.code()) == nil)
    }
}
