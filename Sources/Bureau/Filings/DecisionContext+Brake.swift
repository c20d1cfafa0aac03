import Charters
import Evidence

extension DecisionContext {
    /// What it means for the filer that a filing came to an end: its tally, and whether it is stopped.
    func tallied(
        _ filer: Subscriber,
        _ change: (inout FilingTally) -> Void
    ) -> Consequences {
        var filer = filer
        var tally = filer.filings ?? FilingTally()
        let before = tally
        let wasBraked = tally.isBraked(under: charter)
        change(&tally)
        guard tally != before else { return Consequences() }
        filer.filings = tally
        var consequences = Consequences()
        consequences.changes = [.subscriber(filer)]
        if !wasBraked, tally.isBraked(under: charter) {
            consequences.events = [
                Event(
                    type: .filingBrakeClosed,
                    owner: .subscriber(filer.id),
                    facts: [
                        "failures": .integer(Int64(tally.failures)),
                        "filings": .integer(Int64(tally.entries.count)),
                        "rule": .string(Rule.finalMoneyOrdersOnly.id),
                    ]
                )
            ]
        }
        return consequences
    }

    /// Refuses whoever's last filings were refused or undone too often, and says what to do.
    func requireReleased(_ filer: Subscriber) throws(Refusal) {
        guard let tally = filer.filings, tally.isBraked(under: charter) else { return }
        throw Refusal(
            .filingBrake,
            "Of the last \(tally.entries.count) orders filed here \(tally.failures) were refused or "
                + "undone, so nothing more is taken for now. Find out why, and write to the operator: "
                + "two of its staff can release this. What stands can be served, confirmed and ended.",
            .finalMoneyOrdersOnly,
            parameter: "register.brakeFilings"
        )
    }
}

extension Refusal {
    /// Whether an order was refused for what it is, and not for how it was written down.
    var isOnTheMerits: Bool {
        findings.contains { finding in
            switch finding.code {
            case .minor, .obligationAroseBeforeAdulthood, .notOwnDebt, .notCivilMoneyOrder,
                .penalMatter, .belowFloor, .currencyWithoutFloor, .notFinal, .alreadyFiled,
                .orderExpired, .identityNotCertain, .notConfirmedByCourt:
                true
            default: false
            }
        }
    }
}

extension Decision {
    /// Adds what follows for the filer when an entry of its own was undone.
    mutating func weigh(
        undoing judgment: JudgmentID,
        of filer: Subscriber?,
        in context: DecisionContext
    ) {
        guard let filer else { return }
        let follows = context.tallied(filer) { $0.undo(judgment) }
        events += follows.events
        changes += follows.changes
    }
}
