import Bureau
import Charters
import Testing

extension World {
    /// What of the file can stand in the way of its erasure.
    var erasureFacts: ErasureFacts {
        ErasureFacts(
            told: ToldFacts(
                inquiries: Array(inquiries.values),
                consents: Array(consents.values),
                items: items,
                judgments: Array(judgments.values),
                disputes: Array(disputes.values),
                statement: statement,
                theftBlocks: Array(theftBlocks.values)
            ),
            decisions: Array(decisions.values),
            retractions: Array(retractions.values),
            disclosures: Array(disclosures.values),
            authorityOrders: Array(authorityOrders.values)
        )
    }

    /// What stands in the way now.
    var obstacles: [ErasureObstacle] { erasureFacts.obstacles(asOf: now, under: charter) }

    private var ownErasures: RequestErasure.State {
        .init(erasures: Array(erasures.values), facts: erasureFacts, source: World.source)
    }

    /// Asks that the file be erased.
    @discardableResult
    mutating func askToErase(
        _ command: RequestErasure = RequestErasure(understands: true),
        as actor: Actor? = nil
    ) throws(Refusal) -> ErasureID {
        try perform(command, ownErasures, as: actor ?? asPerson)
    }

    /// Takes that back.
    mutating func takeErasureBack(as actor: Actor? = nil) throws(Refusal) {
        try perform(TakeErasureBack(), ownErasures, as: actor ?? asPerson)
    }

    /// Says what stands in the way.
    mutating func answerErasure(
        _ id: ErasureID,
        _ words: String = "You are owed an answer first.",
        as actor: Actor = World.staff
    ) throws(Refusal) {
        let state = AnswerErasure.State(erasure: erasures[id], facts: erasureFacts)
        try perform(AnswerErasure(erasure: id, words: words), state, as: actor)
    }

    /// Carries it out; the world keeps its rows, so that a test can go on asking.
    mutating func carryOutErasure(as actor: Actor = World.staff) throws(Refusal) {
        let state = CarryOutErasure.State(
            erasures: Array(erasures.values),
            facts: erasureFacts,
            chainLength: UInt64(events.count),
            chain: "AA=="
        )
        try perform(CarryOutErasure(person: person.id), state, as: actor)
    }
}
