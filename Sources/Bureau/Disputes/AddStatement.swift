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
        guard !act.standing(of: dispute).state.isGone else {
            throw Refusal(
                .wrongState,
                "It is gone, so nothing is shown that could stand beside it.",
                .contestedIsHidden
            )
        }
        var findings = Findings()
        let words = findings.text(
            words,
            "Write what others should read beside it.",
            .contestedIsHidden,
            field: "words"
        )
        let most = context.charter.dispute.statementWords
        let count = words.split(whereSeparator: \.isWhitespace).count
        if count > most {
            findings.add(
                .malformed,
                "This is \(count) words long; a statement has at most \(most).",
                .contestedIsHidden,
                field: "words",
                parameter: "dispute.statementWords"
            )
        }
        try findings.refuse()
        dispute.statement = .init(at: context.now, words: words)
        return try act.decision(
            dispute,
            .disputeStatementAdded,
            .contestedIsHidden,
            headline: "Your statement is kept and shown beside it: \(dispute.title).",
            facts: ["words": .integer(Int64(count))]
        )
    }
}
