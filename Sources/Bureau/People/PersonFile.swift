public import Charters

/// Everything that is held about one person, as of an instant, for that person alone.
public struct PersonFile: Hashable, Sendable, Codable {
    /// Who.
    public var person: Person
    /// Items of the credit file; expired ones, and those gone after a dispute, are left out.
    public var items: [FileItem]
    /// Consents in every state, newest first.
    public var consents: [Consent]
    /// Looks, newest first.
    public var inquiries: [Inquiry]
    /// What lenders decided after their looks, newest first.
    public var decisions: [CreditDecision]
    /// Judgments in every state, newest first.
    public var judgments: [Judgment]
    /// What the person said is wrong, and what became of it, newest first.
    public var disputes: [Dispute]
    /// The person's own words on all of it, if they ever wrote any.
    public var statement: FileStatement?
    /// What the person said comes from the theft of their identity, newest first.
    public var theftBlocks: [TheftBlock]
    /// Who may act for the person, newest first.
    public var mandates: [Mandate]
    /// The person's requests for all of this, newest first.
    public var disclosures: [Disclosure]
    /// The person's requests that all of this be erased, newest first.
    public var erasures: [FileErasure]
    /// What stands in the way of that, at this instant.
    public var obstacles: [ErasureObstacle]
    /// The freeze, if one was ever placed.
    public var freeze: Freeze?
    /// Notices, newest first.
    public var notices: [Notice]
    /// What became of the notices on their way out of the house.
    public var dispatches: [Dispatch]
    /// Who was told that something does not hold any more, newest first.
    public var retractions: [Retraction]
    /// The instant as of which this is true.
    public var asOf: Instant

    /// A file; it is put in order, and what is expired or gone is left out here, whoever loads it.
    public init(
        person: Person,
        items: [FileItem],
        consents: [Consent],
        inquiries: [Inquiry],
        decisions: [CreditDecision],
        judgments: [Judgment],
        disputes: [Dispute],
        statement: FileStatement?,
        theftBlocks: [TheftBlock],
        mandates: [Mandate] = [],
        disclosures: [Disclosure],
        erasures: [FileErasure] = [],
        authorityOrders: [AuthorityOrder] = [],
        freeze: Freeze?,
        notices: [Notice],
        dispatches: [Dispatch] = [],
        retractions: [Retraction] = [],
        asOf: Instant,
        under charter: Charter
    ) {
        let today = asOf.date(in: charter.zone)
        self.person = person
        self.items = items.filter { item in
            item.isCurrent(on: today)
                && !disputes.deleted(item.id, asOf: asOf, under: charter)
        }
        .sorted { ($0.characteristic, $0.id) < ($1.characteristic, $1.id) }
        self.consents = consents.sorted { ($0.requestedAt, $0.id) > ($1.requestedAt, $1.id) }
        self.inquiries = inquiries.sorted { ($0.at, $0.id) > ($1.at, $1.id) }
        self.decisions = decisions.sorted { ($0.latest.at, $0.id) > ($1.latest.at, $1.id) }
        self.judgments = judgments.sorted { ($0.filedAt, $0.id) > ($1.filedAt, $1.id) }
        self.disputes = disputes.sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }
        self.statement = statement
        self.theftBlocks = theftBlocks.sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) }
        self.mandates = mandates.sorted { ($0.recordedAt, $0.id) > ($1.recordedAt, $1.id) }
        self.disclosures = disclosures.sorted { ($0.askedAt, $0.id) > ($1.askedAt, $1.id) }
        self.erasures = erasures.sorted { ($0.askedAt, $0.id) > ($1.askedAt, $1.id) }
        obstacles = ErasureFacts(
            told: ToldFacts(
                inquiries: inquiries,
                consents: consents,
                items: items,
                judgments: judgments,
                disputes: disputes,
                statement: statement,
                theftBlocks: theftBlocks
            ),
            decisions: decisions,
            retractions: retractions,
            disclosures: disclosures,
            authorityOrders: authorityOrders
        ).obstacles(asOf: asOf, under: charter)
        self.freeze = freeze
        self.notices = notices.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
        self.dispatches = dispatches
        self.retractions = retractions.sorted { ($0.raisedAt, $0.id) > ($1.raisedAt, $1.id) }
        self.asOf = asOf
    }
}
