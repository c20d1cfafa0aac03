import Charters
import Evidence

/// A named human tells the person what stands in the way of the erasure.
///
/// It is no decision whether to erase: what stands in the way is computed, and what does not cannot be
/// made to.
public struct AnswerErasure: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.answer"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which request.
    public var erasure: ErasureID
    /// What the human says to it, in plain words.
    public var words: String

    /// The command; nothing is checked here.
    public init(erasure: ErasureID, words: String) {
        self.erasure = erasure
        self.words = words
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The request, if there is one.
        public var erasure: FileErasure?
        /// What may stand in the way; nil when there is no such file.
        public var facts: ErasureFacts?

        /// A state.
        public init(erasure: FileErasure?, facts: ErasureFacts?) {
            self.erasure = erasure
            self.facts = facts
        }
    }

    /// What the actor is told.
    public typealias Answer = ErasureID

    /// Keeps who said what, beside what stood in the way.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ErasureID> {
        let staff = try context.actingStaff()
        guard var erasure = state.erasure, let facts = state.facts else { throw .notFound }
        var findings = Findings()
        let words = findings.text(
            words,
            "Say what stands in the way, and what the person can do about it.",
            .namedReviewer,
            field: "words"
        )
        let obstacles = facts.obstacles(asOf: context.now, under: context.charter)
        if !erasure.isOpen(asOf: context.now) {
            findings.add(.wrongState, "The person took it back.", .everyLookIsTold)
        } else if !erasure.isTimed {
            findings.add(
                .wrongState,
                "It has not begun: it is to be confirmed, and its letter brought to the post.",
                .everyLookIsTold
            )
        } else if obstacles.isEmpty {
            findings.add(
                .wrongState,
                "Nothing stands in the way: it is carried out by itself.",
                .silenceFavoursThePerson
            )
        }
        try findings.refuse()
        erasure.answers.append(
            .init(at: context.now, by: staff, words: words, obstacles: obstacles)
        )
        return try ErasureAct(facts: facts, context: context).decision(
            erasure,
            .erasureAnswered,
            headline:
                "\(staff) of our office tells you what stands in the way of erasing your file.",
            further: ["by": .string(staff), "words": .string(words)]
        )
    }
}
