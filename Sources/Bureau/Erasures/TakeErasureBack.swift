import Charters

/// Takes a request for erasure back: the file stays.
public struct TakeErasureBack: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.takeBack"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The command; nothing is checked here.
    public init() {}

    /// What is loaded before deciding.
    public typealias State = RequestErasure.State

    /// What the actor is told.
    public typealias Answer = ErasureID

    /// As long as it is not carried out; what was switched off stays off until the person acts.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ErasureID> {
        let person = try context.actingPerson()
        guard var erasure = state.erasures.open(asOf: context.now), erasure.person == person else {
            throw Refusal(
                .wrongState,
                "There is nothing to take back: you have not asked for it.",
                .everyLookIsTold
            )
        }
        erasure.takenBackAt = context.now
        return try ErasureAct(facts: state.facts, context: context).decision(
            erasure,
            .erasureTakenBack,
            headline: "You took it back: your file stays."
        )
    }
}
