import Bureau
import Charters
import Identity
import Scorecards
import Synchronization
import TestSupport
import Testing

/// Who lives in the small world.
enum Resident: Int, CaseIterable, Hashable, Sendable {
    /// An adult.
    case anna
    /// Has the adult's name and address, was born on a 29 February, and is a minor at first.
    case namesake
    /// An adult who inherited.
    case heir
    /// Two people with one name and one day of birth.
    case twinOfNorth, twinOfSouth

    /// The day of birth, in the model's days.
    var born: Int {
        switch self {
        case .anna: ModelCalendar.day(1980, 5, 17)
        case .namesake: ModelCalendar.day(2008, 2, 29)
        case .heir: ModelCalendar.day(2003, 12, 31)
        case .twinOfNorth, .twinOfSouth: ModelCalendar.day(1990, 7, 1)
        }
    }

    var identity: IdentityClaim {
        let (given, family, street) =
            switch self {
            case .anna, .namesake: ("Anna", "Weber", "Hauptstr. 5")
            case .heir: ("Carla", "Weber", "Hauptstr. 5")
            case .twinOfNorth: ("Hana", "Lee", "North Road 1")
            case .twinOfSouth: ("Hana", "Lee", "South Road 1")
            }
        return IdentityClaim(
            givenName: given,
            familyName: family,
            dateOfBirth: ModelCalendar.text(born),
            address: .init(street: street, postalCode: "10115", town: "Berlin", country: "DE"),
            nationalIdentifier: nil
        )
    }

    var id: PersonID { .init(rawValue: "PERSON-\(self)") }
}

/// Whom a lender or a court names: somebody as they are, or nearly so.
enum Named: Hashable, Sendable, CustomStringConvertible {
    case exactly(Resident)
    case atAnotherAddress(Resident)
    case bornOnAnotherDay(Resident)

    var resident: Resident {
        switch self {
        case .exactly(let who), .atAnotherAddress(let who), .bornOnAnotherDay(let who): who
        }
    }

    var claim: IdentityClaim {
        var claim = resident.identity
        switch self {
        case .exactly: break
        case .atAnotherAddress: claim.address.street = "Nebenweg 9"
        case .bornOnAnotherDay: claim.dateOfBirth = ModelCalendar.text(resident.born + 1)
        }
        return claim
    }

    var description: String {
        switch self {
        case .exactly(let who): "\(who)"
        case .atAnotherAddress(let who): "\(who) at another address"
        case .bornOnAnotherDay(let who): "\(who) born a day later"
        }
    }
}

/// Who acts.
enum Doer: Hashable, Sendable, CustomStringConvertible {
    case resident(Resident)
    case lender(Int)
    case court(Int)
    case staff

    var description: String {
        switch self {
        case .resident(let who): "\(who)"
        case .lender(let place): "lender \(place)"
        case .court(let place): "court \(place)"
        case .staff: "the operator"
        }
    }
}

/// A small bureau in memory with several people, two lenders and two courts; things are named by
/// their place.
struct Town {
    /// What a sequence begins with: a charter and an instant.
    struct Start: Sendable, CustomStringConvertible {
        var charter: String
        var second: Int

        var description: String { "charter \(charter), \(Instant(second: second))" }
    }

    let charter: Charter
    var second: Int
    private let counter: Counter
    var people: [Resident: Person] = [:]
    var lenders: [Subscriber]
    var courts: [Subscriber]
    var consents: [Consent] = []
    var judgments: [Judgment] = []
    /// What was filed, by the place of the judgment; also what the judgment does not keep.
    var filings: [Filing] = []
    var inquiries: [Inquiry] = []
    var decisions: [CreditDecision] = []
    var freezes: [PersonID: Freeze] = [:]
    var staff: [StaffMember] = []
    var onboarded: [Subscriber] = []
    /// Looks and requests of each lender on its day.
    var looks: [(day: CalendarDate, count: Int)]
    /// What the last act left.
    var lastEvents: [Event] = []
    var lastNotices: [Notice] = []
    var lastLooks: [LenderAct] = []

    /// All shipped charters, loaded once.
    static let charters: [String: Charter] = {
        let names = Charter.shippedNames
        return names.reduce(into: [:]) { loaded, name in
            loaded[name] = try? Charter.shipped(name)
        }
    }()

    static let card: ServedScorecard? = try? ServedScorecard(Scorecard(json: TestCard.json()))

    init(_ start: Start) throws {
        charter = try #require(Self.charters[start.charter])
        second = start.second
        counter = Counter()
        let now = Instant(second: start.second)
        lenders = (0..<2).map { place in
            Subscriber(
                id: .init(rawValue: "LENDER\(place)"),
                name: "Bank \(place)",
                contact: "desk@bank\(place).example",
                roles: [.lender],
                licence: "L-\(place)",
                looksPerDay: 6,
                onboardedAt: now,
                suspendedAt: nil
            )
        }
        courts = (0..<2).map { place in
            Subscriber(
                id: .init(rawValue: "COURT\(place)"),
                name: "Court \(place)",
                contact: "desk@court\(place).example",
                roles: [.court],
                licence: "C-\(place)",
                looksPerDay: 0,
                onboardedAt: now,
                suspendedAt: nil
            )
        }
        let charter = charter
        courts = try courts.map { court in
            try court.withKey { actor in
                DecisionContext(actor: actor, now: now, charter: charter, freshIdentifier: { "" })
            }
        }
        looks = [(CalendarDate.first, 0), (CalendarDate.first, 0)]
        for resident in Resident.allCases where resident != .namesake {
            people[resident] = Person(
                id: resident.id,
                identity: resident.identity,
                reference: "REF-\(resident.rawValue)",
                enrolledAt: now,
                isSynthetic: true
            )
        }
    }

    var now: Instant { Instant(second: second) }
    var today: CalendarDate { now.date(in: charter.zone) }

    /// Whom a claim means among those with a file.
    func match(_ named: Named) -> MatchOutcome {
        let asked = Asked(named: named, hasNamesake: people[.namesake] != nil)
        if let known = Self.matches.withLock({ $0[asked] }) {
            return known.outcome(people)
        }
        let outcome = MatchOutcome.decide(named.claim, among: Array(people.values))
        let kept =
            switch outcome {
            case .one(let person):
                Met.one(Resident.allCases.first { people[$0]?.id == person.id } ?? .anna)
            case .none: Met.none
            case .review, .canary: Met.review
            }
        Self.matches.withLock { $0[asked] = kept }
        return outcome
    }

    /// Whom claims mean, decided once: it depends on nothing but the claim and who has a file.
    private static let matches = Mutex<[Asked: Met]>([:])

    private struct Asked: Hashable {
        var named: Named
        var hasNamesake: Bool
    }

    private enum Met {
        case one(Resident)
        case none
        case review

        func outcome(_ people: [Resident: Person]) -> MatchOutcome {
            switch self {
            case .one(let who): people[who].map(MatchOutcome.one) ?? .none
            case .none: .none
            case .review: .review
            }
        }
    }

    func actor(_ doer: Doer) -> Actor {
        switch doer {
        case .resident(let who): .person(people[who]?.id ?? who.id)
        case .lender(let place): .subscriber(lenders[place].id)
        case .court(let place): .subscriber(courts[place].id)
        case .staff: .staff("Ada Example")
        }
    }

    func subscriber(_ doer: Doer) -> Subscriber {
        switch doer {
        case .lender(let place): lenders[place]
        case .court(let place): courts[place]
        case .resident, .staff: lenders[0]
        }
    }

    /// Decides as the pipeline would, and keeps what follows.
    mutating func perform<C: Command>(
        _ command: C,
        _ state: C.State,
        by doer: Doer
    ) throws(Refusal) -> C.Answer {
        let counter = counter
        let context = DecisionContext(
            actor: actor(doer),
            now: now,
            charter: charter,
            freshIdentifier: { counter.fresh() }
        )
        let decision = try command.decide(state, in: context)
        lastEvents = decision.events
        for change in decision.changes { keep(change) }
        return decision.answer
    }

    private mutating func keep(_ change: Change) {
        func put<Row>(_ row: Row, _ rows: inout [Row], _ isSame: (Row) -> Bool) {
            if let place = rows.firstIndex(where: isSame) {
                rows[place] = row
            } else {
                rows.append(row)
            }
        }
        switch change {
        case .consent(let row): put(row, &consents) { $0.id == row.id }
        case .judgment(let row): put(row, &judgments) { $0.id == row.id }
        case .decision(let row): put(row, &decisions) { $0.id == row.id }
        case .inquiry(let row): put(row, &inquiries) { $0.id == row.id }
        case .freeze(let row): freezes[row.person] = row
        case .notice(let row): lastNotices.append(row)
        case .dispatch, .outbox: break
        case .lenderAct(let row): lastLooks.append(row)
        case .staff(let row): put(row, &staff) { $0.id == row.id }
        case .person(let row):
            if let who = Resident.allCases.first(where: { $0.identity == row.identity }) {
                people[who] = row
            }
        case .subscriber(let row):
            if let place = lenders.firstIndex(where: { $0.id == row.id }) {
                lenders[place] = row
            } else if let place = courts.firstIndex(where: { $0.id == row.id }) {
                courts[place] = row
            } else {
                onboarded.append(row)
            }
        default: break
        }
    }

    /// The one item of a file: a short time in a job, which costs points.
    func items(of person: Person) -> [FileItem] {
        [
            FileItem(
                id: .init(rawValue: "ITEM"),
                person: person.id,
                characteristic: "months_employed",
                category: .ownConduct,
                value: .number(5),
                source: "Nordbank",
                observedOn: today,
                expiresOn: CalendarDate.last
            )
        ]
    }
}

extension Instant {
    /// The instant that many seconds after 1 January 1970.
    init(second: Int) { self.init(millisecondsSinceEpoch: Int64(second) * 1000) }
}
