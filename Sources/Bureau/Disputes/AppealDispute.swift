import Charters
import Evidence

/// Asks for a second, different human after an item was kept.
public struct AppealDispute: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.appeal"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which dispute.
    public var dispute: DisputeID
    /// Why, in the person's own words; none will do.
    public var words: String
    /// What shows it, if the person has anything more; none will do.
    public var files: [SentFile]

    /// The command; nothing is checked here.
    public init(dispute: DisputeID, words: String, files: [SentFile] = []) {
        self.dispute = dispute
        self.words = words
        self.files = files
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// What the actor is told.
    public typealias Answer = DisputeID
}

extension AppealDispute {
    /// Opens the second round; the item stays hidden.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        var dispute = try state.own(in: context)
        let act = DisputeAct(context: context, before: dispute)
        var findings = Findings()
        findings.checkLength(words, .contestedIsHidden, field: "words")
        findings.checkFiles(files, beside: dispute.sentFiles)
        if act.standing(of: dispute).state != .rejected {
            findings.add(
                .wrongState,
                "A second human is asked while the time for it runs, after an item was kept.",
                .contestedIsHidden
            )
        }
        try findings.refuse()
        dispute.rounds.append(.init(at: context.now, words: words.trimmed, answer: nil))
        let kept = act.keep(files, with: &dispute)
        return try act.decision(
            dispute,
            .disputeAppealed,
            .contestedIsHidden,
            headline: "You asked for a second human: \(dispute.title).",
            facts: kept.facts,
            changes: kept.changes
        )
    }
}
