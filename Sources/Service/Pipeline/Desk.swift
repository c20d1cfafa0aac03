import Bureau
import Charters
import Identity
import Storage

/// Where one command is worked on: its transaction, its keys, its asker. Lives as long as the step.
public final class Desk {
    let session: any SQLSession
    let vault: Vault
    let keys: KeyRing
    let tokeniser: Tokeniser
    let principal: Principal
    let now: Instant
    let today: CalendarDate
    let permitsRealPeople: Bool
    /// The person that the command turned out to be about; a refusal stands on their chain.
    private(set) var subject: PersonID?

    init(session: any SQLSession, office: OfficeContext, principal: Principal, now: Instant) {
        self.session = session
        vault = Vault(session: session, master: office.keys.master)
        keys = office.keys
        tokeniser = office.tokeniser
        self.principal = principal
        self.now = now
        today = now.date(in: office.charter.zone)
        permitsRealPeople = office.permitsRealPeople
        subject = principal.person
    }

    /// Who a claim means. When it is one person for certain, the command is about them.
    func match(_ claim: IdentityClaim) throws -> MatchOutcome {
        let tokens = tokeniser.tokens(for: claim).map { Array($0.value.utf8) }
        let people = try PersonRepository.candidates(tokens: tokens, in: session)
            .compactMap { try PersonRepository.find($0, in: session, vault: vault) }
        let outcome = MatchOutcome.decide(claim, among: people)
        if case .one(let person) = outcome { subject = person.id }
        return outcome
    }

    /// The file of a person.
    func file(of person: PersonID) throws -> FileRepository {
        try FileRepository(of: person, in: session, vault: vault)
    }

    /// The file of the person who asks; nil when it is not a person who asks.
    func ownFile() throws -> FileRepository? {
        try principal.person.map(file(of:))
    }

    /// A judgment for whoever asks: the person in it, or the court that filed it. Nil for others.
    func judgment(_ id: JudgmentID) throws -> Judgment? {
        if let person = principal.person { return try file(of: person).judgment(id) }
        guard let court = principal.subscriber,
            let person = try SubscriberRepository.person(
                behind: id.rawValue, givenTo: court, in: session),
            let judgment = try file(of: person).judgment(id), judgment.filedBy == court
        else { return nil }
        subject = person
        return judgment
    }

    /// A subscriber.
    func subscriber(_ id: SubscriberID) throws -> Subscriber? {
        try SubscriberRepository.find(id, in: session, vault: vault)
    }

    /// The subscriber who asks. Commands of subscribers only are refused before this is reached.
    func asker() throws -> Subscriber {
        guard let id = principal.subscriber, let subscriber = try subscriber(id) else {
            throw Refusal.notPermitted
        }
        return subscriber
    }

    /// How many looks the subscriber who asks has made today, this one not counted.
    func looksToday() throws -> Int {
        guard let id = principal.subscriber else { return 0 }
        return try SubscriberRepository.looks(of: id, on: today, in: session)
    }
}
