import Charters
import Evidence

/// Another human of the same court read a filing beside the order: it is entered, and the person told.
///
/// One at a time, and with the sum read from the order itself: it is not shown beside the button.
public struct ConfirmFiling: Command {
    /// The name under which a refusal is logged.
    public static let name = "filing.confirm"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which filing.
    public var filing: FilingID
    /// The principal as this human read it in the order, in minor units; nil when it could not be read.
    public var principalMinorUnits: Int64?

    /// The command; nothing is checked here.
    public init(filing: FilingID, principalMinorUnits: Int64?) {
        self.filing = filing
        self.principalMinorUnits = principalMinorUnits
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The filing, if this court has it.
        public var filing: Filing?
        /// What the order itself needs; nil without a filing.
        public var order: FileJudgment.State?
        /// Everything of this court that waits.
        public var filings: [Filing]

        /// A state.
        public init(filing: Filing?, order: FileJudgment.State?, filings: [Filing]) {
            self.filing = filing
            self.order = order
            self.filings = filings
        }
    }

    /// What the actor is told.
    public typealias Answer = JudgmentID

    /// Screens the order anew, as of now, and enters it.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        guard let filing = state.filing, filing.id == self.filing, let order = state.order,
            filing.court == order.subscriber.id
        else { throw .notFound }
        let court = order.subscriber
        try context.require(court, role: .court)
        try context.requireReleased(court)
        let reader = try filing.reader(in: context)
        try filing.requireWaiting(in: context)
        var eyes = Findings()
        if principalMinorUnits != filing.order.principalMinorUnits {
            eyes.add(
                .malformed,
                "This is not the sum that was filed. Read it again in the order; if you read it "
                    + "right, send the filing back.",
                .finalMoneyOrdersOnly,
                field: "principalMinorUnits"
            )
        }
        let command = filing.command
        let screened = try command.screened(order, eyes, in: context)
        let facts: [String: CanonicalValue] = [
            "filing": .string(filing.id.rawValue),
            "submittedBy": .string(filing.submittedBy ?? "a program of the court"),
            "confirmedBy": .string(reader),
        ]
        var decision = try command.entered(screened, by: court, facts, in: context)
        decision.events.append(
            filing.event(
                .filingConfirmed,
                ["judgment": .string(decision.answer.rawValue), "confirmedBy": .string(reader)]
            )
        )
        decision.changes.append(.filingEnded(filing))
        decision.tidy(state.filings, of: court.id, but: filing.id, in: context)
        return decision
    }

    /// A refusal on the merits counts against the filer.
    public static func hasConsequences(_ refusal: Refusal) -> Bool {
        FileJudgment.hasConsequences(refusal)
    }

    /// The same as for an order that is signed.
    public func consequences(
        of refusal: Refusal,
        _ state: State,
        in context: DecisionContext
    ) -> Consequences {
        guard let filing = state.filing, let order = state.order else { return Consequences() }
        return filing.command.consequences(of: refusal, order, in: context)
    }
}

/// Another human of the same court read a filing and sends it back, with a reason.
public struct ReturnFiling: Command {
    /// The name under which a refusal is logged.
    public static let name = "filing.return"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which filing.
    public var filing: FilingID
    /// What is wrong with it.
    public var reason: String

    /// The command; nothing is checked here.
    public init(filing: FilingID, reason: String) {
        self.filing = filing
        self.reason = reason
    }

    /// What is loaded before deciding.
    public typealias State = FilingState

    /// What the actor is told.
    public typealias Answer = FilingID

    /// Keeps the reason; the filing is confirmed by nobody any more.
    public func decide(
        _ state: FilingState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<FilingID> {
        var filing = try state.found(self.filing, in: context)
        let reader = try filing.reader(in: context)
        try filing.requireWaiting(in: context)
        var findings = Findings()
        let reason = findings.text(
            reason,
            "Say what is wrong, so that it can be put right.",
            .finalMoneyOrdersOnly,
            field: "reason"
        )
        try findings.refuse()
        filing.returned = .init(by: reader, at: context.now, reason: reason)
        var decision = Decision(
            answer: filing.id,
            events: [filing.event(.filingReturned)],
            changes: [.filing(filing)]
        )
        decision.tidy(state.filings, of: filing.court, but: filing.id, in: context)
        return decision
    }
}

/// The court takes a filing back before it is entered; nothing of it is kept.
public struct WithdrawFiling: Command {
    /// The name under which a refusal is logged.
    public static let name = "filing.withdraw"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.court]

    /// Which filing.
    public var filing: FilingID

    /// The command; nothing is checked here.
    public init(filing: FilingID) { self.filing = filing }

    /// What is loaded before deciding.
    public typealias State = FilingState

    /// What the actor is told.
    public typealias Answer = FilingID

    /// Lets go of it.
    public func decide(
        _ state: FilingState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<FilingID> {
        let filing = try state.found(self.filing, in: context)
        var decision = Decision(
            answer: filing.id,
            events: [filing.event(.filingWithdrawn)],
            changes: [.filingEnded(filing)]
        )
        decision.tidy(state.filings, of: filing.court, but: filing.id, in: context)
        return decision
    }
}

/// A filing that waits, and the court that asks about it.
public struct FilingState: Sendable {
    /// Who asks.
    public var subscriber: Subscriber
    /// Everything of this court that waits.
    public var filings: [Filing]

    /// A state.
    public init(subscriber: Subscriber, filings: [Filing]) {
        self.subscriber = subscriber
        self.filings = filings
    }

    /// The filing of the court that asks; there is no other.
    func found(_ id: FilingID, in context: DecisionContext) throws(Refusal) -> Filing {
        try context.require(subscriber, role: .court)
        guard let filing = filings.first(where: { $0.id == id }), filing.court == subscriber.id
        else { throw .notFound }
        return filing
    }
}

extension Filing {
    /// The human who reads it after the one who filed it; refuses a program, and that same human.
    func reader(in context: DecisionContext) throws(Refusal) -> String {
        guard let reader = context.staffName else {
            throw Refusal(
                .notPermitted,
                "A human of the court does this, signed in under their own name.",
                .finalMoneyOrdersOnly
            )
        }
        if let objection = objection(to: reader) {
            throw Refusal(.sameReviewer, objection, .finalMoneyOrdersOnly)
        }
        return reader
    }

    /// Refuses once it was sent back or lapsed.
    func requireWaiting(in context: DecisionContext) throws(Refusal) {
        guard state(asOf: context.now, under: context.charter) != .waiting else { return }
        throw Refusal(
            .wrongState,
            "It waits no longer: it was sent back, or nobody read it in time. File it anew.",
            .finalMoneyOrdersOnly
        )
    }
}
