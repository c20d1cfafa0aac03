import Charters
import Evidence
public import Identity

/// Records that an authority brought a court's order for one person's file; nothing is told yet.
///
/// The person is told at once. An order that forbids telling the person is not followed here: there are
/// no secret looks, and whoever wants one has to take it up with the court.
public struct RecordAuthorityOrder: Command {
    /// The name under which a refusal is logged.
    public static let name = "authority.recordOrder"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Whose file.
    public var person: IdentityClaim
    /// Which authority asks.
    public var authority: String
    /// Which court ordered it.
    public var court: String
    /// The court's case number.
    public var caseNumber: String
    /// The day of the order, `YYYY-MM-DD`.
    public var orderedOn: String
    /// What it asks for: `items`, `register`.
    public var parts: [String]
    /// Whether the order forbids telling the person.
    public var forbidsTelling: Bool

    /// The command; nothing is checked here.
    public init(
        person: IdentityClaim,
        authority: String,
        court: String,
        caseNumber: String,
        orderedOn: String,
        parts: [String],
        forbidsTelling: Bool
    ) {
        self.person = person
        self.authority = authority
        self.court = court
        self.caseNumber = caseNumber
        self.orderedOn = orderedOn
        self.parts = parts
        self.forbidsTelling = forbidsTelling
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whom the order means.
        public var match: MatchOutcome
        /// Who holds the files here.
        public var source: DataSource

        /// A state.
        public init(match: MatchOutcome, source: DataSource) {
            self.match = match
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = AuthorityOrderID

    /// Keeps the order and tells the person.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<AuthorityOrderID> {
        let staff = try context.actingStaff()
        let order = try read(state, by: staff, in: context)
        let event = Event(
            type: .authorityOrderRecorded,
            owner: .person(order.person),
            facts: order.facts
        )
        let notice = try context.notice(
            to: order.person,
            .look,
            headline: "\(order.authority) asks for your file by order of a court.",
            reason: "The order is of \(order.orderedOn.inWords), \(order.court), "
                + "\(order.caseNumber). It is told nothing before a second human has read it.",
            rule: .courtOrderForAuthorities,
            remedy: "Ask the court or a lawyer what you can do against the order. Write to the "
                + "contact below if it is not about you.",
            contact: state.source.contact,
            path: "/me/looks"
        )
        return Decision(
            answer: order.id,
            events: [event],
            changes: [.authorityOrder(order), notice]
        )
    }

    private func read(
        _ state: State,
        by staff: String,
        in context: DecisionContext
    ) throws(Refusal) -> AuthorityOrder {
        var findings = Findings()
        func text(_ text: String, _ field: String) -> String {
            findings.text(
                text,
                "An authority is answered by order of a court alone, and the order names this.",
                .courtOrderForAuthorities,
                field: field
            )
        }
        let authority = text(authority, "authority")
        let court = text(court, "court")
        let caseNumber = text(caseNumber, "caseNumber")
        let day = CalendarDate(orderedOn).flatMap { $0 <= context.today ? $0 : nil }
        if day == nil {
            findings.add(
                .malformed,
                "An order has a day that is not in the future, like 2026-02-28.",
                .courtOrderForAuthorities,
                field: "orderedOn"
            )
        }
        let known = parts.compactMap(AuthorityOrder.Part.init(rawValue:))
        if known.isEmpty || known.count != parts.count {
            findings.add(
                .malformed,
                "An order asks for one or both of: items, register.",
                .courtOrderForAuthorities,
                field: "parts"
            )
        }
        if forbidsTelling {
            findings.add(
                .notPermitted,
                "There are no secret looks here: the person is told. Take it up with the court.",
                .courtOrderForAuthorities,
                field: "forbidsTelling"
            )
        }
        let found = found(state.match, &findings)
        try findings.refuse()
        // Whatever could not be read left a finding.
        guard let day, let found else { throw .notFound }
        return AuthorityOrder(
            id: context.fresh(),
            person: found.id,
            authority: authority,
            court: court,
            caseNumber: caseNumber,
            orderedOn: day,
            parts: Set(known),
            recorded: .init(by: staff, at: context.now)
        )
    }
}

extension RecordAuthorityOrder {
    /// Exactly one person, on name, date of birth and address.
    private func found(_ match: MatchOutcome, _ findings: inout Findings) -> Person? {
        if case .one(let found) = match,
            Matching.agreesOnNameBirthAndAddress(person, found.identity)
        {
            return found
        }
        findings.add(
            .identityNotCertain,
            "It is not certain whose file is asked for: name, date of birth and address must be "
                + "those of one person with a file.",
            .noListNoSearch,
            field: "person"
        )
        return nil
    }
}

extension AuthorityOrder {
    /// What the log keeps of it.
    var facts: [String: CanonicalValue] {
        [
            "order": .string(id.rawValue), "authority": .string(authority),
            "court": .string(court), "caseNumber": .string(caseNumber),
            "orderedOn": .string(orderedOn.description),
            "parts": .array(parts.map(\.rawValue).sorted().map { .string($0) }),
            "recordedBy": .string(recorded.by),
            "purpose": .string(Purpose.courtOrder.rawValue),
            "rule": .string(Rule.courtOrderForAuthorities.id),
        ]
    }
}
