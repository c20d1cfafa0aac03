import Charters
import Evidence
public import Identity

/// What a mandate is to say, before it is read.
public struct MandateDraft: Sendable {
    /// Who acts, by name.
    public var representative: String
    /// Where they are reached.
    public var contact: String
    /// ``Mandate/Scope`` each, as sent.
    public var scopes: [String]
    /// The last day, `YYYY-MM-DD`.
    public var lastDay: String

    /// A draft; nothing is checked here.
    public init(representative: String, contact: String, scopes: [String], lastDay: String) {
        self.representative = representative
        self.contact = contact
        self.scopes = scopes
        self.lastDay = lastDay
    }

    /// Reads it; nil when something is wrong, and then there is a finding.
    func read(
        for person: PersonID,
        _ basis: Mandate.Basis?,
        proof: String,
        by recorder: String,
        _ findings: inout Findings,
        in context: DecisionContext
    ) -> Mandate? {
        let rule = Rule.everyLookIsTold
        let name = findings.text(
            representative,
            "Say who acts, by name.",
            rule,
            field: "representative"
        )
        let contact = findings.text(contact, "Say how they are reached.", rule, field: "contact")
        let known = scopes.compactMap(Mandate.Scope.init(rawValue:))
        if known.isEmpty || known.count != scopes.count {
            let all = Mandate.Scope.allCases.map(\.rawValue).joined(separator: ", ")
            findings.add(
                .malformed,
                "Choose what it covers, one or more of: \(all).",
                rule,
                field: "scopes"
            )
        }
        let day = CalendarDate(lastDay)
        let latest = context.today.adding(months: Mandate.longestMonths)
        if day.map({ $0 < context.today || $0 > latest }) ?? true {
            findings.add(
                .malformed,
                "Write the last day as year, month and day: today at the earliest, "
                    + "\(latest.inWords) at the latest.",
                rule,
                field: "lastDay"
            )
        }
        guard findings.isEmpty, let day, let basis else { return nil }
        return Mandate(
            id: context.fresh(),
            person: person,
            representative: name,
            contact: contact,
            basis: basis,
            proof: proof,
            scopes: Set(known),
            recordedAt: context.now,
            recordedBy: recorder,
            lastDay: day
        )
    }
}

/// The person says who may act for them.
public struct GiveMandate: Command {
    /// The name under which a refusal is logged.
    public static let name = "mandate.give"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// What it is to say.
    public var draft: MandateDraft

    /// The command; nothing is checked here.
    public init(draft: MandateDraft) { self.draft = draft }

    /// What is loaded before deciding: whom a notice names.
    public typealias State = DataSource

    /// What the actor is told.
    public typealias Answer = MandateID

    /// Keeps it, and sends the person a letter of it.
    public func decide(
        _ source: DataSource,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<MandateID> {
        let person = try context.actingPerson()
        var findings = Findings()
        let mandate = draft.read(
            for: person,
            .ownWord,
            proof: "You said so, signed in.",
            by: "person",
            &findings,
            in: context
        )
        try findings.refuse()
        guard let mandate else { throw .notFound }
        return try MandateAct(context: context, source: source).recorded(mandate)
    }
}

/// A clerk records that somebody may act for a person, and what showed it.
public struct RecordMandate: Command {
    /// The name under which a refusal is logged.
    public static let name = "mandate.record"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// For whom.
    public var person: IdentityClaim
    /// A ``Mandate/Basis`` other than the person's own word, as sent.
    public var basis: String
    /// What showed it.
    public var proof: String
    /// What it is to say.
    public var draft: MandateDraft

    /// The command; nothing is checked here.
    public init(person: IdentityClaim, basis: String, proof: String, draft: MandateDraft) {
        self.person = person
        self.basis = basis
        self.proof = proof
        self.draft = draft
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whom the claim means.
        public var match: MatchOutcome
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(match: MatchOutcome, source: DataSource) {
            self.match = match
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = MandateID

    /// Keeps it with its proof; the person is told at once and can end it.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<MandateID> {
        let staff = try context.actingStaff()
        var findings = Findings()
        let basis = Mandate.Basis(rawValue: basis).flatMap { $0 == .ownWord ? nil : $0 }
        if basis == nil {
            findings.add(
                .malformed,
                "It rests on one of: power-of-attorney, appointment.",
                .everyLookIsTold,
                field: "basis"
            )
        }
        let proof = findings.text(
            proof,
            "Say what showed it: the paper, its date and who signed it.",
            .everyLookIsTold,
            field: "proof"
        )
        let found = findings.person(state.match)
        let mandate = draft.read(
            for: found?.id ?? PersonID(rawValue: ""),
            basis,
            proof: proof,
            by: staff,
            &findings,
            in: context
        )
        try findings.refuse()
        guard let mandate else { throw .notFound }
        return try MandateAct(context: context, source: state.source).recorded(mandate)
    }
}

/// Ends a mandate at once: the person, or the office when the representative gives it up.
public struct EndMandate: Command {
    /// The name under which a refusal is logged.
    public static let name = "mandate.end"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person, .operator_]

    /// Which one.
    public var mandate: MandateID

    /// The command; nothing is checked here.
    public init(mandate: MandateID) { self.mandate = mandate }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The mandate, if whoever asks may know of it.
        public var mandate: Mandate?
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(mandate: Mandate?, source: DataSource) {
            self.mandate = mandate
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = MandateID

    /// From this instant nothing is done under it.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<MandateID> {
        guard var mandate = state.mandate, mandate.id == self.mandate else { throw .notFound }
        if case .person(let person) = context.actor, person != mandate.person { throw .notFound }
        guard mandate.holds(asOf: context.now, under: context.charter) else {
            throw Refusal(.wrongState, "It has ended already.", .everyLookIsTold)
        }
        mandate.endedAt = context.now
        return try MandateAct(context: context, source: state.source).decision(
            mandate,
            .mandateEnded,
            headline: "\(mandate.representative) may not act for you any more.",
            reason: "It was ended, from this moment.",
            remedy: "There is nothing you need to do."
        )
    }
}

/// An act on a mandate: the row, the event, and the letter about it.
private struct MandateAct {
    let context: DecisionContext
    let source: DataSource

    func recorded(_ mandate: Mandate) throws(Refusal) -> Decision<MandateID> {
        let scopes = mandate.scopes.sorted { $0.rawValue < $1.rawValue }.map(\.inWords)
        return try decision(
            mandate,
            .mandateRecorded,
            headline: "\(mandate.representative) may act for you until \(mandate.lastDay.inWords).",
            reason: "\(mandate.proof) They may act for you \(scopes.joined(separator: ", ")). They "
                + "see nothing of your file by it, and can open it to nobody.",
            remedy: "If this is not what you want, end it in your file or write to us: it works at "
                + "once. Each act is told to you."
        )
    }

    func decision(
        _ mandate: Mandate,
        _ type: EventType,
        headline: String,
        reason: String,
        remedy: String
    ) throws(Refusal) -> Decision<MandateID> {
        let notice = try context.notice(
            to: mandate.person,
            .account,
            headline: headline,
            reason: reason,
            rule: .everyLookIsTold,
            remedy: remedy,
            contact: source.contact,
            path: "/me/representatives"
        )
        let event = Event(
            type: type,
            owner: .person(mandate.person),
            facts: [
                "mandate": .string(mandate.id.rawValue),
                "basis": .string(mandate.basis.rawValue),
                "scopes": .array(mandate.scopes.map(\.rawValue).sorted().map { .string($0) }),
                "lastDay": .string(mandate.lastDay.description),
                "rule": .string(Rule.everyLookIsTold.id),
            ]
        )
        return Decision(answer: mandate.id, events: [event], changes: [.mandate(mandate), notice])
    }
}

extension Findings {
    /// The one person whom a claim means; nobody, or a doubt, leaves a finding.
    mutating func person(_ match: MatchOutcome) -> Person? {
        if case .one(let person) = match { return person }
        add(
            .identityNotCertain,
            "It is not certain whose file is meant: name, date of birth and address must be those of "
                + "one person with a file.",
            .noListNoSearch,
            field: "person"
        )
        return nil
    }
}
