import Bureau
import Charters
import Identity
import Testing

extension World {
    /// The second human of the office.
    static let colleague = Actor.staff("Ben Operator")

    /// A request that a clerk writes down, with everything that it needs.
    static func writing(
        way: String = "counter",
        proof: String = "Passport C123, seen; the signed request lies in folder 7.",
        representative: String? = nil,
        understands: Bool = true
    ) -> WriteErasureDown {
        WriteErasureDown(
            person: anna,
            way: way,
            proof: proof,
            representative: representative,
            understands: understands
        )
    }

    /// A clerk writes down that the person asks for it.
    @discardableResult
    mutating func writeErasureDown(
        _ command: WriteErasureDown = World.writing(),
        match: MatchOutcome? = nil,
        as actor: Actor = World.staff
    ) throws(Refusal) -> ErasureID {
        let own = RequestErasure.State(
            erasures: Array(erasures.values),
            facts: erasureFacts,
            source: World.source
        )
        let state = WriteErasureDown.State(match: match ?? .one(person), own: own)
        return try perform(command, state, as: actor)
    }

    /// Another human confirms it.
    mutating func confirmErasure(
        _ id: ErasureID,
        match: MatchOutcome? = nil,
        as actor: Actor = World.colleague
    ) throws(Refusal) {
        let state = ConfirmErasure.State(
            erasure: erasures[id],
            match: match ?? .one(person),
            facts: erasureFacts
        )
        try perform(ConfirmErasure(erasure: id, person: World.anna), state, as: actor)
    }

    /// A human does not confirm it.
    mutating func declineErasure(
        _ id: ErasureID,
        _ words: String = "The signature is not that of the passport.",
        as actor: Actor = World.colleague
    ) throws(Refusal) {
        let state = DeclineErasure.State(erasure: erasures[id], facts: erasureFacts)
        try perform(DeclineErasure(erasure: id, words: words), state, as: actor)
    }

    /// A clerk takes it back for the person.
    mutating func takeErasureBackAtCounter(
        representative: String? = nil,
        as actor: Actor = World.staff
    ) throws(Refusal) {
        let own = TakeErasureBack.State(
            erasures: Array(erasures.values),
            facts: erasureFacts,
            source: World.source
        )
        let command = ActFor(
            person: World.anna,
            way: "counter",
            proof: "Passport C123, seen.",
            representative: representative,
            act: TakeErasureBack()
        )
        let state = ActFor<TakeErasureBack>.State(
            match: .one(person),
            own: own,
            mandates: Array(mandates.values),
            source: World.source
        )
        try perform(command, state, as: actor)
    }

    /// Says what became of a letter on paper.
    mutating func letter(_ id: NoticeID, _ fact: Dispatch.Fact) throws(Refusal) {
        let state = RecordDispatch.State(
            notice: notices.first { $0.id == id },
            dispatch: dispatches[id],
            hasMail: false,
            erasures: Array(erasures.values)
        )
        let command = RecordDispatch(notice: id, channel: .letter, fact: fact)
        try perform(command, state, as: World.staff)
    }

    /// Lays a letter in the tray and brings it to the post.
    mutating func post(_ id: NoticeID) throws(Refusal) {
        try letter(id, .handedOver)
        try letter(id, .posted)
    }

    /// The letter that names the day of a request that was written down.
    func dayLetter(of id: ErasureID) throws -> NoticeID {
        try #require(erasures[id]?.written?.dayLetter)
    }

    /// Where a request for erasure stands now.
    func standing(of id: ErasureID) throws -> ErasureStanding {
        try #require(erasures[id]).standing(beside: obstacles, asOf: now, under: charter)
    }
}
