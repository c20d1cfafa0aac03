import Charters
import Evidence

/// Says that whoever furnished an item was sent the dispute with everything.
///
/// For furnishers without an account; one with an account has it at once.
public struct ForwardDispute: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.forward"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

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

extension ForwardDispute {
    /// Keeps that it was sent; the clock of the answer runs since the person asked.
    ///
    /// Files that came since are sent after it, and said so once more.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        let staff = try context.actingStaff()
        var dispute = try state.answered(in: context)
        let act = DisputeAct(context: context, before: dispute)
        let state = act.standing(of: dispute).state
        guard state == .open || (state.isUndecided && dispute.owesFiles) else {
            throw Refusal(.wrongState, "It was sent already, or it has ended.", .contestedIsHidden)
        }
        let isFirst = dispute.forwardedAt == nil
        dispute.forwardedAt = dispute.forwardedAt ?? context.now
        dispute.filesForwarded = dispute.sentFiles.count
        return try act.decision(
            dispute,
            .disputeForwarded,
            .contestedIsHidden,
            headline: isFirst
                ? "\(dispute.furnisherName) was sent what you wrote."
                : "\(dispute.furnisherName) was sent the files that you added.",
            facts: [
                "by": .string(staff), "fileCount": .integer(Int64(dispute.sentFiles.count)),
            ]
        )
    }
}
