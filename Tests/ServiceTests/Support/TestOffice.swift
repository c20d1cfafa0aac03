import Bureau
import Charters
import Foundation
import Identity
import Logging
import Service
import Storage
import StorageTestSupport
import TestSupport
import Testing

/// An office over a fresh database, with a clock that stands, one lender, one court and staff.
struct TestOffice {
    let store: TestDatabase
    let faults: FaultyDatabase
    let keys: KeyRing
    let clock: SettableClock
    let office: CreditOffice
    let staff = Principal.staff("ada")

    static let start = "2026-11-22T12:00:00Z"

    /// Whether golden files are written anew.
    static var isRecording: Bool {
        ProcessInfo.processInfo.environment["RECOURSE_RECORD"] == "1"
    }

    init(
        _ kind: DatabaseKind,
        keys: KeyRing = .ephemeral(),
        store: TestDatabase? = nil
    ) async throws {
        let store = try store ?? kind.make()
        self.store = store
        self.keys = keys
        faults = FaultyDatabase(store.database)
        clock = SettableClock(try #require(Instant(Self.start)))
        office = try await Self.open(faults, keys: keys, clock: clock)
    }

    static func settings(_ origin: String = "test.example/log") -> OfficeSettings {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return OfficeSettings(
            origin: origin,
            sendsMail: true,
            isDemo: true,
            passPhraseCost: PassPhraseCost(rounds: 16, mixingSize: 8, parallelism: 1),
            logger: logger
        )
    }

    static func open(
        _ database: any Database,
        keys: KeyRing,
        clock: any WallClock,
        settings: OfficeSettings = settings()
    ) async throws -> CreditOffice {
        try await CreditOffice(
            database: database,
            keys: keys,
            charter: try Charter.strictest(),
            clock: clock,
            settings: settings
        )
    }

    /// The office again, over the same database, as after a restart.
    func reopened() async throws -> CreditOffice {
        try await Self.open(faults, keys: keys, clock: clock)
    }

    func subscriber(_ role: Role, looksPerDay: Int = 100) async throws -> Principal {
        let id = try await office.perform(
            OnboardSubscriber(
                name: "Example \(role.rawValue)",
                contact: "post@example.org",
                roles: [role],
                licence: "L-1",
                looksPerDay: looksPerDay
            ),
            as: staff
        ).answer
        if role == .court { try await registerKey(of: id) }
        let key = try await office.issueAPIKey(for: id, as: staff).answer
        return try #require(try await office.principal(apiKey: key))
    }

    @discardableResult
    func enrol(_ number: Int = 1) async throws -> Receipted<PersonID> {
        try await office.perform(
            EnrolPerson(
                identity: Self.claim(number),
                items: [
                    FileItemDraft(
                        characteristic: "months_employed",
                        category: .ownConduct,
                        value: .number(24),
                        source: "Example Bank",
                        observedOn: try #require(CalendarDate("2026-01-15"))
                    )
                ],
                reference: Self.reference(number),
                isSynthetic: true
            ),
            as: staff
        )
    }

    static func reference(_ number: Int) -> String { "MAPLE-\(1000 + number)" }

    static func claim(_ number: Int) -> IdentityClaim {
        IdentityClaim(
            givenName: "Given\(number)",
            familyName: "Family\(number)",
            dateOfBirth: "1980-02-\(10 + number % 10)",
            address: .init(
                street: "High Street \(number)",
                postalCode: "1\(number)",
                town: "Town",
                country: "ES"
            ),
            nationalIdentifier: nil
        )
    }

    func signIn(_ number: Int = 1) async throws -> Principal {
        try #require(try await signInIfEnrolled(number))
    }

    /// The person with that number, signed in; nil when nobody has it.
    func signInIfEnrolled(_ number: Int) async throws -> Principal? {
        let challenge = try await office.beginSignIn(reference: Self.reference(number))
        let code = try #require(challenge.demoCode)
        let token = try await office.completeSignIn(challenge: challenge.id, code: code)
        // The next sign-in must not run into the limit of open challenges.
        clock.advance(seconds: 600)
        guard let token else { return nil }
        return try await office.principal(session: token.value)
    }

    /// Asks for consent, and has the person grant it.
    func grantConsent(of number: Int = 1, to lender: Principal) async throws {
        _ = try await office.perform(
            RequestConsent(
                person: Self.claim(number),
                purpose: "credit-application",
                categories: ["own-conduct"],
                isSingleUse: false,
                termDays: 30
            ),
            as: lender
        )
        let person = try await signIn(number)
        let file = try await office.personFile(of: person)
        let consent = try #require(file.consents.first)
        _ = try await office.perform(
            GrantConsent(consent: consent.id, wordingHash: consent.wordingHash),
            as: person
        )
    }

    func check(_ number: Int = 1) -> MakeCheck {
        MakeCheck(person: Self.claim(number), purpose: "credit-application", declared: [:])
    }

    static func order(_ caseNumber: String = "C-1") -> OrderDraft {
        OrderDraft(
            court: "County Court",
            caseNumber: caseNumber,
            kind: "civilMoney",
            orderedOn: "2026-10-01",
            obligationAroseOn: "2024-05-01",
            principalMinorUnits: 500_000,
            currency: "EUR",
            costsMinorUnits: 10_000,
            creditor: "Example Ltd",
            liability: "own",
            isFinal: true,
            reasons: "The loan was not repaid.",
            confirmedOn: "2026-11-20",
            signedBy: "Judge Example"
        )
    }

    /// Two humans of the operator register the key of the tests' courts.
    func registerKey(of court: SubscriberID) async throws {
        let register = RegisterCourtKey(subscriber: court, publicKey: TestCourtKey.publicKey)
        _ = try await office.perform(register, as: staff)
        _ = try await office.perform(register, as: .staff("ben"))
    }

    /// An order that the court signed; without a court, one that nobody did.
    func file(
        _ number: Int = 1,
        caseNumber: String = "C-1",
        by court: Principal? = nil
    ) -> FileJudgment {
        let unsigned = FileJudgment(
            debtor: Self.claim(number),
            isSynthetic: true,
            order: Self.order(caseNumber)
        )
        return court.map(unsigned.signed(by:)) ?? unsigned
    }

    /// An order that nobody signed and that waits for a second human.
    func submission(_ number: Int = 1, caseNumber: String = "C-1") -> SubmitFiling {
        SubmitFiling(
            debtor: Self.claim(number),
            isSynthetic: true,
            order: Self.order(caseNumber)
        )
    }

    /// The court files an order that it signed, and one that waits.
    func fileTwice(as court: Principal) async throws {
        _ = try await office.perform(file(by: court), as: court)
        _ = try await office.perform(submission(caseNumber: "C-2"), as: court)
    }

    func expectCleanLog(_ location: SourceLocation = #_sourceLocation) async throws {
        let report = try await office.checkLog()
        #expect(report.findings == [], sourceLocation: location)
    }

    func write(_ sql: String, _ values: [SQLValue] = []) async throws {
        try await store.database.write { session in _ = try session.execute(sql, values) }
    }

    func read(_ sql: String, _ values: [SQLValue] = []) async throws -> [SQLRow] {
        try await store.database.read { try $0.query(sql, values) }
    }
}

extension FileJudgment {
    /// The same, signed with the key of the tests' courts.
    func signed(by court: Principal) -> FileJudgment {
        var signed = self
        let bytes = court.subscriber.flatMap {
            try? Self.signedBytes(debtor: debtor, order: order, by: $0)
        }
        signed.signature = bytes.map(TestCourtKey.signature(of:)) ?? []
        return signed
    }
}
