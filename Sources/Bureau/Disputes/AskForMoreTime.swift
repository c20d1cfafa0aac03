import Charters
import Evidence

/// Asks the person for more time, where the charter has any.
///
/// Nothing changes unless the person agrees.
public struct AskForMoreTime: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.askForMoreTime"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender, .operator_]

    /// Which dispute.
    public var dispute: DisputeID
    /// Why, in plain words: what new evidence there is to look at.
    public var reason: String

    /// The command; nothing is checked here.
    public init(dispute: DisputeID, reason: String) {
        self.dispute = dispute
        self.reason = reason
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// What the actor is told.
    public typealias Answer = DisputeID
}

extension AskForMoreTime {
    /// Keeps the wish; the clock does not move.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        var dispute = try state.answered(in: context)
        let act = DisputeAct(context: context, before: dispute)
        let standing = act.standing(of: dispute).state
        guard standing == .open || standing == .investigating else {
            throw Refusal(.wrongState, "Nothing is open that needs time.", .contestedIsHidden)
        }
        let days = context.charter.dispute.extensionDays
        guard days > 0, dispute.moreTime == nil else {
            throw Refusal(
                .moreTimeNotAllowed,
                days > 0
                    ? "More time was asked for once; it is not asked for again."
                    : "The charter gives no more time than it gives from the start.",
                .silenceFavoursThePerson,
                parameter: "dispute.extensionDays"
            )
        }
        var findings = Findings()
        let reason = findings.text(
            reason,
            "The person is told why more time is needed.",
            .silenceFavoursThePerson,
            field: "reason"
        )
        try findings.refuse()
        dispute.moreTime = .init(
            askedAt: context.now,
            reason: reason,
            days: days,
            agreedAt: nil
        )
        return try act.decision(
            dispute,
            .disputeMoreTimeAsked,
            .silenceFavoursThePerson,
            headline: "\(dispute.furnisherName) asks you for \(days) more days.",
            reason: "Its reason: \(reason) You need not agree, and nothing changes if you do not.",
            facts: ["days": .integer(Int64(days)), "reason": .string(reason)]
        )
    }
}
