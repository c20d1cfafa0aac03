import Charters
import Evidence

/// A human does not confirm what a clerk wrote down as a request for erasure: the file stays.
///
/// It needs no second one, since it destroys nothing; the person reads who it was and why, and asks again.
public struct DeclineErasure: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.decline"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which request.
    public var erasure: ErasureID
    /// Why, in plain words, and what would do.
    public var words: String

    /// The command; nothing is checked here.
    public init(erasure: ErasureID, words: String) {
        self.erasure = erasure
        self.words = words
    }

    /// What is loaded before deciding.
    public typealias State = AnswerErasure.State

    /// What the actor is told.
    public typealias Answer = ErasureID

    /// Ends it, under the name of whoever says so.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ErasureID> {
        let staff = try context.actingStaff()
        guard var erasure = state.erasure, let facts = state.facts else { throw .notFound }
        _ = try erasure.toConfirm(asOf: context.now)
        var findings = Findings()
        let words = findings.text(
            words,
            "Say why it is not confirmed, and what would show that it is the person who asks.",
            .namedReviewer,
            field: "words"
        )
        try findings.refuse()
        erasure.written?.declined = .init(by: staff, at: context.now, words: words)
        return try ErasureAct(facts: facts, context: context).decision(
            erasure,
            .erasureDeclined,
            headline: "Your request to erase your file was not confirmed.",
            why: words,
            further: ["by": .string(staff), "words": .string(words)]
        )
    }
}
