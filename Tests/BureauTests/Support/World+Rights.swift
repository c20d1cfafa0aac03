import Bureau
import Charters
import Testing

extension World {
    /// The person lifts the freeze, or somebody else tries to.
    mutating func lift(as actor: Actor? = nil) throws(Refusal) {
        let state = LiftFreeze.State(freeze: freeze, source: World.source)
        try perform(LiftFreeze(), state, as: actor ?? asPerson)
    }

    /// The person writes a statement on the whole file.
    mutating func state(_ words: String, as actor: Actor? = nil) throws(Refusal) {
        let state = StatementState(statement: statement, source: World.source)
        try perform(WriteStatement(words: words), state, as: actor ?? asPerson)
    }

    /// The person withdraws the statement.
    mutating func withdrawStatement(as actor: Actor? = nil) throws(Refusal) {
        let state = StatementState(statement: statement, source: World.source)
        try perform(WithdrawStatement(), state, as: actor ?? asPerson)
    }

    /// A report of a theft that says everything.
    static func report(
        _ names: [String] = ["delinq_24m"],
        authority: String = "Police of Sampleton",
        number: String = "ST 12/26",
        madeOn: String = "2026-11-21",
        isNotMine: Bool = true
    ) -> ReportTheft {
        ReportTheft(
            items: names.map { .init(rawValue: "ITEM-\($0)") },
            authority: authority,
            number: number,
            madeOn: madeOn,
            isNotMine: isNotMine,
            words: "My wallet was taken in October."
        )
    }

    /// The person reports a theft.
    @discardableResult
    mutating func steal(
        _ command: ReportTheft = World.report(),
        as actor: Actor? = nil,
        hasFurnisher: Bool = true
    ) throws(Refusal) -> TheftBlockID {
        try perform(
            command,
            .init(
                items: items,
                disputes: Array(disputes.values),
                theftBlocks: Array(theftBlocks.values),
                subscribers: hasFurnisher ? [lender, nordbank] : [lender],
                source: World.source
            ),
            as: actor ?? asPerson
        )
    }

    /// Somebody acts on a block.
    mutating func act<C: Command>(
        _ command: C,
        onBlock id: TheftBlockID,
        as actor: Actor
    ) throws(Refusal) where C.State == TheftState {
        try perform(command, TheftState(theft: theftBlocks[id]), as: actor)
    }

    /// Where a block stands now.
    func theft(_ id: TheftBlockID) throws -> TheftStanding {
        try #require(theftBlocks[id]).standing(asOf: now, under: charter)
    }

    /// What was told and does not hold now, by reason.
    func outdated() -> [Retraction.Reason] {
        ToldFacts(
            inquiries: Array(inquiries.values),
            consents: Array(consents.values),
            items: items,
            judgments: Array(judgments.values),
            disputes: Array(disputes.values),
            statement: statement,
            theftBlocks: Array(theftBlocks.values)
        ).outdated(asOf: now, under: charter).map(\.reason)
    }
}
