import Bureau
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("Signing in")
struct SignInTests {
    private func complete(
        _ test: TestOffice,
        _ challenge: SignInChallenge,
        _ code: String?
    ) async throws -> SessionToken? {
        try await test.office.completeSignIn(
            challenge: challenge.id,
            code: try #require(code)
        )
    }

    @Test("takes the code once", arguments: DatabaseKind.allCases)
    func once(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let id = try await test.enrol().answer
        let challenge = try await test.office.beginSignIn(reference: " maple-1001 ")
        let token = try #require(try await complete(test, challenge, challenge.demoCode))
        #expect(try await test.office.principal(session: token.value)?.person == id)
        #expect(try await complete(test, challenge, challenge.demoCode) == nil)
        try await test.expectCleanLog()
    }

    @Test("refuses the code after ten minutes", arguments: DatabaseKind.allCases)
    func late(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let challenge = try await test.office.beginSignIn(reference: "MAPLE-1001")
        test.clock.advance(seconds: 600)
        #expect(try await complete(test, challenge, challenge.demoCode) == nil)
    }

    @Test("refuses even the right code after five wrong ones", arguments: DatabaseKind.allCases)
    func tries(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let challenge = try await test.office.beginSignIn(reference: "MAPLE-1001")
        for _ in 0..<5 { #expect(try await complete(test, challenge, "no") == nil) }
        #expect(try await complete(test, challenge, challenge.demoCode) == nil)
    }

    @Test(
        "answers an unknown reference like a known one, and its code leads nowhere",
        arguments: DatabaseKind.allCases
    )
    func unknown(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let known = try await test.office.beginSignIn(reference: "MAPLE-1001")
        let unknown = try await test.office.beginSignIn(reference: "MAPLE-9999")
        #expect(known.expiresAt == unknown.expiresAt)
        #expect(known.id.count == unknown.id.count)
        #expect(known.demoCode?.count == 6 && unknown.demoCode?.count == 6)
        #expect(try await complete(test, unknown, unknown.demoCode) == nil)
    }

    @Test("gives no more than five open codes for one reference", arguments: DatabaseKind.allCases)
    func manyChallenges(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        for _ in 0..<5 { _ = try await test.office.beginSignIn(reference: "MAPLE-1001") }
        let sixth = try await test.office.beginSignIn(reference: "MAPLE-1001")
        #expect(try await complete(test, sixth, sixth.demoCode) == nil)
        test.clock.advance(seconds: 600)
        let later = try await test.office.beginSignIn(reference: "MAPLE-1001")
        #expect(try await complete(test, later, later.demoCode) != nil)
    }

    @Test(
        "ends a session after half an hour unused, twelve hours, or on request",
        arguments: DatabaseKind.allCases
    )
    func sessions(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        func begin() async throws -> String {
            let challenge = try await test.office.beginSignIn(reference: "MAPLE-1001")
            return try #require(try await complete(test, challenge, challenge.demoCode)).value
        }
        let idle = try await begin()
        test.clock.advance(seconds: 1799)
        #expect(try await test.office.principal(session: idle) != nil)
        test.clock.advance(seconds: 1799)
        #expect(try await test.office.principal(session: idle) != nil)
        test.clock.advance(seconds: 1800)
        #expect(try await test.office.principal(session: idle) == nil)
        let long = try await begin()
        for _ in 0..<36 {
            #expect(try await test.office.principal(session: long) != nil)
            test.clock.advance(seconds: 1200)
        }
        #expect(try await test.office.principal(session: long) == nil)
        let ended = try await begin()
        try await test.office.endSession(ended)
        #expect(try await test.office.principal(session: ended) == nil)
        #expect(try await test.office.principal(session: "") == nil)
    }

    @Test("does not believe a session whose row was changed", arguments: DatabaseKind.allCases)
    func forged(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let other = try await test.enrol(2).answer
        let challenge = try await test.office.beginSignIn(reference: "MAPLE-1001")
        let token = try #require(try await complete(test, challenge, challenge.demoCode))
        try await test.write("UPDATE session SET person = $1", [.text(other.rawValue)])
        #expect(try await test.office.principal(session: token.value) == nil)
    }

    @Test(
        "stores no secret: neither codes nor sessions nor API keys",
        arguments: DatabaseKind.allCases
    )
    func secrets(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let challenge = try await test.office.beginSignIn(reference: "MAPLE-1001")
        let token = try #require(try await complete(test, challenge, challenge.demoCode))
        let lender = try await test.subscriber(.lender)
        let id = try #require(lender.subscriber)
        let key = try await test.office.issueAPIKey(for: id, as: test.staff)
        var stored: [UInt8] = []
        for table in Table.all {
            for row in try await test.rows(of: table) { stored += row.canonicalBytes }
        }
        for secret in [token.value, key.answer, "MAPLE-1001", "Family1", "High Street"] {
            #expect(!stored.contains(Array(secret.utf8)), "\(secret) is stored in the open")
        }
        #expect(try await test.office.principal(apiKey: key.answer)?.subscriber == id)
        #expect(try await test.office.principal(apiKey: key.answer + "x") == nil)
    }

    @Test(
        "logs reading one's own file once a session and day, without a notice",
        arguments: DatabaseKind.allCases
    )
    func reading(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let person = try await test.signIn()
        for _ in 0..<3 { _ = try await test.office.personFile(of: person) }
        let types = try await test.office.history(of: person).map(\.type)
        #expect(types == ["person.enrolled", "file.read"])
        let file = try await test.office.personFile(of: person)
        #expect(file.notices.map(\.kind) == [.account])
        try await test.expectCleanLog()
    }
}
