import Charters
import Evidence
public import Identity

/// Records a request that came by letter, mail, telephone or in person.
public struct RecordDisclosureRequest: Command {
    /// The name under which a refusal is logged.
    public static let name = "disclosure.record"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Whose file is asked for, as far as the request says.
    public var person: IdentityClaim
    /// A ``Disclosure/Channel`` other than the portal, as sent.
    public var channel: String
    /// The day on which the request came in, `YYYY-MM-DD`; the days run from it.
    public var receivedOn: String

    /// The command; nothing is checked here.
    public init(person: IdentityClaim, channel: String, receivedOn: String) {
        self.person = person
        self.channel = channel
        self.receivedOn = receivedOn
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whom the claim means.
        public var match: MatchOutcome
        /// Who holds the file.
        public var source: DataSource

        /// A state.
        public init(match: MatchOutcome, source: DataSource) {
            self.match = match
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = DisclosureID
}

extension RecordDisclosureRequest {
    /// Starts the clock on the day on which the request came in.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisclosureID> {
        let staff = try context.actingStaff()
        var findings = Findings()
        let channel = Disclosure.Channel(rawValue: channel)
        if channel == nil || channel == .portal {
            let known = Disclosure.Channel.allCases.filter { $0 != .portal }.map(\.rawValue)
            findings.add(
                .malformed,
                "A request comes by one of: \(known.joined(separator: ", ")).",
                .everyLookIsTold,
                field: "channel"
            )
        }
        let day = CalendarDate(receivedOn)
        if day == nil {
            findings.add(
                .malformed,
                "This is no day. Write it as year, month and day, like 2026-02-28.",
                .everyLookIsTold,
                field: "receivedOn"
            )
        }
        if let day, day > context.today {
            findings.add(
                .dateInFuture,
                "This day lies in the future.",
                .everyLookIsTold,
                field: "receivedOn"
            )
        }
        var found: Person?
        if case .one(let person) = state.match { found = person }
        if found == nil {
            findings.add(
                .identityNotCertain,
                "It is not certain whose file is asked for: name, date of birth and address must "
                    + "be those of one person with a file.",
                .noListNoSearch,
                field: "person"
            )
        }
        try findings.refuse()
        guard let channel, let day, let found else { throw .notFound }
        let disclosure = Disclosure(
            id: context.fresh(),
            person: found.id,
            channel: channel,
            askedAt: min(Instant(noonOf: day, in: context.charter.zone), context.now),
            recorded: .init(at: context.now, by: staff),
            contact: state.source.contact,
            identified: nil,
            compiled: nil,
            delivery: nil,
            refused: nil
        )
        return try DisclosureAct(context: context).decision(
            disclosure,
            .disclosureAsked,
            headline: "Somebody asked for your file in your name.",
            facts: ["by": .string(staff)]
        )
    }
}
