import Charters
import Evidence
public import Identity

/// Answers an authority: another operator than the one who recorded the order has read it as well.
///
/// They type from the order whom it is about, without being shown what the first one typed: only two
/// humans who read the same name off the paper give anything away. The answer is a look, and is told to
/// the person. An order is answered once.
public struct ApproveAuthorityOrder: Command {
    /// The name under which a refusal is logged.
    public static let name = "authority.approveOrder"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which order.
    public var order: AuthorityOrderID
    /// Whom the order is about, as this second human reads it there.
    public var person: IdentityClaim

    /// The command; nothing is checked here.
    public init(order: AuthorityOrderID, person: IdentityClaim) {
        self.order = order
        self.person = person
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The order, if there is one.
        public var order: AuthorityOrder?
        /// Whom the second human read in it.
        public var match: MatchOutcome
        /// The items of the person.
        public var items: [FileItem]
        /// The judgments of the person.
        public var judgments: [Judgment]
        /// The disputes of the person.
        public var disputes: [Dispute]
        /// The blocks of the person for the theft of an identity.
        public var theftBlocks: [TheftBlock]
        /// The words of the person on their whole file.
        public var statement: FileStatement?
        /// Who holds the files here.
        public var source: DataSource

        /// A state.
        public init(
            order: AuthorityOrder?,
            match: MatchOutcome,
            items: [FileItem],
            judgments: [Judgment],
            disputes: [Dispute],
            theftBlocks: [TheftBlock],
            statement: FileStatement?,
            source: DataSource
        ) {
            self.order = order
            self.match = match
            self.items = items
            self.judgments = judgments
            self.disputes = disputes
            self.theftBlocks = theftBlocks
            self.statement = statement
            self.source = source
        }
    }

    /// What the authority is given.
    public typealias Answer = AuthorityAnswer

    /// Hands over what the order asks for, and tells the person what that was.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<AuthorityAnswer> {
        let staff = try context.actingStaff()
        guard var order = state.order, order.id == self.order else { throw .notFound }
        var findings = Findings()
        if order.approved != nil {
            findings.add(.wrongState, "It is answered already.", .courtOrderForAuthorities)
        } else if HumanName.areSame(order.recorded.by, staff) {
            findings.add(
                .notPermitted,
                "You recorded it: another human has to read the order as well.",
                .courtOrderForAuthorities
            )
        } else if !isSamePerson(state.match, order) {
            findings.add(
                .identityNotCertain,
                "This is not whom the order was recorded about. Read the order once more; if it was "
                    + "recorded about somebody else, record it anew.",
                .courtOrderForAuthorities,
                field: "person"
            )
        }
        try findings.refuse()
        order.approved = .init(by: staff, at: context.now)
        let items = order.parts.contains(.items) ? items(state, of: order, in: context) : []
        let entries =
            order.parts.contains(.register) ? entries(state, of: order, in: context) : []
        let look = look(order, items: items, entries: entries.count, by: staff, in: context)
        var facts = order.facts
        facts["approvedBy"] = .string(staff)
        facts["inquiry"] = .string(look.id.rawValue)
        facts["items"] = .array(items.map { .string($0.id.rawValue) })
        facts["entries"] = .integer(Int64(entries.count))
        let event = Event(
            type: .authorityAnswered,
            owner: .person(order.person),
            facts: facts
        )
        let notice = try context.notice(
            to: order.person,
            .look,
            headline: "\(order.authority) was given a part of your file by order of a court.",
            reason: "The order is of \(order.orderedOn.inWords), \(order.court), "
                + "\(order.caseNumber). \(order.recorded.by) and \(staff), of the staff here, have "
                + "both read it.",
            rule: .courtOrderForAuthorities,
            remedy: "See in your file what was given. Ask the court or a lawyer what you can do "
                + "against the order.",
            contact: state.source.contact,
            path: "/me/looks/\(look.id.rawValue)"
        )
        return Decision(
            answer: AuthorityAnswer(
                look: look.id,
                order: order,
                items: items,
                entries: entries,
                statement: state.statement.flatMap {
                    $0.person == order.person ? $0.words(asOf: context.now) : nil
                }
            ),
            events: [event],
            changes: [.authorityOrder(order), .inquiry(look), notice]
        )
    }

    /// Whether both humans read the same person in the order.
    private func isSamePerson(_ match: MatchOutcome, _ order: AuthorityOrder) -> Bool {
        guard case .one(let person) = match else { return false }
        return person.id == order.person
    }

    private func look(
        _ order: AuthorityOrder,
        items: [FileItem],
        entries: Int,
        by staff: String,
        in context: DecisionContext
    ) -> Inquiry {
        Inquiry(
            id: context.fresh(),
            person: order.person,
            subscriber: nil,
            askerName: order.authority,
            staffName: staff,
            purpose: .courtOrder,
            at: context.now,
            outcome: .handedOver(
                .init(
                    order: order.id,
                    court: order.court,
                    caseNumber: order.caseNumber,
                    orderedOn: order.orderedOn,
                    items: items.map(\.id),
                    entries: entries,
                    recordedBy: order.recorded.by
                )
            ),
            deniedByPersonAt: nil
        )
    }

    private func items(
        _ state: State,
        of order: AuthorityOrder,
        in context: DecisionContext
    ) -> [FileItem] {
        state.items.filter { item in
            item.person == order.person && item.isCurrent(on: context.today)
                && !state.disputes.hide(item.id, asOf: context.now, under: context.charter)
                && !state.theftBlocks.hide(item.id, asOf: context.now, under: context.charter)
        }
    }

    private func entries(
        _ state: State,
        of order: AuthorityOrder,
        in context: DecisionContext
    ) -> [CheckAnswer.RegisterAnswer] {
        state.judgments.filter { $0.person == order.person }.compactMap { judgment in
            let standing = judgment.standing(asOf: context.now, under: context.charter)
            guard standing.isVisible else { return nil }
            return .entry(
                court: judgment.order.court,
                orderedOn: judgment.order.orderedOn,
                principal: standing.outstanding,
                visibleUntil: standing.expiresOn.adding(days: -1)
            )
        }
    }
}
