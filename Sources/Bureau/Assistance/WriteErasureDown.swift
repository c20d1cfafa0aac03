import Charters
import Evidence
public import Identity

/// A clerk writes down that a person asks for the whole file to be erased.
///
/// It destroys nothing: the person gets a letter at once, another human has to read the request as well
/// (``ConfirmErasure``), and the days in which it can be taken back begin with the letter about that. It
/// takes the person's own word: no representative asks for it, and nobody by telephone.
public struct WriteErasureDown: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.writeDown"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Whose file.
    public var person: IdentityClaim
    /// An ``AssistedWay``, as sent.
    public var way: String
    /// What showed who asked.
    public var proof: String
    /// The name of a representative, if one asked: then it is refused.
    public var representative: String?
    /// Whether the person said that they know that it cannot be undone.
    public var understands: Bool

    /// The command; nothing is checked here.
    public init(
        person: IdentityClaim,
        way: String,
        proof: String,
        representative: String? = nil,
        understands: Bool
    ) {
        self.person = person
        self.way = way
        self.proof = proof
        self.representative = representative
        self.understands = understands
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whom the claim means.
        public var match: MatchOutcome
        /// What the person's own request would need; nil when nobody is meant.
        public var own: RequestErasure.State?

        /// A state.
        public init(match: MatchOutcome, own: RequestErasure.State?) {
            self.match = match
            self.own = own
        }
    }

    /// What the actor is told.
    public typealias Answer = ErasureID

    /// Keeps who asked, how, and what showed it, and tells the person at once.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ErasureID> {
        let staff = try context.actingStaff()
        var findings = Findings()
        let known = AssistedWay(rawValue: way)
        if known == nil || known == .telephone {
            findings.add(
                .malformed,
                "This is asked for in person or by a letter that the person signed: one of counter, "
                    + "letter.",
                .everyLookIsTold,
                field: "way"
            )
        }
        let proof = findings.text(
            proof,
            "Say what showed who asked, and where the signed request lies.",
            .everyLookIsTold,
            field: "proof"
        )
        if representative.nonBlank != nil { findings.addOwnWordOnly() }
        if !understands {
            findings.add(
                .missingField,
                "The person has to say that they know that it cannot be undone.",
                .everyLookIsTold,
                field: "understands"
            )
        }
        let found = findings.person(state.match)
        if state.own?.erasures.open(asOf: context.now) != nil {
            findings.add(.wrongState, "It was asked for already.", .everyLookIsTold)
        }
        try findings.refuse()
        guard let found, let own = state.own, let known else { throw .notFound }
        let erasure = FileErasure(
            id: context.fresh(),
            person: found.id,
            askedAt: context.now,
            dueAt: context.now.adding(seconds: FileErasure.secondsByLetter),
            contact: own.source.contact,
            takenBackAt: nil,
            answers: [],
            written: .init(by: staff, way: known, proof: proof)
        )
        let asked = "You asked for it \(known.inWords)."
        return try ErasureAct(facts: own.facts, context: context).decision(
            erasure,
            .erasureAsked,
            headline: "\(staff) of our office wrote down that you ask for your file to be erased.",
            why: "\(asked) What showed who asked: \(proof)",
            further: ["assistedBy": .string(staff), "way": .string(known.rawValue)]
        )
    }
}
