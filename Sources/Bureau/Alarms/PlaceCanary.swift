import Charters
import Evidence
public import Identity

/// Places an invented person whom nobody can have heard of: whoever asks for them is guessing.
///
/// A canary has no file to sign in to and no items, gets no notice, and is told to nobody: not even the
/// operator's staff can list them, so that no insider can step around one.
public struct PlaceCanary: Command {
    /// The name under which a refusal is logged.
    public static let name = "canary.place"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// The invented identity.
    public var identity: IdentityClaim

    /// The command; nothing is checked here.
    public init(identity: IdentityClaim) { self.identity = identity }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whom the identity means already.
        public var match: MatchOutcome

        /// A state.
        public init(match: MatchOutcome) { self.match = match }
    }

    /// What the actor is told.
    public typealias Answer = PersonID

    /// Places it, unless the identity may be somebody's.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        let staff = try context.actingStaff()
        var findings = Findings()
        let address = identity.address
        let texts = [
            ("identity.givenName", identity.givenName),
            ("identity.familyName", identity.familyName),
            ("identity.address.street", address.street),
            ("identity.address.postalCode", address.postalCode),
            ("identity.address.town", address.town),
            ("identity.address.country", address.country),
        ]
        for (field, text) in texts where text.nonBlank == nil {
            findings.add(
                .missingField,
                "An invented person has all that a real one has.",
                .noListNoSearch,
                field: field
            )
        }
        if CalendarDate(identity.dateOfBirth).map({ $0 <= context.today }) != true {
            findings.add(
                .dateOfBirthUnknown,
                "An invented person has a date of birth, like 1980-02-28.",
                .noListNoSearch,
                field: "identity.dateOfBirth"
            )
        }
        if case .none = state.match {
        } else {
            findings.add(
                .identityNotCertain,
                "Somebody here may have that name: invent another one.",
                .noListNoSearch,
                field: "identity"
            )
        }
        try findings.refuse()
        var canary = Person(
            id: context.fresh(),
            identity: identity,
            // Nobody knows it, so that nobody signs in with it.
            reference: context.freshIdentifier(),
            enrolledAt: context.now,
            isSynthetic: true
        )
        canary.isCanary = true
        let event = Event(
            type: .canaryPlaced,
            owner: .person(canary.id),
            facts: ["staff": .string(staff), "rule": .string(Rule.noListNoSearch.id)]
        )
        return Decision(answer: canary.id, events: [event], changes: [.person(canary)])
    }
}
