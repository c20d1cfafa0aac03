import Charters
import Evidence

/// Asks that the whole file be erased.
public struct RequestErasure: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.request"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Whether the person said that they know that it cannot be undone; nothing is preset.
    public var understands: Bool
    /// Whether a clerk writes it down for the person.
    public var isByLetter: Bool

    /// The command; nothing is checked here.
    public init(understands: Bool, isByLetter: Bool = false) {
        self.understands = understands
        self.isByLetter = isByLetter
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Requests from before.
        public var erasures: [FileErasure]
        /// What may stand in the way.
        public var facts: ErasureFacts
        /// Who holds the file.
        public var source: DataSource

        /// A state.
        public init(erasures: [FileErasure], facts: ErasureFacts, source: DataSource) {
            self.erasures = erasures
            self.facts = facts
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = ErasureID

    /// Switches every sharing off, so that whoever was told something has to delete it, and starts the
    /// days in which it can be taken back.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ErasureID> {
        let person = try context.actingPerson()
        var findings = Findings()
        if !understands {
            findings.add(
                .missingField,
                "Say that you know that it cannot be undone.",
                .everyLookIsTold,
                field: "understands"
            )
        }
        if state.erasures.open(asOf: context.now) != nil {
            findings.add(.wrongState, "You have asked for it already.", .everyLookIsTold)
        }
        try findings.refuse()
        let days = isByLetter ? FileErasure.takeBackDaysByLetter : FileErasure.takeBackDays
        let erasure = FileErasure(
            id: context.fresh(),
            person: person,
            askedAt: context.now,
            dueAt: context.now.adding(seconds: Int64(days) * 86_400),
            contact: state.source.contact,
            takenBackAt: nil,
            answers: []
        )
        let consents = state.facts.told.consents.compactMap { $0.withdrawn(in: context) }
        var facts = state.facts
        facts.told.consents = facts.told.consents.map { one in
            consents.first { $0.id == one.id } ?? one
        }
        var decision = try ErasureAct(facts: facts, context: context).decision(
            erasure,
            .erasureAsked,
            headline: "You asked that your whole file be erased."
        )
        decision.events += consents.map {
            Event(
                type: .consentWithdrawn,
                owner: .person(person),
                facts: $0.facts(rule: .withdrawalIsEasy, tracedIn: context)
            )
        }
        decision.changes += consents.map { .consent($0) }
        return decision
    }
}

extension Consent {
    /// The consent switched off; nil when it is off already and nothing was told under it.
    fileprivate func withdrawn(in context: DecisionContext) -> Consent? {
        switch state(asOf: context.now, under: context.charter) {
        case .requested, .active, .used, .expired: break
        case .refused, .lapsed, .withdrawn: return nil
        }
        var consent = self
        consent.withdrawnAt = context.now
        return consent
    }
}

/// An act on a request for erasure: what it changes, what is logged, and that the person learns of it.
struct ErasureAct {
    let facts: ErasureFacts
    let context: DecisionContext

    func decision(
        _ after: FileErasure,
        _ type: EventType,
        headline: String,
        further: [String: CanonicalValue] = [:]
    ) throws(Refusal) -> Decision<ErasureID> {
        let obstacles = facts.obstacles(asOf: context.now, under: context.charter)
        let standing = after.standing(
            beside: obstacles,
            asOf: context.now,
            under: context.charter
        )
        let notice = try context.notice(
            to: after.person,
            .erasure,
            headline: headline,
            reason: standing.explanation,
            rule: standing.rule,
            remedy: after.takenBackAt == nil
                ? "Take it back if it was not you, or if you want to keep your file. Download your file "
                    + "first if you want to keep a copy."
                : "You can ask for it again at any time. If it was not you who took it back, write to "
                    + "us.",
            contact: after.contact,
            deadline: after.takenBackAt == nil ? standing.lastDay : nil,
            path: FileErasure.path
        )
        var kept: [String: CanonicalValue] = [
            "erasure": .string(after.id.rawValue), "askedAt": .string(after.askedAt.description),
            "stateAfter": .string(standing.state.rawValue),
            "obstacles": .array(obstacles.map { .string($0.kind.rawValue) }),
            "rule": .string(standing.rule.id),
        ]
        kept.merge(further) { _, new in new }
        return Decision(
            answer: after.id,
            events: [Event(type: type, owner: .person(after.person), facts: kept)],
            changes: [.erasure(after), notice]
        )
    }
}
