import Bureau
import Charters
import Evidence
import Identity
import Synchronization
import Testing

/// Makes identifiers one after the other, so that a test run is the same every time.
final class Counter: Sendable {
    private let next = Mutex(0)

    func fresh() -> String {
        next.withLock { number in
            number += 1
            let digits = String(number)
            return "ID" + String(repeating: "0", count: 24 - digits.count) + digits
        }
    }
}

/// A small bureau in memory: rows, a clock that is set, and acts by whoever a test names.
struct World {
    var charter: Charter
    let counter = Counter()
    var now: Instant
    var person: Person
    var lender: Subscriber
    var court: Subscriber
    var consents: [ConsentID: Consent] = [:]
    var judgments: [JudgmentID: Judgment] = [:]
    var filings: [FilingID: Bureau.Filing] = [:]
    var inquiries: [InquiryID: Inquiry] = [:]
    var decisions: [DecisionID: CreditDecision] = [:]
    var items: [FileItem] = []
    var disputes: [DisputeID: Dispute] = [:]
    var disputeFiles: [DisputeFileID: DisputeFileContent] = [:]
    var disclosures: [DisclosureID: Disclosure] = [:]
    var erasures: [ErasureID: FileErasure] = [:]
    var freeze: Freeze?
    var statement: FileStatement?
    var mandates: [MandateID: Mandate] = [:]
    var theftBlocks: [TheftBlockID: TheftBlock] = [:]
    var authorityOrders: [AuthorityOrderID: AuthorityOrder] = [:]
    var notices: [Notice] = []
    var dispatches: [NoticeID: Dispatch] = [:]
    var outbox: [NoticeID: Instant] = [:]
    var retractions: [RetractionID: Retraction] = [:]
    var messagesDue: [RetractionID: Instant] = [:]
    var events: [Event] = []
    /// The numbers of the person's events whose text is erased.
    var erasedEvents: Set<UInt64> = []

    static let anna = IdentityClaim(
        givenName: "Anna",
        familyName: "Weber",
        dateOfBirth: "1980-05-17",
        address: .init(street: "Hauptstr. 5", postalCode: "10115", town: "Berlin", country: "DE"),
        nationalIdentifier: nil
    )

    init(at text: String = "2026-11-22T10:00:00Z", identity: IdentityClaim = World.anna) throws {
        charter = try Charter.strictest()
        now = try #require(Instant(text))
        person = Person(
            id: .init(rawValue: "PERSON"),
            identity: identity,
            reference: "MAPLE-7Q2K",
            enrolledAt: now,
            isSynthetic: true
        )
        lender = Subscriber(
            id: .init(rawValue: "LENDER"),
            name: "Example Bank",
            contact: "hello@bank.example",
            roles: [.lender],
            licence: "L-1",
            looksPerDay: 100,
            onboardedAt: now,
            suspendedAt: nil
        )
        court = Subscriber(
            id: .init(rawValue: "COURT"),
            name: "District Court",
            contact: "desk@court.example",
            roles: [.court],
            licence: "C-1",
            looksPerDay: 0,
            onboardedAt: now,
            suspendedAt: nil
        )
        let world = self
        court = try court.withKey { world.context($0) }
    }

    var today: CalendarDate { now.date(in: charter.zone) }
    var asPerson: Actor { .person(person.id) }
    var asLender: Actor { .subscriber(lender.id) }
    var asCourt: Actor { .subscriber(court.id) }

    func context(_ actor: Actor, staffName: String? = nil) -> DecisionContext {
        let counter = counter
        return DecisionContext(
            actor: actor,
            staffName: staffName,
            now: now,
            charter: charter,
            freshIdentifier: { counter.fresh() }
        )
    }

    /// Decides and keeps what follows.
    @discardableResult
    mutating func perform<C: Command>(
        _ command: C,
        _ state: C.State,
        as actor: Actor,
        staffName: String? = nil
    ) throws(Refusal) -> C.Answer {
        let decision = try command.decide(state, in: context(actor, staffName: staffName))
        events += decision.events
        for change in decision.changes { keep(change) }
        return decision.answer
    }

    private mutating func keep(_ change: Change) {
        switch change {
        case .consent(let consent): consents[consent.id] = consent
        case .judgment(let judgment): judgments[judgment.id] = judgment
        case .filing(let filing): filings[filing.id] = filing
        case .filingEnded(let filing): filings[filing.id] = nil
        case .decision(let decision): decisions[decision.id] = decision
        case .inquiry(let inquiry): inquiries[inquiry.id] = inquiry
        case .item(let item):
            items.removeAll { $0.id == item.id }
            items.append(item)
        case .dispute(let dispute): disputes[dispute.id] = dispute
        case .disclosure(let disclosure): disclosures[disclosure.id] = disclosure
        case .erasure(let erasure): erasures[erasure.id] = erasure
        case .freeze(let new): freeze = new
        case .statement(let new): statement = new
        case .mandate(let mandate): mandates[mandate.id] = mandate
        case .theftBlock(let block): theftBlocks[block.id] = block
        case .notice(let notice): notices.append(notice)
        case .erased(.judgment(let order)): judgments[order.id] = nil
        case .erased(.fileItem(let item)): items.removeAll { $0.id == item.id }
        case .erased(.notice(let notice)):
            notices.removeAll { $0.id == notice.id }
            dispatches[notice.id] = nil
            outbox[notice.id] = nil
        case .dispatch(let dispatch): dispatches[dispatch.notice] = dispatch
        case .outbox(let entry): outbox[entry.notice] = entry.dueAt
        case .retraction(let one): retractions[one.id] = one
        case .messageDue(let due): messagesDue[due.retraction] = due.dueAt
        case .person(let new): person = new
        case .subscriber(let row):
            if row.id == lender.id { lender = row }
            if row.id == court.id { court = row }
        case .authorityOrder(let order): authorityOrders[order.id] = order
        case .disputeFile(let content): disputeFiles[content.id] = content
        case .staff, .lenderAct, .strayLooks: break
        }
    }

    mutating func pass(days: Int) { now = now.adding(seconds: Int64(days) * 86_400) }
}

/// The refusal of an act, or nil when it was done.
func refusal(_ act: () throws(Refusal) -> Void) -> Refusal? {
    do throws(Refusal) {
        try act()
        return nil
    } catch { return error }
}

extension Refusal {
    /// The codes of all findings.
    var codes: [RefusalCode] { findings.map(\.code) }
}
