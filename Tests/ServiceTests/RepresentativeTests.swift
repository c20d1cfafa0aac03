import Bureau
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("A representative's own sign-in")
struct RepresentativeTests {
    /// A mandate that a clerk recorded with proof, for the first person.
    private func mandate(
        _ test: TestOffice,
        scopes: [String] = ["freeze", "statement"],
        lastDay: String = "2027-01-31"
    ) async throws -> MandateID {
        try await test.office.perform(
            RecordMandate(
                person: TestOffice.claim(1),
                basis: "appointment",
                proof: "Order of the court.",
                draft: MandateDraft(
                    representative: "Dana Helper",
                    contact: "1 Help Street",
                    scopes: scopes,
                    lastDay: lastDay
                )
            ),
            as: test.staff
        ).answer
    }

    private func enter(_ reference: String, _ test: TestOffice) async throws -> String? {
        let begun = try await test.office.beginRepresentativeSignIn(reference: reference)
        let code = try #require(begun.demoCode)
        return try await test.office.completeRepresentativeSignIn(
            challenge: begun.id,
            code: code
        )?.value
    }

    private func code<C: Loadable>(
        _ command: C,
        _ test: TestOffice,
        as principal: Principal
    ) async -> RefusalCode? {
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(command, as: principal)
        }
        return refusal?.primary.code
    }

    @Test(
        "opens the acts of the mandate and nothing else; each is theirs, and told to the person",
        arguments: DatabaseKind.allCases
    )
    func acts(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let id = try await mandate(test)
        let opened = try await test.office.openMandateSignIn(id, as: test.staff)
        let reference = opened.answer.reference
        let session = try #require(try await enter(reference.lowercased(), test))
        let caller = try #require(try await test.office.representative(session: session))
        #expect(caller.personName == "Given1 Family1" && caller.mandate.id == id)
        _ = try await test.office.perform(
            ActUnderMandate(act: PlaceFreeze()),
            as: caller.principal
        )
        let outside = ActUnderMandate(
            act: RefuseConsent(consent: .init(rawValue: "01ARZ3NDEKTSV4RRFFQ69G5FAV"))
        )
        #expect(await code(outside, test, as: caller.principal) == .notPermitted)
        // Nothing that only the person can do, and nothing of the file.
        #expect(await code(LiftFreeze(), test, as: caller.principal) == .notPermitted)
        #expect(await code(EndMandate(mandate: id), test, as: caller.principal) == .notPermitted)
        await #expect(throws: Refusal.self) {
            try await test.office.personFile(of: caller.principal)
        }
        await #expect(throws: Refusal.self) { try await test.office.history(of: caller.principal) }
        #expect(try await test.office.principal(session: session) == nil)
        let did = try await test.office.representedActs(of: caller).map(\.type)
        #expect(did.contains("freeze.placed") && !did.contains("mandate.recorded"))
        let person = try await test.signIn()
        let history = try await test.office.history(of: person)
        let frozen = try #require(history.last { $0.type == "freeze.placed" })
        #expect(frozen.actor == "representative:Dana Helper")
        #expect(history.contains { $0.type == "mandate.signInOpened" })
        let file = try await test.office.personFile(of: person)
        #expect(file.freeze?.isFrozen(asOf: test.office.now) == true)
        #expect(file.notices.contains { $0.headline.contains("Dana Helper did this for you") })
        #expect(file.notices.contains { $0.headline.contains("can sign in to act for you") })
        try await test.expectCleanLog()
    }

    @Test("ends at once when the person ends the mandate, and by itself after its last day")
    func ends() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let first = try await mandate(test)
        let reference = try await test.office.openMandateSignIn(first, as: test.staff)
            .answer.reference
        let session = try #require(try await enter(reference, test))
        let caller = try #require(try await test.office.representative(session: session))
        let person = try await test.signIn()
        _ = try await test.office.perform(EndMandate(mandate: first), as: person)
        #expect(try await test.office.representative(session: session) == nil)
        // Whoever was known a moment before does nothing any more either.
        let freeze = ActUnderMandate(act: PlaceFreeze())
        #expect(await code(freeze, test, as: caller.principal) == .notPermitted)
        #expect(try await enter(reference, test) == nil)
        let second = try await mandate(test, lastDay: "2026-11-23")
        let next = try await test.office.openMandateSignIn(second, as: test.staff)
            .answer.reference
        let open = try #require(try await enter(next, test))
        let late = try #require(try await test.office.representative(session: open))
        test.clock.advance(days: 2)
        #expect(try await test.office.representative(session: open) == nil)
        #expect(await code(freeze, test, as: late.principal) == .notPermitted)
        #expect(try await enter(next, test) == nil)
        await #expect(throws: Refusal.self) {
            try await test.office.openMandateSignIn(second, as: test.staff)
        }
    }

    @Test("is made by the operator's staff, where somebody saw who it is, and one at a time")
    func opening() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let person = try await test.signIn()
        let own = try await test.office.perform(
            GiveMandate(
                draft: MandateDraft(
                    representative: "Eve Counsel",
                    contact: "1 Help Street",
                    scopes: ["freeze"],
                    lastDay: "2027-01-31"
                )
            ),
            as: person
        ).answer
        let unproven = await #expect(throws: Refusal.self) {
            try await test.office.openMandateSignIn(own, as: test.staff)
        }
        #expect(unproven?.primary.code == .missingProof)
        let id = try await mandate(test)
        await #expect(throws: Refusal.self) {
            try await test.office.openMandateSignIn(id, as: person)
        }
        let before = try await test.office.openMandateSignIn(id, as: test.staff).answer.reference
        let session = try #require(try await enter(before, test))
        let after = try await test.office.openMandateSignIn(id, as: .staff("ben")).answer.reference
        #expect(try await enter(before, test) == nil)
        #expect(try await test.office.representative(session: session) == nil)
        #expect(try await enter(after, test) != nil)
        try await test.expectCleanLog()
    }

    @Test("tells nobody whether a reference exists, and stops whoever guesses codes")
    func guessing() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let id = try await mandate(test)
        let reference = try await test.office.openMandateSignIn(id, as: test.staff)
            .answer.reference
        let nobody = try await test.office.beginRepresentativeSignIn(reference: "AAAA-BBBB")
        #expect(nobody.demoCode != nil)
        #expect(try await enter("AAAA-BBBB", test) == nil)
        let begun = try await test.office.beginRepresentativeSignIn(reference: reference)
        let right = try #require(begun.demoCode)
        let wrong = right == "000000" ? "000001" : "000000"
        func attempt(_ code: String) async throws -> SessionToken? {
            try await test.office.completeRepresentativeSignIn(challenge: begun.id, code: code)
        }
        for _ in 0..<5 { #expect(try await attempt(wrong) == nil) }
        #expect(try await attempt(right) == nil)
        // No more than five codes at once are good for anything.
        for _ in 0..<4 {
            _ = try await test.office.beginRepresentativeSignIn(reference: reference)
        }
        #expect(try await enter(reference, test) == nil)
        test.clock.advance(seconds: 600)
        let session = try #require(try await enter(reference, test))
        test.clock.advance(seconds: 1_801)
        #expect(try await test.office.representative(session: session) == nil)
        let again = try #require(try await enter(reference, test))
        try await test.office.endRepresentativeSession(again)
        #expect(try await test.office.representative(session: again) == nil)
    }

    @Test("is a code for a person's own door nowhere, nor the other way round")
    func otherDoors() async throws {
        let test = try await TestOffice(.sqlite)
        try await test.enrol()
        let id = try await mandate(test)
        let reference = try await test.office.openMandateSignIn(id, as: test.staff)
            .answer.reference
        let own = try await test.office.beginSignIn(reference: reference)
        let code = try #require(own.demoCode)
        #expect(try await test.office.completeSignIn(challenge: own.id, code: code) == nil)
        #expect(try await enter(TestOffice.reference(1), test) == nil)
        let begun = try await test.office.beginSignIn(reference: TestOffice.reference(1))
        let personal = try await test.office.completeSignIn(
            challenge: begun.id,
            code: try #require(begun.demoCode)
        )
        let session = try #require(personal).value
        #expect(try await test.office.representative(session: session) == nil)
    }
}
