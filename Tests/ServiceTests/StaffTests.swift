import Bureau
import Charters
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("Staff")
struct StaffTests {
    @Test("come in with a code once, then with the pass phrase", arguments: DatabaseKind.allCases)
    func enrolment(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let invitation = try await test.employ("ada.clerk", .operator_, for: nil)
        let again = try await test.office.enrolStaff(
            signInName: "ada.clerk",
            code: invitation.code,
            passPhrase: "another phrase of some length"
        )
        #expect(!again)
        let caller = try #require(try await test.office.staff(session: test.enter("ada.clerk")))
        #expect(caller.principal.actor == .staff("Invented Clerk"))
        #expect(caller.principal.roles == [.operator_])
        try await test.expectCleanLog()
    }

    @Test(
        "cannot use a code after three days, nor somebody else's",
        arguments: DatabaseKind.allCases
    )
    func codes(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        func add(_ name: String) async throws -> StaffInvitation {
            try await test.office.addStaff(
                AddStaff(name: "A", signInName: name, role: .operator_, subscriber: nil),
                as: test.staff
            ).answer
        }
        let (one, other) = (try await add("one"), try await add("other"))
        func enrol(_ name: String, _ code: String) async throws -> Bool {
            try await test.office.enrolStaff(
                signInName: name,
                code: code,
                passPhrase: TestOffice.phrase
            )
        }
        #expect(try await !enrol("one", other.code))
        test.clock.advance(seconds: 72 * 3600)
        #expect(try await !enrol("one", one.code))
        let renewed = try await test.office.inviteStaff(one.member.id, as: test.staff).answer
        #expect(try await enrol("one", renewed.code.lowercased()))
    }

    @Test(
        "choose a pass phrase of fifteen characters that is not their own name",
        arguments: DatabaseKind.allCases,
        [
            "", "short", "kelp moss fern", "Invented Clerk ", "aaaaaaaaaaaaaaaaaaaa",
            "ada.clerkada.clerk",
        ]
    )
    func weak(_ kind: DatabaseKind, phrase: String) async throws {
        let test = try await TestOffice(kind)
        let invitation = try await test.office.addStaff(
            AddStaff(
                name: "Invented Clerk",
                signInName: "ada.clerk",
                role: .operator_,
                subscriber: nil
            ),
            as: test.staff
        ).answer
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.enrolStaff(
                signInName: "ada.clerk",
                code: invitation.code,
                passPhrase: phrase
            )
        }
        #expect(refusal?.primary.field == "passPhrase")
    }

    @Test(
        "are locked out for a quarter of an hour after five wrong tries, known or not",
        arguments: DatabaseKind.allCases
    )
    func throttle(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.employ("ada.clerk", .operator_, for: nil)
        for name in ["ada.clerk", "nobody"] {
            for _ in 0..<5 {
                let token = try await test.office.signInStaff(
                    signInName: name,
                    passPhrase: "wrong"
                )
                #expect(token == nil)
            }
        }
        func enter() async throws -> SessionToken? {
            try await test.office.signInStaff(
                signInName: "ada.clerk",
                passPhrase: TestOffice.phrase
            )
        }
        #expect(try await enter() == nil)
        test.clock.advance(seconds: 15 * 60)
        #expect(try await enter() != nil)
    }

    @Test(
        "lose a session after half an hour unused, ten hours, a new code, and on request",
        arguments: DatabaseKind.allCases
    )
    func sessions(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let invitation = try await test.employ("ada.clerk", .operator_, for: nil)
        func isIn(_ session: String) async throws -> Bool {
            try await test.office.staff(session: session) != nil
        }
        let idle = try await test.enter("ada.clerk")
        test.clock.advance(seconds: 1799)
        #expect(try await isIn(idle))
        test.clock.advance(seconds: 1800)
        #expect(try await !isIn(idle))
        let long = try await test.enter("ada.clerk")
        for _ in 0..<30 {
            #expect(try await isIn(long))
            test.clock.advance(seconds: 1200)
        }
        #expect(try await !isIn(long))
        let ended = try await test.enter("ada.clerk")
        try await test.office.endStaffSession(ended)
        #expect(try await !isIn(ended))
        let renewed = try await test.enter("ada.clerk")
        test.clock.advance(seconds: 1)
        _ = try await test.office.inviteStaff(invitation.member.id, as: test.staff)
        #expect(try await !isIn(renewed))
    }

    @Test("lose every power when the account is closed", arguments: DatabaseKind.allCases)
    func disabled(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let invitation = try await test.employ("ada.clerk", .operator_, for: nil)
        let session = try await test.enter("ada.clerk")
        _ = try await test.office.perform(
            DisableStaff(member: invitation.member.id),
            as: test.staff
        )
        #expect(try await test.office.staff(session: session) == nil)
        let token = try await test.office.signInStaff(
            signInName: "ada.clerk",
            passPhrase: TestOffice.phrase
        )
        #expect(token == nil)
        await #expect(throws: Refusal.self) {
            try await test.office.inviteStaff(invitation.member.id, as: test.staff)
        }
    }

    @Test(
        "can do nothing while their institution is suspended, and sign in anew afterwards",
        arguments: DatabaseKind.allCases
    )
    func suspended(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let lender = try #require(try await test.subscriber(.lender).subscriber)
        try await test.employ("lea.lender", .lender, for: lender)
        let session = try await test.enter("lea.lender")
        let principal = try #require(try await test.office.staff(session: session)).principal
        test.clock.advance(seconds: 1)
        _ = try await test.office.perform(
            SuspendSubscriber(subscriber: lender, reason: "Tried"),
            as: test.staff
        )
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.staff(session: session)
        }
        #expect(refusal?.primary.code == .suspended)
        await #expect(throws: Refusal.self) {
            try await test.office.perform(test.check(), as: principal)
        }
        test.clock.advance(seconds: 1)
        _ = try await test.office.perform(
            ReinstateSubscriber(subscriber: lender, reason: "Settled"),
            as: test.staff
        )
        #expect(try await test.office.staff(session: session) == nil)
        #expect(try await test.office.staff(session: test.enter("lea.lender")) != nil)
        try await test.expectCleanLog()
    }

    @Test("have one role, even where the institution has two", arguments: DatabaseKind.allCases)
    func oneRole(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let both = try await test.office.perform(
            OnboardSubscriber(
                name: "Both",
                contact: "post@example.org",
                roles: [.lender, .court],
                licence: "L-2",
                looksPerDay: 10
            ),
            as: test.staff
        ).answer
        try await test.enrol()
        try await test.employ("lea.lender", .lender, for: both)
        let caller = try #require(try await test.office.staff(session: test.enter("lea.lender")))
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(test.file(), as: caller.principal)
        }
        #expect(refusal?.primary.code == .notPermitted)
    }

    @Test(
        "stand by name beside their institution in what the person reads",
        arguments: DatabaseKind.allCases
    )
    func named(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try #require(try await test.subscriber(.lender).subscriber)
        try await test.employ("lea.lender", .lender, for: lender)
        let caller = try #require(try await test.office.staff(session: test.enter("lea.lender")))
        _ = try await test.office.perform(test.check(), as: caller.principal)
        let person = try await test.signIn()
        let look = try #require(try await test.office.personFile(of: person).inquiries.first)
        #expect(look.staffName == "Invented Clerk" && look.askerName == "Example lender")
        let event = try #require(
            try await test.office.history(of: person).first { $0.type == "check.unavailable" }
        )
        #expect(event.by == "Invented Clerk")
        #expect(event.actor == "subscriber:\(lender.rawValue)")
    }

    @Test("cannot share a sign-in name", arguments: DatabaseKind.allCases)
    func taken(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.employ("ada.clerk", .operator_, for: nil)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.employ("ada.clerk", .operator_, for: nil)
        }
        #expect(refusal?.primary.field == "signInName")
    }

    @Test("of the operator alone may make accounts", arguments: DatabaseKind.allCases)
    func onlyOperator(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let lender = try await test.subscriber(.lender)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.addStaff(
                AddStaff(
                    name: "A",
                    signInName: "abc",
                    role: .lender,
                    subscriber: lender.subscriber
                ),
                as: lender
            )
        }
        #expect(refusal?.primary.code == .notPermitted)
        #expect(try await test.office.staff(for: test.staff).isEmpty)
        await #expect(throws: Refusal.notPermitted) {
            try await test.office.staff(for: lender)
        }
    }

    @Test("take a key back, and it opens nothing any more", arguments: DatabaseKind.allCases)
    func revoked(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let lender = try #require(try await test.subscriber(.lender).subscriber)
        let key = try await test.office.issueAPIKey(for: lender, as: test.staff).answer
        let names = try await test.office.subscriber(lender, for: test.staff).keys
        #expect(names.count == 2)
        for name in names {
            _ = try await test.office.revokeAPIKey(name, of: lender, as: test.staff)
        }
        #expect(try await test.office.principal(apiKey: key) == nil)
        await #expect(throws: Refusal.self) {
            try await test.office.revokeAPIKey(names[0], of: lender, as: test.staff)
        }
        try await test.expectCleanLog()
    }

    @Test(
        "change a budget within the charter's bound, from that moment on",
        arguments: DatabaseKind.allCases
    )
    func budget(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        let id = try #require(lender.subscriber)
        func change(_ looks: Int) async throws {
            _ = try await test.office.perform(
                ChangeBudget(subscriber: id, looksPerDay: looks),
                as: test.staff
            )
        }
        try await change(0)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.perform(test.check(), as: lender)
        }
        #expect(refusal?.primary.code == .budgetSpent)
        await #expect(throws: Refusal.self) { try await change(-1) }
        let most = test.office.charter.lookup.maximumLooksPerDay
        await #expect(throws: Refusal.self) { try await change(most + 1) }
    }

    @Test(
        "of a lender see no difference between frozen, refused and unknown",
        arguments: DatabaseKind.allCases
    )
    func ownActs(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        try await test.grantConsent(to: lender)
        let allowed = try await test.office.ownActs(of: lender)
        #expect(allowed.map { $0.allowedUntil == nil } == [false])
        _ = try await test.office.perform(PlaceFreeze(), as: try await test.signIn())
        let frozen = try await test.office.ownActs(of: lender)
        #expect(frozen.map { $0.allowedUntil == nil } == [true])
        let other = try await test.subscriber(.lender)
        #expect(try await test.office.ownActs(of: other).isEmpty)
        let id = try #require(frozen.first).act.id
        await #expect(throws: Refusal.self) { try await test.office.ownAct(id, of: other) }
    }
}
