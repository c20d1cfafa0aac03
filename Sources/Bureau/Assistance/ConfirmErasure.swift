import Charters
import Evidence
public import Identity

/// Another human than the clerk who wrote a request for erasure down has read it as well.
///
/// They type from the signed request whose file it is, without being shown what the first one typed. From
/// then on it goes its way: every sharing is off, and the days begin when the letter is brought to the post.
public struct ConfirmErasure: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.confirm"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which request.
    public var erasure: ErasureID
    /// Whose it is, as this second human reads it in the request.
    public var person: IdentityClaim

    /// The command; nothing is checked here.
    public init(erasure: ErasureID, person: IdentityClaim) {
        self.erasure = erasure
        self.person = person
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The request, if there is one.
        public var erasure: FileErasure?
        /// Whom the second human read in it.
        public var match: MatchOutcome
        /// What may stand in the way; nil when there is no such file.
        public var facts: ErasureFacts?

        /// A state.
        public init(erasure: FileErasure?, match: MatchOutcome, facts: ErasureFacts?) {
            self.erasure = erasure
            self.match = match
            self.facts = facts
        }
    }

    /// What the actor is told.
    public typealias Answer = ErasureID

    /// Switches every sharing off, and tells the person when the days begin.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ErasureID> {
        let staff = try context.actingStaff()
        guard var erasure = state.erasure, let facts = state.facts else { throw .notFound }
        let written = try erasure.toConfirm(asOf: context.now)
        var findings = Findings()
        if HumanName.areSame(written.by, staff) {
            findings.add(
                .notPermitted,
                "You wrote it down: another human has to read the request as well.",
                .everyLookIsTold
            )
        } else if !isSamePerson(state.match, erasure) {
            findings.add(
                .identityNotCertain,
                "This is not whose file it was written down for. Read the request once more; if it was "
                    + "written down for somebody else, say that you do not confirm it.",
                .everyLookIsTold,
                field: "person"
            )
        }
        try findings.refuse()
        erasure.written?.confirmed = .init(by: staff, at: context.now, words: nil)
        erasure.dueAt = context.now.adding(seconds: FileErasure.secondsByLetter)
        var act = ErasureAct(facts: facts, context: context)
        act.switchSharingOff()
        return try act.decision(
            erasure,
            .erasureConfirmed,
            headline: "Your request to erase your file was confirmed by a second human.",
            further: ["by": .string(staff), "assistedBy": .string(written.by)]
        )
    }

    /// Whether both humans read the same person in the request.
    private func isSamePerson(_ match: MatchOutcome, _ erasure: FileErasure) -> Bool {
        guard case .one(let person) = match else { return false }
        return person.id == erasure.person
    }
}

extension FileErasure {
    /// What a clerk wrote down and nobody confirmed yet; refuses where there is nothing to confirm.
    func toConfirm(asOf now: Instant) throws(Refusal) -> Written {
        guard isOpen(asOf: now), let written, written.confirmed == nil else {
            throw Refusal(.wrongState, "There is nothing to confirm.", .everyLookIsTold)
        }
        return written
    }
}
