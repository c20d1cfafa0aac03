import Bureau
import Charters
import Crypto
import Identity
import Service

/// The demo's invented town: two lenders, a court, some tens of people, and a past of half a year.
///
/// Everything is made by the same commands and the same sign-in that anyone uses; the clock of the
/// demo is moved through the past, so that waiting periods and terms are real.
struct DemoTown: Sendable {
    /// One invented person and what their file is there to show.
    struct Resident: Sendable {
        /// What the file shows, for instance `listed`; `plain` when nothing in particular.
        let shows: String
        /// The person's own file number.
        let reference: String
        /// Who the person is.
        let identity: IdentityClaim
        /// What they declare when they apply for credit.
        let declared: [String: FileItem.Value]
        /// What the file holds from the start.
        let items: [FileItemDraft]
    }

    /// A member of staff of the demo, and how they sign in.
    struct Clerk: Sendable {
        /// What the consoles call the role: `registrar`, `lender` or `operator`.
        let role: String
        /// What they type first.
        let signInName: String
        /// What they type second.
        let passPhrase: String
        /// For whom they act.
        let institution: String

        /// Both on one line.
        var signIn: String { "\(signInName)   \(passPhrase)" }
    }

    /// A subscriber and its key.
    struct Account: Sendable {
        /// The name shown to people.
        let name: String
        /// The API key, told once.
        let key: String
        /// Who it is to the office.
        let principal: Principal
    }

    let office: CreditOffice
    let clock: SettableClock
    let residents: [Resident]
    let lenders: [Account]
    let court: Account
    /// The key with which the demo's court signs; made for this start.
    let courtKey: Curve25519.Signing.PrivateKey
    private let today: CalendarDate
    private let start: Instant

    /// Builds the whole town, from half a year ago until the instant the clock showed at first.
    static func build(
        office: CreditOffice,
        clock: SettableClock,
        residents: [Resident],
        until now: Instant,
        progress: (Double) -> Void
    ) async throws -> DemoTown {
        let clerk = Principal.staff("Demo Clerk")
        func account(_ name: String, _ role: Role) async throws -> Account {
            let subscriber = try await office.perform(
                OnboardSubscriber(
                    name: name,
                    contact: "office@\(name.lowercased().filter(\.isLetter)).example",
                    roles: [role],
                    licence: "DEMO-\(name.count)",
                    looksPerDay: 1000
                ),
                as: clerk
            ).answer
            let key = try await office.issueAPIKey(for: subscriber, as: clerk).answer
            guard let principal = try await office.principal(apiKey: key) else {
                throw OfficeError.settings("the key of \(name) does not open the office")
            }
            return Account(name: name, key: key, principal: principal)
        }
        let town = DemoTown(
            office: office,
            clock: clock,
            residents: residents,
            now: now,
            lenders: [
                try await account("Example Bank", .lender),
                try await account("Specimen Credit Union", .lender),
            ],
            court: try await account("District Court of Sampleton", .court)
        )
        try await town.registerCourtKey()
        for lender in town.lenders {
            guard let number = lender.principal.subscriber else { continue }
            let address = DemoBanks.address(of: lender.name)
            _ = try await office.perform(
                SetMessageAddress(subscriber: number, address: address),
                as: clerk
            )
        }
        for (index, resident) in residents.enumerated() {
            _ = try await office.perform(
                EnrolPerson(
                    identity: resident.identity,
                    items: resident.items,
                    reference: resident.reference,
                    isSynthetic: true
                ),
                as: clerk
            )
            progress(0.5 * Double(index + 1) / Double(residents.count))
        }
        try await town.live(progress: { progress(0.5 + 0.5 * $0) })
        return town
    }

    private init(
        office: CreditOffice,
        clock: SettableClock,
        residents: [Resident],
        now: Instant,
        lenders: [Account],
        court: Account
    ) {
        self.office = office
        self.clock = clock
        self.residents = residents
        self.lenders = lenders
        self.court = court
        courtKey = Curve25519.Signing.PrivateKey()
        today = now.date(in: office.charter.zone)
        start = now
    }

    /// Performs everything that happened, oldest first.
    private func live(progress: (Double) -> Void) async throws {
        let acts = DemoTown.past.enumerated().sorted {
            ($1.element.daysAgo, $0.offset) < ($0.element.daysAgo, $1.offset)
        }
        for (done, act) in acts.enumerated() {
            clock.set(start.adding(seconds: -86_400 * Int64(act.element.daysAgo)))
            do {
                try await act.element.perform(self)
            } catch let refusal as Refusal {
                throw Failure(
                    "the demo's act \(act.offset), \(act.element.daysAgo) days ago, was refused: "
                        + refusal.findings.map(\.sentence).joined(separator: " ")
                )
            }
            progress(Double(done + 1) / Double(acts.count))
        }
        clock.set(start)
    }

    // MARK: What happens in the town

    /// The first person whose file shows the named thing.
    func resident(_ shows: String) throws -> Resident {
        guard let found = residents.first(where: { $0.shows == shows }) else {
            throw OfficeError.settings("nobody in the demo shows \(shows)")
        }
        return found
    }

    /// The day that many days before the demo's today, as an order names it.
    func day(ago days: Int) -> String { today.adding(days: -days).description }

    /// Signs a person in with the code that a demo shows.
    func signIn(_ resident: Resident) async throws -> Principal {
        let challenge = try await office.beginSignIn(reference: resident.reference)
        guard let code = challenge.demoCode,
            let token = try await office.completeSignIn(challenge: challenge.id, code: code),
            let principal = try await office.principal(session: token.value)
        else { throw OfficeError.settings("\(resident.reference) could not sign in") }
        return principal
    }

    /// A lender asks for consent.
    func ask(_ shows: String, lender: Int, isSingleUse: Bool = false) async throws {
        let resident = try resident(shows)
        _ = try await office.perform(
            RequestConsent(
                person: resident.identity,
                purpose: Purpose.creditApplication.rawValue,
                categories: CharacteristicCategory.allCases.map(\.rawValue),
                isSingleUse: isSingleUse,
                termDays: 90,
                ownReference: "APP \(resident.reference.suffix(4))"
            ),
            as: lenders[lender].principal
        )
    }

    /// A lender asks for consent, and the person says yes in the portal.
    func consent(_ shows: String, lender: Int, isSingleUse: Bool = false) async throws {
        try await ask(shows, lender: lender, isSingleUse: isSingleUse)
        let person = try await signIn(try resident(shows))
        let file = try await office.personFile(of: person)
        guard
            let asked = file.consents.last(where: {
                $0.recipient == lenders[lender].principal.subscriber && $0.grantedAt == nil
                    && $0.refusedAt == nil
            })
        else { throw OfficeError.settings("the request to \(shows) did not arrive") }
        _ = try await office.perform(
            GrantConsent(consent: asked.id, wordingHash: asked.wordingHash),
            as: person
        )
    }

    /// A lender looks, with or without consent.
    func look(_ shows: String, lender: Int) async throws {
        let resident = try resident(shows)
        _ = try await office.perform(
            MakeCheck(
                person: resident.identity,
                purpose: Purpose.creditApplication.rawValue,
                declared: resident.declared,
                ownReference: "APP \(resident.reference.suffix(4))"
            ),
            as: lenders[lender].principal
        )
    }

    /// A lender looks, and records what a named human decided on the answer.
    func decide(
        _ shows: String,
        lender: Int,
        _ verdict: (CheckAnswer) -> VerdictDraft
    ) async throws {
        let resident = try resident(shows)
        let told = try await office.perform(
            MakeCheck(
                person: resident.identity,
                purpose: Purpose.creditApplication.rawValue,
                declared: resident.declared
            ),
            as: lenders[lender].principal
        )
        guard case .answered(let answer, let look) = told.answer else {
            throw OfficeError.settings("the look at \(shows) was not answered")
        }
        _ = try await office.perform(
            RecordDecision(inquiry: look, verdict: verdict(answer)),
            as: lenders[lender].principal
        )
    }

    /// The court files and signs a lawful order of 3,400 against the person.
    func file(_ shows: String) async throws {
        let resident = try resident(shows)
        let order = order(against: resident)
        _ = try await office.perform(
            FileJudgment(
                debtor: resident.identity,
                isSynthetic: true,
                order: order,
                signature: try signature(of: order, about: resident.identity)
            ),
            as: court.principal
        )
    }

    /// The court files such an order without signing it: it waits for one of its staff.
    func submit(_ shows: String) async throws {
        let resident = try resident(shows)
        _ = try await office.perform(
            SubmitFiling(
                debtor: resident.identity,
                isSynthetic: true,
                order: order(against: resident)
            ),
            as: court.principal
        )
    }

    /// The court does something about the person's only entry.
    func court(_ shows: String, _ make: (JudgmentID) -> some Loadable) async throws {
        _ = try await office.perform(make(try await entry(shows)), as: court.principal)
    }

    /// The person does something about their only entry.
    func person(_ shows: String, _ make: (JudgmentID) -> some Loadable) async throws {
        let id = try await entry(shows)
        _ = try await office.perform(make(id), as: try await signIn(try resident(shows)))
    }

    private func entry(_ shows: String) async throws -> JudgmentID {
        let person = try await signIn(try resident(shows))
        guard let judgment = try await office.personFile(of: person).judgments.first else {
            throw OfficeError.settings("\(shows) has no entry")
        }
        return judgment.id
    }
}
