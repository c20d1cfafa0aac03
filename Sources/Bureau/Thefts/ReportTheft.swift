import Charters
import Evidence

/// Says that items of one's own file come from the theft of one's identity.
///
/// The person is signed in, which proves who they are; they name the report that they made, the items,
/// and say that these are no dealings of theirs (FCRA s. 605B(a)(1) to (4)).
public struct ReportTheft: Command {
    /// The name under which a refusal is logged.
    public static let name = "theft.report"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which items.
    public var items: [FileItemID]
    /// Who took the report.
    public var authority: String
    /// Its number there.
    public var number: String
    /// The day on which it was made, `YYYY-MM-DD`.
    public var madeOn: String
    /// Whether the person says that they had nothing to do with these items.
    public var isNotMine: Bool
    /// The person's own words; none will do.
    public var words: String

    /// The command; nothing is checked here.
    public init(
        items: [FileItemID],
        authority: String,
        number: String,
        madeOn: String,
        isNotMine: Bool,
        words: String
    ) {
        self.items = items
        self.authority = authority
        self.number = number
        self.madeOn = madeOn
        self.isNotMine = isNotMine
        self.words = words
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The items of the person's file.
        public var items: [FileItem]
        /// The person's disputes.
        public var disputes: [Dispute]
        /// What was reported before.
        public var theftBlocks: [TheftBlock]
        /// Those who may have furnished it.
        public var subscribers: [Subscriber]
        /// Who holds the file.
        public var source: DataSource

        /// A state.
        public init(
            items: [FileItem],
            disputes: [Dispute],
            theftBlocks: [TheftBlock],
            subscribers: [Subscriber],
            source: DataSource
        ) {
            self.items = items
            self.disputes = disputes
            self.theftBlocks = theftBlocks
            self.subscribers = subscribers
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = TheftBlockID

    /// Hides the items from this instant; whoever furnished one and has an account learns it now.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<TheftBlockID> {
        let person = try context.actingPerson()
        let named = Set(items)
        let found = state.items.filter { item in
            item.person == person && named.contains(item.id) && item.isCurrent(on: context.today)
                && !state.disputes.deleted(item.id, asOf: context.now, under: context.charter)
        }
        // Somebody else's item looks like none.
        guard found.count == named.count else { throw .notFound }
        var findings = Findings()
        let report = report(&findings, in: context)
        check(found, state, &findings, in: context)
        try findings.refuse()
        guard let report else { throw .notFound }
        let block = TheftBlock(
            id: context.fresh(),
            person: person,
            openedAt: context.now,
            items: found.map { item in
                // An item names its furnisher in words; only one subscriber of exactly that name is meant.
                let furnishers = state.subscribers.filter {
                    $0.name == item.source && $0.roles.contains(.lender)
                }
                let furnisher = furnishers.count == 1 ? furnishers[0].id : nil
                return .init(
                    item: item,
                    furnisher: furnisher,
                    toldAt: furnisher == nil ? nil : context.now
                )
            },
            report: report,
            contact: state.source.contact,
            traces: []
        )
        return try TheftAct(context: context).decision(
            block,
            .theftReported,
            headline: "You reported that your identity was stolen: \(block.title)."
        )
    }

    private func report(
        _ findings: inout Findings,
        in context: DecisionContext
    ) -> TheftBlock.Report? {
        let rule = Rule.contestedIsHidden
        let authority = findings.text(
            authority,
            "Say who took your report, for instance the police station.",
            rule,
            field: "authority"
        )
        let number = findings.text(
            number,
            "Write the number that your report has there.",
            rule,
            field: "number"
        )
        findings.checkLength(words, rule, field: "words")
        let day = day(&findings, rule)
        if let day, day > context.today {
            findings.add(.dateInFuture, "This day lies in the future.", rule, field: "madeOn")
        }
        return day.map {
            TheftBlock.Report(
                authority: authority,
                number: number,
                madeOn: $0,
                words: words.trimmed
            )
        }
    }

    /// The day on which the report was made.
    private func day(_ findings: inout Findings, _ rule: Rule) -> CalendarDate? {
        guard let text = madeOn.nonBlank else {
            findings.add(
                .missingField,
                "Choose the day on which you made the report.",
                rule,
                field: "madeOn"
            )
            return nil
        }
        guard let day = CalendarDate.written(text) else {
            findings.add(
                .malformed,
                "We could not read this date. Write it as 28 February 2026.",
                rule,
                field: "madeOn"
            )
            return nil
        }
        return day
    }

    private func check(
        _ found: [FileItem],
        _ state: State,
        _ findings: inout Findings,
        in context: DecisionContext
    ) {
        if found.isEmpty {
            findings.add(
                .missingField,
                "Choose at least one item that is not yours.",
                .contestedIsHidden,
                field: "items"
            )
        }
        if !isNotMine {
            findings.add(
                .missingField,
                "Say that you had nothing to do with what you chose.",
                .contestedIsHidden,
                field: "isNotMine"
            )
        }
        let isBlocked = found.contains {
            state.theftBlocks.hide($0.id, asOf: context.now, under: context.charter)
        }
        if isBlocked {
            findings.add(
                .wrongState,
                "Something that you chose is blocked already.",
                .contestedIsHidden,
                field: "items"
            )
        }
    }
}

/// An act on a block: the row, the event with the standing, and that the person learns of it.
struct TheftAct {
    let context: DecisionContext

    func decision(
        _ block: TheftBlock,
        _ type: EventType,
        headline: String,
        reason: String = "",
        facts: [String: CanonicalValue] = [:]
    ) throws(Refusal) -> Decision<TheftBlockID> {
        var block = block
        let trace = block.trace(asOf: context.now, under: context.charter)
        block.traces.append(trace)
        let standing = block.standing(asOf: context.now, under: context.charter)
        let own: [String: CanonicalValue] = [
            "block": .string(block.id.rawValue), "rule": .string(standing.rule.id),
            "stateAfter": .string(standing.state.rawValue),
            "items": .array(block.items.map { .string($0.item.id.rawValue) }),
        ]
        let isOver = standing.state == .rescinded
        let notice = try context.notice(
            to: block.person,
            .dispute,
            headline: headline,
            reason: [reason, standing.explanation].filter { !$0.isEmpty }.joined(separator: " "),
            rule: standing.rule,
            remedy: isOver
                ? "Say that it is wrong, in any words, or complain to the regulator. It is free."
                : "There is nothing you need to do. If you did not report this, take it back and "
                    + "write to us.",
            contact: block.contact,
            deadline: isOver ? standing.nextDate?.adding(days: -1) : nil,
            path: block.path
        )
        return Decision(
            answer: block.id,
            events: [
                Event(
                    type: type,
                    owner: .person(block.person),
                    facts: own.merging(facts) { _, new in new }
                )
            ],
            changes: [.theftBlock(block), notice]
        )
    }
}
