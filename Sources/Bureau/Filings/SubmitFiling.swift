import Charters
import Evidence
public import Identity

/// Files an order without the court's signature: it waits until another human of the court confirms it.
public struct SubmitFiling: Command {
    /// The name under which a refusal is logged.
    public static let name = "filing.submit"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// What is filed.
    public var filing: FileJudgment
    /// Which filing that was sent back this one is filed in place of; nil when of none.
    public var replaced: FilingID?

    /// The command; nothing is checked here.
    public init(
        debtor: IdentityClaim,
        isSynthetic: Bool,
        order: OrderDraft,
        replaced: FilingID? = nil
    ) {
        filing = FileJudgment(debtor: debtor, isSynthetic: isSynthetic, order: order)
        self.replaced = replaced
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// What the order itself needs.
        public var order: FileJudgment.State
        /// Everything of this court that waits.
        public var filings: [Filing]

        /// A state.
        public init(order: FileJudgment.State, filings: [Filing]) {
            self.order = order
            self.filings = filings
        }
    }

    /// What the actor is told.
    public typealias Answer = FilingID

    /// Screens it like any order, and keeps it for another human; nobody else is told.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<FilingID> {
        let court = state.order.subscriber
        try context.require(court, role: .court)
        try context.requireReleased(court)
        var eyes = Findings()
        checkSigner(&eyes, in: context)
        let others = state.filings.filter { $0.court == court.id && $0.id != replaced }
        let isThere = others.contains {
            $0.isSameOrder(as: filing.order)
                && $0.state(asOf: context.now, under: context.charter) != .lapsed
        }
        if isThere {
            eyes.add(
                .wrongState,
                "This order waits already: it is confirmed, sent back or taken back first.",
                .finalMoneyOrdersOnly,
                field: "order.caseNumber"
            )
        }
        _ = try filing.screened(state.order, eyes, in: context)
        let kept = Filing(
            id: context.fresh(),
            court: court.id,
            debtor: filing.debtor,
            isSynthetic: filing.isSynthetic,
            order: filing.order,
            submittedBy: context.staffName,
            submittedAt: context.now,
            returned: nil
        )
        var decision = Decision(
            answer: kept.id,
            events: [kept.event(.filingSubmitted)],
            changes: [.filing(kept)]
        )
        decision.tidy(state.filings, of: court.id, but: kept.id, replaced, in: context)
        return decision
    }

    /// A refusal on the merits counts against the filer, whether it was signed or not.
    public static func hasConsequences(_ refusal: Refusal) -> Bool {
        FileJudgment.hasConsequences(refusal)
    }

    /// The same as for an order that is signed.
    public func consequences(
        of refusal: Refusal,
        _ state: State,
        in context: DecisionContext
    ) -> Consequences {
        filing.consequences(of: refusal, state.order, in: context)
    }

    /// The human who signed the order is another one than the clerk who files it.
    private func checkSigner(_ findings: inout Findings, in context: DecisionContext) {
        guard let clerk = context.staffName, let signer = filing.order.signedBy.nonBlank,
            HumanName.areSame(signer, clerk)
        else { return }
        findings.add(
            .sameReviewer,
            "Whoever signed the order for the court is another human than the one who files it.",
            .finalMoneyOrdersOnly,
            field: "order.signedBy"
        )
    }
}

extension Filing {
    /// What happened with it, without a word about the person.
    func event(_ type: EventType, _ facts: [String: CanonicalValue] = [:]) -> Event {
        var all: [String: CanonicalValue] = [
            "filing": .string(id.rawValue), "rule": .string(Rule.finalMoneyOrdersOnly.id),
        ]
        all.merge(facts) { $1 }
        return Event(type: type, owner: .subscriber(court), facts: all)
    }
}

extension Decision {
    /// Lets go of what lapsed, and of what was filed anew: what a court typed about somebody does not
    /// outlive its purpose.
    mutating func tidy(
        _ filings: [Filing],
        of court: SubscriberID,
        but kept: FilingID,
        _ replaced: FilingID? = nil,
        in context: DecisionContext
    ) {
        changes += filings.filter { filing in
            filing.court == court && filing.id != kept
                && (filing.id == replaced
                    || filing.state(asOf: context.now, under: context.charter) == .lapsed)
        }.map(Change.filingEnded)
    }
}
