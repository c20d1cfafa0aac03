import Charters
import Evidence

/// Carries out what a person asked for: the file is erased.
///
/// What this decides is that it may be done; whoever keeps the file deletes it with its keys in the same
/// transaction.
public struct CarryOutErasure: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.carryOut"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]
    /// Why, as events say it.
    public static let reason = "the person asked for it"

    /// Whose file.
    public var person: PersonID

    /// The command; nothing is checked here.
    public init(person: PersonID) { self.person = person }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The requests of the person.
        public var erasures: [FileErasure]
        /// What may stand in the way; nil when there is no such file.
        public var facts: ErasureFacts?
        /// How many events the person's chain has.
        public var chainLength: UInt64
        /// The key of the person's chain in the map, in base 64.
        public var chain: String

        /// A state.
        public init(
            erasures: [FileErasure],
            facts: ErasureFacts?,
            chainLength: UInt64,
            chain: String
        ) {
            self.erasures = erasures
            self.facts = facts
            self.chainLength = chainLength
            self.chain = chain
        }
    }

    /// What the actor is told: whose file is gone.
    public typealias Answer = PersonID

    /// One event on the chain that ends with it, and one that stays: it names the chain and nobody.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        _ = try context.actingStaff()
        guard let facts = state.facts else { throw .notFound }
        guard let erasure = state.erasures.open(asOf: context.now), erasure.person == person else {
            throw Refusal(
                .wrongState,
                "Nobody asked for it: only the person's own request erases a file.",
                .everyLookIsTold
            )
        }
        let obstacles = facts.obstacles(asOf: context.now, under: context.charter)
        guard erasure.isTimed, erasure.dueAt <= context.now else {
            throw Refusal(
                .wrongState,
                "It can still be taken back and is not due yet.",
                .everyLookIsTold
            )
        }
        guard obstacles.isEmpty else {
            throw Refusal(
                findings: obstacles.map {
                    .init(.wrongState, $0.sentence, Rule(rawValue: $0.rule) ?? .everyLookIsTold)
                }
            )
        }
        let silent = facts.retractions.filter { $0.confirmedAt == nil }.map(\.recipient.rawValue)
        return Decision(
            answer: person,
            events: [
                Event(
                    type: .eventErased,
                    owner: .person(person),
                    facts: Erasure.facts(
                        sequences: state.chainLength == 0 ? [] : Array(1...state.chainLength),
                        reason: Self.reason
                    )
                ),
                Event(
                    type: .fileErased,
                    owner: .office,
                    facts: [
                        "chain": .string(state.chain), "reason": .string(Self.reason),
                        // Who was to say that they deleted what they were told, and did not.
                        "unconfirmed": .array(Set(silent).sorted().map { .string($0) }),
                    ]
                ),
            ],
            changes: []
        )
    }
}
