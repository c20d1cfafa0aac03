import Charters
import Evidence

/// A representative, signed in under a mandate, does for a person what the mandate names and no more.
public struct ActUnderMandate<Act: AssistedAct>: Command {
    /// The name under which a refusal is logged.
    public static var name: String { "represented.\(Act.name)" }
    /// Who may ask.
    public static var permittedRoles: Set<Role> { [.representative] }

    /// What to do.
    public var act: Act

    /// The command; nothing is checked here.
    public init(act: Act) { self.act = act }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The mandate under which the representative is signed in.
        public var mandate: Mandate?
        /// What the act itself needs; nil without a mandate.
        public var own: Act.State?
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(mandate: Mandate?, own: Act.State?, source: DataSource) {
            self.mandate = mandate
            self.own = own
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = Act.Answer

    /// Does it as the person would, keeps who did it and under what, and tells the person.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<Act.Answer> {
        let mandate = try context.actingMandate(state.mandate)
        guard mandate.scopes.contains(Act.scope) else {
            throw Refusal(
                .notPermitted,
                "The mandate does not cover this. Nothing was done.",
                .everyLookIsTold
            )
        }
        guard let own = state.own else { throw .notFound }
        var inner = context
        inner.actor = .person(mandate.person)
        var decision = try act.decide(own, in: inner)
        for place in decision.events.indices {
            decision.events[place].facts["representative"] = .string(mandate.representative)
            decision.events[place].facts["mandate"] = .string(mandate.id.rawValue)
        }
        decision.changes.append(
            try context.notice(
                to: mandate.person,
                .account,
                headline: "\(mandate.representative) did this for you: \(Act.inWords).",
                reason: "They signed in under the mandate that lets them act for you until "
                    + "\(mandate.lastDay.inWords).",
                rule: .everyLookIsTold,
                remedy:
                    "If you did not want it, end what they may do in your file or write to us. It "
                    + "works at once.",
                contact: state.source.contact,
                path: "/me/representatives"
            )
        )
        return decision
    }
}

extension DecisionContext {
    /// The mandate under which a representative acts; refuses everybody else, and one that ended.
    func actingMandate(_ mandate: Mandate?) throws(Refusal) -> Mandate {
        guard case .representative(let person, let id, _) = actor, let mandate,
            mandate.id == id, mandate.person == person
        else { throw .notPermitted }
        guard mandate.holds(asOf: now, under: charter) else {
            throw Refusal(
                .notPermitted,
                "This mandate has ended. Nothing can be done under it any more.",
                .everyLookIsTold
            )
        }
        return mandate
    }
}
