import Charters
import Evidence
public import Identity

/// An act of a person's that a clerk may do for them.
///
/// Only what protects: nothing that opens a file, gives a consent or proves receipt is among them, so
/// that no clerk can do any of it (INV-01).
public protocol CounterAct: Command {
    /// What was done, as the end of "somebody did this for you".
    static var inWords: String { get }
}

/// One that a representative may ask for as well, under a mandate that covers it.
public protocol AssistedAct: CounterAct {
    /// What a mandate must cover.
    static var scope: Mandate.Scope { get }
}

extension TakeErasureBack: CounterAct {
    /// What was done; whether a file is kept, nobody decides in place of its person.
    public static var inWords: String { "it was taken back that your file be erased" }
}

extension PlaceFreeze: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .freeze }
    /// What was done.
    public static var inWords: String { "your file was frozen" }
}

extension OpenDispute: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .disputes }
    /// What was done.
    public static var inWords: String { "it was said that something is wrong" }
}

extension AppealDispute: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .disputes }
    /// What was done.
    public static var inWords: String { "a second human was asked for" }
}

extension DenyInquiry: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .disputes }
    /// What was done.
    public static var inWords: String { "it was said that a look was not you" }
}

extension RefuseConsent: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .sharingOff }
    /// What was done.
    public static var inWords: String { "a lender was told no" }
}

extension WithdrawConsent: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .sharingOff }
    /// What was done.
    public static var inWords: String { "sharing was switched off" }
}

extension WriteStatement: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .statement }
    /// What was done.
    public static var inWords: String { "your statement was written" }
}

extension WithdrawStatement: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .statement }
    /// What was done.
    public static var inWords: String { "your statement was withdrawn" }
}

extension ObjectToJudgment: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .register }
    /// What was done.
    public static var inWords: String { "a court order was objected to" }
}

extension ReportTheft: AssistedAct {
    /// What a mandate must cover.
    public static var scope: Mandate.Scope { .theft }
    /// What was done.
    public static var inWords: String { "the theft of your identity was reported" }
}

/// How somebody reached the office.
public enum AssistedWay: String, CaseIterable, Hashable, Sendable, Codable {
    /// They came in.
    case counter
    /// They wrote a letter.
    case letter
    /// They telephoned.
    case telephone
}

/// A clerk does for a person what the person cannot do alone, or what their representative asks.
public struct ActFor<Act: CounterAct>: Command {
    /// The name under which a refusal is logged.
    public static var name: String { "assisted.\(Act.name)" }
    /// Who may ask.
    public static var permittedRoles: Set<Role> { [.operator_] }

    /// For whom.
    public var person: IdentityClaim
    /// An ``AssistedWay``, as sent.
    public var way: String
    /// What showed who asked.
    public var proof: String
    /// The name of the representative who asked; nil when the person did.
    public var representative: String?
    /// What to do.
    public var act: Act

    /// The command; nothing is checked here.
    public init(
        person: IdentityClaim,
        way: String,
        proof: String,
        representative: String? = nil,
        act: Act
    ) {
        self.person = person
        self.way = way
        self.proof = proof
        self.representative = representative
        self.act = act
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whom the claim means.
        public var match: MatchOutcome
        /// What the act itself needs; nil when nobody is meant.
        public var own: Act.State?
        /// The mandates of the person found.
        public var mandates: [Mandate]
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(
            match: MatchOutcome,
            own: Act.State?,
            mandates: [Mandate],
            source: DataSource
        ) {
            self.match = match
            self.own = own
            self.mandates = mandates
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = Act.Answer

    /// Does it as the person would, keeps who did it and why, and sends the person a letter of it.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<Act.Answer> {
        let staff = try context.actingStaff()
        var findings = Findings()
        let known = AssistedWay(rawValue: way)
        if known == nil {
            let all = AssistedWay.allCases.map(\.rawValue).joined(separator: ", ")
            findings.add(.malformed, "They came by one of: \(all).", .everyLookIsTold, field: "way")
        }
        let proof = findings.text(
            proof,
            "Say what showed who asked.",
            .everyLookIsTold,
            field: "proof"
        )
        let found = findings.person(state.match)
        let mandate = mandate(state, of: found, &findings, in: context)
        try findings.refuse()
        guard let found, let own = state.own, let known else { throw .notFound }
        var inner = context
        inner.actor = .person(found.id)
        var decision = try act.decide(own, in: inner)
        for place in decision.events.indices {
            decision.events[place].facts["assistedBy"] = .string(staff)
            decision.events[place].facts["way"] = .string(known.rawValue)
            if let mandate {
                decision.events[place].facts["mandate"] = .string(mandate.id.rawValue)
            }
        }
        let asked =
            mandate.map {
                "\($0.representative) asked for it, who may act for you until "
                    + "\($0.lastDay.inWords)."
            } ?? "You asked for it \(known.inWords)."
        decision.changes.append(
            try context.notice(
                to: found.id,
                .account,
                headline: "\(staff) of our office did this for you: \(Act.inWords).",
                reason: "\(asked) What showed who asked: \(proof)",
                rule: .everyLookIsTold,
                remedy: mandate == nil
                    ? "If you did not ask for it, write to us at once. You can undo it in your file."
                    : "If you did not want it, end what they may do in your file or write to us. It "
                        + "works at once.",
                contact: state.source.contact,
                path: mandate == nil ? "/me/history" : "/me/representatives"
            )
        )
        return decision
    }

    /// The mandate under which a representative asks; a finding when there is none that covers it.
    private func mandate(
        _ state: State,
        of person: Person?,
        _ findings: inout Findings,
        in context: DecisionContext
    ) -> Mandate? {
        guard let name = representative.nonBlank else { return nil }
        guard let assisted = Act.self as? any AssistedAct.Type else {
            findings.addOwnWordOnly()
            return nil
        }
        let found = state.mandates.first { mandate in
            mandate.person == person?.id && mandate.scopes.contains(assisted.scope)
                && HumanName.areSame(mandate.representative, name)
                && mandate.holds(asOf: context.now, under: context.charter)
        }
        if found == nil {
            findings.add(
                .missingProof,
                "No mandate of that name covers this today. Record it first, with its proof.",
                .everyLookIsTold,
                field: "representative"
            )
        }
        return found
    }
}

extension Findings {
    /// Says that nobody asks for something in place of the person.
    mutating func addOwnWordOnly() {
        let refusal = Refusal(
            .notPermitted,
            "Nobody asks for this in place of the person: it needs their own word, in person or by a "
                + "letter that they signed.",
            .everyLookIsTold,
            field: "representative"
        )
        for finding in refusal.findings { add(finding) }
    }
}

extension AssistedWay {
    /// How they reached the office, as the end of "you asked for it".
    public var inWords: String {
        switch self {
        case .counter: "in person"
        case .letter: "by letter"
        case .telephone: "by telephone"
        }
    }
}
