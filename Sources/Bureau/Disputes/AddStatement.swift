import Charters
import Evidence

/// Writes what is shown beside a disputed item wherever it is shown.
public struct AddStatement: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.statement"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which dispute.
    public var dispute: DisputeID
    /// The words.
    public var words: String

    /// The command; nothing is checked here.
    public init(dispute: DisputeID, words: String) {
        self.dispute = dispute
        self.words = words
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// What the actor is told.
    public typealias Answer = DisputeID
}

extension AddStatement {
    /// Keeps the statement in place of an earlier one, at any time while the item is held.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        var dispute = try state.own(in: context)
        let act = DisputeAct(context: context, before: dispute)
        var findings = Findings()
        let words = findings.statement(words, in: context)
        if act.standing(of: dispute).state.isGone {
            findings.add(
                .wrongState,
                "It is gone, so a statement has nothing to stand beside.",
                .contestedIsHidden
            )
        }
        try findings.refuse()
        dispute.statement = .init(at: context.now, words: words)
        return try act.decision(
            dispute,
            .disputeStatementAdded,
            .contestedIsHidden,
            headline: "Your statement is kept and shown beside it: \(dispute.title).",
            facts: ["words": .integer(Int64(FileStatement.count(of: words)))]
        )
    }
}
