import Bureau
import Charters
import Identity
import Storage

/// Where one command is worked on: its transaction, its keys, its asker.
///
/// Lives as long as the step.
public final class Desk {
    let session: any SQLSession
    let vault: Vault
    let office: OfficeContext
    let principal: Principal
    let now: Instant
    let today: CalendarDate
    /// The person that the command turned out to be about; a refusal stands on their chain.
    private(set) var subject: PersonID?
    /// No identifier made for this command comes before this one.
    let firstIdentifier: String
    private var knownAsker: Subscriber?
    private let named: Work.Named?

    init(session: any SQLSession, office: OfficeContext, work: Work, moment: BatchMoment) {
        let principal = work.principal
        named = work.named
        firstIdentifier = office.identifiers.next()
        self.session = session
        vault = office.vault(in: session, documents: moment.documents)
        self.office = office
        self.principal = principal
        now = moment.now
        today = moment.today
        subject = principal.person
    }

    /// The same desk with the person herself before it, for an act that is done for her.
    private init(_ desk: Desk, actingAs person: PersonID) {
        named = desk.named
        firstIdentifier = desk.firstIdentifier
        session = desk.session
        vault = desk.vault
        office = desk.office
        principal = Principal(actor: .person(person), roles: [.person])
        now = desk.now
        today = desk.today
        subject = person
    }

    /// What the person would have loaded, had they asked themselves.
    func acting(as person: PersonID) -> Desk { Desk(self, actingAs: person) }

    /// Who a claim means.
    ///
    /// When it is one person for certain, the command is about them.
    func match(_ claim: IdentityClaim) throws -> MatchOutcome {
        let people = try PersonRepository.candidates(tokens: searchTokens(of: claim), in: session)
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

    /// A judgment for whoever asks: the person in it, or the court that filed it.
    ///
    /// Nil for others.
    func judgment(_ id: JudgmentID) throws -> Judgment? {
        if let person = principal.person { return try file(of: person).judgment(id) }
        guard let court = principal.subscriber,
            let person = try SubscriberRepository.person(
                behind: id.rawValue,
                givenTo: court,
                in: session
            ),
            let judgment = try file(of: person).judgment(id), judgment.filedBy == court
        else { return nil }
        subject = person
        return judgment
    }

    /// The file behind an identifier that whoever asks was given; nil for any other.
    ///
    /// The operator's staff were given what the office was.
    ///
    /// From here on the command is about that person: a refusal stands on their chain.
    func file(behind id: String) throws -> FileRepository? {
        guard let holder = principal.referenceHolder,
            let person = try SubscriberRepository.person(
                behind: id,
                givenTo: holder,
                in: session
            )
        else { return nil }
        subject = person
        return try file(of: person)
    }

    /// The file of a person for whom a representative is signed in; the command is about that person.
    func represented(_ person: PersonID) throws -> FileRepository {
        subject = person
        return try file(of: person)
    }

    /// The file of a person whom the office's own post room names; nil for any other asker.
    func file(about person: PersonID) throws -> FileRepository? {
        guard case .staff = principal.actor,
            try session.find(.person, key: [.text(person.rawValue)]) != nil
        else { return nil }
        subject = person
        return try file(of: person)
    }

    /// The person that the command is about.
    func subjectAsPerson() throws -> Person? {
        guard let subject else { return nil }
        return try PersonRepository.find(subject, in: session, vault: vault)
    }

    /// A subscriber.
    func subscriber(_ id: SubscriberID) throws -> Subscriber? {
        try SubscriberRepository.find(id, in: session, vault: vault)
    }

    /// The subscriber who asks.
    ///
    /// Commands of subscribers only are refused before this is reached.
    func asker() throws -> Subscriber {
        if let knownAsker { return knownAsker }
        guard let id = principal.subscriber, let subscriber = try subscriber(id) else {
            throw Refusal.notPermitted
        }
        knownAsker = subscriber
        return subscriber
    }

    /// How many looks the subscriber who asks has made today, this one not counted.
    func looksToday() throws -> Int {
        guard let id = principal.subscriber else { return 0 }
        return try SubscriberRepository.looks(of: id, on: today, in: session)
    }

    /// The earliest day by which the subscriber who asks had to confirm a recall and did not yet.
    func recallOwedBy() throws -> CalendarDate? {
        guard let id = principal.subscriber else { return nil }
        return try RetractionRepository.owedBy(id, in: session)
    }

    /// At whom the subscriber who asks looked in vain today.
    func straysToday() throws -> StrayLooks {
        let asker = try asker().id
        return try SubscriberRepository.strays(
            of: asker,
            on: today,
            in: session,
            dataKey: try vault.keys(of: asker.rawValue).dataKey
        )
    }

    /// The keyed hash of a claim, of this day and of who asks: it says nothing to anybody else.
    func digest(of claim: IdentityClaim) throws -> String {
        let address = claim.address
        let parts = [
            try asker().id.rawValue, today.description, claim.givenName, claim.familyName,
            claim.dateOfBirth, address.street, address.postalCode, address.town, address.country,
            claim.nationalIdentifier ?? "",
        ].map { Array($0.lowercased().utf8) }
        return office.keys.index.hash(.stray, parts).prefix(12).map { $0 }.hexadecimal
    }

    /// The tokens under which a person is found: of the identity, and of the reference.
    func tokens(of person: Person) -> [[UInt8]] {
        office.tokens(of: person.identity) + [office.referenceToken(person.reference)]
    }

    /// The tokens by which a claim is searched.
    private func searchTokens(of claim: IdentityClaim) -> [[UInt8]] {
        if let named, named.claim == claim { return named.tokens }
        return office.searchTokens(of: claim)
    }

    /// The keyed hash of an order: the same for every spelling of court, case and creditor that
    /// differs only in case and white space.
    func orderDigest(court: String, caseNumber: String, creditor: String) -> [UInt8] {
        let parts = [court, caseNumber, creditor].map {
            Array($0.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
        }
        return office.keys.index.hash(.order, parts)
    }

    /// The keyed hash of an order that was filed.
    func orderDigest(_ order: CourtOrder) -> [UInt8] {
        orderDigest(court: order.court, caseNumber: order.caseNumber, creditor: order.creditor)
    }

    /// Whether the order in a draft was ever filed; a draft that names no order was not.
    func wasFiled(_ order: OrderDraft) throws -> Bool {
        guard let court = order.court, let number = order.caseNumber,
            let creditor = order.creditor
        else { return false }
        let digest = orderDigest(court: court, caseNumber: number, creditor: creditor)
        return try OrderRepository.wasFiled(digest, in: session)
    }

    /// Whether somebody signs in with that reference already.
    func isReferenceTaken(_ reference: String) throws -> Bool {
        try !PersonRepository.candidates(
            tokens: [office.referenceToken(reference)],
            in: session
        ).isEmpty
    }

    /// The scorecard in force, if there is one.
    func scorecardInForce() throws -> ServedScorecard? {
        try office.scorecards.inForce(asOf: now, in: session)
    }
}
