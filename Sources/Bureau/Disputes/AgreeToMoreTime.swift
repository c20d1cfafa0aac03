import Charters
import Evidence

/// Agrees to the time that was asked for; the item stays hidden all the while.
public struct AgreeToMoreTime: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.agreeToMoreTime"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which dispute.
    public var dispute: DisputeID

    /// The command; nothing is checked here.
    public init(dispute: DisputeID) {
        self.dispute = dispute
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// What the actor is told.
    public typealias Answer = DisputeID
}

extension AgreeToMoreTime {
    /// Moves the last day, once.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        var dispute = try state.own(in: context)
        let act = DisputeAct(context: context, before: dispute)
        let standing = act.standing(of: dispute).state
        guard standing == .open || standing == .investigating, let more = dispute.moreTime,
            more.agreedAt == nil
        else {
            throw Refusal(.wrongState, "Nobody asks you for more time.", .silenceFavoursThePerson)
        }
        dispute.moreTime?.agreedAt = context.now
        return try act.decision(
            dispute,
            .disputeMoreTimeAgreed,
            .silenceFavoursThePerson,
            headline: "You gave \(dispute.furnisherName) \(more.days) more days.",
            facts: ["days": .integer(Int64(more.days))]
        )
    }
}
