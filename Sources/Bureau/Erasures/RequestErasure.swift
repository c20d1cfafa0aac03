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

    /// The command; nothing is checked here.
    public init(understands: Bool) { self.understands = understands }

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
        let erasure = FileErasure(
            id: context.fresh(),
            person: person,
            askedAt: context.now,
            dueAt: context.now.adding(seconds: Int64(FileErasure.takeBackDays) * 86_400),
            contact: state.source.contact,
            takenBackAt: nil,
            answers: [],
            written: nil
        )
        var act = ErasureAct(facts: state.facts, context: context)
        act.switchSharingOff()
        return try act.decision(
            erasure,
            .erasureAsked,
            headline: "You asked that your whole file be erased."
        )
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
    private var facts: ErasureFacts
    private let context: DecisionContext
    /// The consents that go off with it.
    private var switchedOff: [Consent] = []

    init(facts: ErasureFacts, context: DecisionContext) {
        self.facts = facts
        self.context = context
    }

    /// From now on whoever was told something has to delete it.
    mutating func switchSharingOff() {
        switchedOff = facts.told.consents.compactMap { $0.withdrawn(in: context) }
        facts.told.consents = facts.told.consents.map { one in
            switchedOff.first { $0.id == one.id } ?? one
        }
    }

    /// - Parameters:
    ///   - why: What comes after where it stands, in the letter.
    ///   - further: What the event says beside that.
    func decision(
        _ after: FileErasure,
        _ type: EventType,
        headline: String,
        why: String? = nil,
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
            reason: why.map { "\(standing.explanation) \($0)" } ?? standing.explanation,
            rule: standing.rule,
            remedy: after.remedy(asOf: context.now),
            contact: after.contact,
            deadline: standing.lastDayToTakeBack,
            path: FileErasure.path
        )
        var kept: [String: CanonicalValue] = [
            "erasure": .string(after.id.rawValue), "askedAt": .string(after.askedAt.description),
            "stateAfter": .string(standing.state.rawValue),
            "obstacles": .array(obstacles.map { .string($0.kind.rawValue) }),
            "rule": .string(standing.rule.id),
        ]
        kept.merge(further) { _, new in new }
        var decision = Decision(
            answer: after.id,
            events: [Event(type: type, owner: .person(after.person), facts: kept)],
            changes: [.erasure(after.told(by: notice, asOf: context.now)), notice]
        )
        decision.events += switchedOff.map {
            Event(
                type: .consentWithdrawn,
                owner: .person(after.person),
                facts: $0.facts(rule: .withdrawalIsEasy, tracedIn: context)
            )
        }
        decision.changes += switchedOff.map { .consent($0) }
        return decision
    }
}

extension FileErasure {
    /// What the person can do about it.
    fileprivate func remedy(asOf now: Instant) -> String {
        guard isOpen(asOf: now) else {
            return takenBackAt == nil
                ? "You can ask for it again at any time, in your file, by letter or at our counter."
                : "You can ask for it again at any time. If it was not you who took it back, write to us."
        }
        return written == nil
            ? "Take it back if it was not you, or if you want to keep your file. Download your file "
                + "first if you want to keep a copy."
            : "Take it back if you did not ask for it, or if you want to keep your file: in your file, "
                + "by letter or at our counter, and it stays. Ask for a copy first if you want to keep "
                + "one."
    }
}
