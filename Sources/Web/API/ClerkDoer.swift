import Bureau
import Identity
import Service

/// A clerk, doing what somebody asked for in person, by letter or by telephone.
struct ClerkDoer: AssistedDoer {
    let office: CreditOffice
    let clerk: Principal
    /// For whom.
    let person: IdentityClaim
    /// How they reached the office.
    let way: String
    /// What showed who asked.
    let proof: String
    /// The representative who asked, if it was one.
    let representative: String?

    func perform<Act: CounterAct & Loadable, Subject>(
        _ act: Act
    ) async throws -> (id: String, receipt: String?) where Act.Answer == Identifier<Subject> {
        let result = try await office.perform(
            ActFor(
                person: person,
                way: way,
                proof: proof,
                representative: representative,
                act: act
            ),
            as: clerk
        )
        return (result.answer.rawValue, result.receipt)
    }
}

extension ClerkDoer {
    /// What the person alone asks for, never a representative.
    private static let ownWordOnly: [(name: String, label: String)] = [
        ("ask-erasure", "Ask that the whole file be erased (a second human confirms it)"),
        ("take-erasure-back", "Take that back, and keep the file"),
    ]

    /// Everything that a clerk does for somebody, with what it is for who picks it.
    static var kinds: [(name: String, label: String)] {
        AssistedRequest.kinds.map { kind in
            (kind.name, kind.label + (kind.numberLabel == nil ? "" : " (number)"))
        } + ownWordOnly
    }

    /// Does what was asked for.
    func perform(_ asked: AssistedRequest) async throws -> (id: String, receipt: String?) {
        switch asked.act {
        case "ask-erasure":
            let result = try await office.perform(
                WriteErasureDown(
                    person: person,
                    way: way,
                    proof: proof,
                    representative: representative,
                    understands: asked.understands
                ),
                as: clerk
            )
            return (result.answer.rawValue, result.receipt)
        case "take-erasure-back": return try await perform(TakeErasureBack())
        default: return try await asked.perform(by: self)
        }
    }
}
