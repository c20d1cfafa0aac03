import Charters

/// Who looks for people instead of at one is stopped: by an invented person, by the number of different
/// people looked at in vain, or by going on after the budget.
extension MakeCheck {
    /// A refusal for want of looks may be one of too many.
    public static func hasConsequences(_ refusal: Refusal) -> Bool {
        refusal.findings.contains { $0.code == .budgetSpent }
    }

    /// Whoever goes on asking long after the budget is suspended.
    public func consequences(
        of refusal: Refusal,
        _ state: State,
        in context: DecisionContext
    ) -> Consequences {
        Consequences(
            context.alarmOfHammering(by: state.subscriber, looksToday: state.looksToday)
        )
    }

    /// The decision, with what it adds to the looks in vain; the asker is told the same as ever.
    func watched(
        _ decision: Decision<CheckOutcome>,
        _ state: State,
        in context: DecisionContext
    ) -> Decision<CheckOutcome> {
        guard case .unavailable = decision.answer else { return decision }
        var decision = decision
        var strays = state.strays
        if let more = strays.adding(state.claimDigest) {
            strays = more
            decision.changes.append(.strayLooks(more))
        }
        var kind: LookAlarm.Kind?
        if strays.count > context.charter.lookup.maximumUnansweredLooksPerDay { kind = .guessing }
        if case .canary = state.match { kind = .canary }
        let alarm = kind.flatMap {
            context.alarm(
                $0,
                on: state.subscriber,
                looksToday: state.looksToday + 1,
                strays: strays.count
            )
        }
        if let alarm {
            decision.events.append(alarm.event)
            decision.changes.append(alarm.change)
        }
        return decision
    }
}
