import Bureau
import Charters
import Evidence
import Testing

extension World {
    /// What of the file says what of it has ended.
    var endedFacts: EndedFacts {
        EndedFacts(facts: erasureFacts, erasures: Array(erasures.values), notices: notices)
    }

    /// The events of the person's chain that can be read.
    var chain: [ChainEvent] {
        events.filter { $0.owner == .person(person.id) }.enumerated().map { place, event in
            ChainEvent(
                sequence: UInt64(place) + 1,
                type: event.type.rawValue,
                facts: event.facts
            )
        }.filter { !erasedEvents.contains($0.sequence) }
    }

    /// What may be erased now.
    var dueToGo: [EndedMatter] { endedFacts.due(asOf: now, under: charter) }

    /// What still needs a thing that has ended.
    func needs(_ subject: String) -> Set<EndedMatter.Need> {
        endedFacts.ended(asOf: now, under: charter).filter { $0.subject == subject }
            .reduce(into: []) {
                $0.formUnion(endedFacts.needs(of: $1, asOf: now, under: charter))
            }
    }

    /// Erases what has ended.
    @discardableResult
    mutating func eraseEnded(as actor: Actor = World.staff) throws(Refusal) -> [UInt64] {
        let gone = try perform(
            EraseEnded(person: person.id),
            .init(ended: endedFacts, chain: chain),
            as: actor
        )
        erasedEvents.formUnion(gone)
        return gone
    }

    /// The court says that all of it is paid.
    mutating func pay(_ id: JudgmentID) throws(Refusal) {
        try act(
            RecordPayment(judgment: id, principalLeftMinorUnits: 0, proof: "bank slip"),
            on: id,
            as: asCourt
        )
    }

    /// Whoever was told that something ended is written down.
    @discardableResult
    mutating func raiseRecalls() throws(Refusal) -> [RetractionID] {
        try perform(
            RaiseRetractions(person: person.id),
            .init(
                facts: erasureFacts.told,
                known: Array(retractions.values),
                reachable: [lender.id]
            ),
            as: World.staff
        )
    }

    /// The lender says that it followed.
    mutating func confirmRecall(_ id: RetractionID) throws(Refusal) {
        try perform(
            ConfirmRetraction(retraction: id),
            .init(retraction: retractions[id]),
            as: asLender
        )
    }
}
