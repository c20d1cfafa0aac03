import ArgumentParser
import Scorecards

/// Which values of the target are bad.
struct ScorecardOutcomeOptions: ParsableArguments {
    @Option(help: "The target's value that means event. Default: the plan's or the card's, else 1.")
    var event: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Values of the target that mean bad, where it has more than two.",
            valueName: "value,value"
        )
    )
    var bad = NameList()

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "With --bad: values that mean good. Default: all others.",
            valueName: "value,value"
        )
    )
    var good = NameList()

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "With --bad: values neither good nor bad; their rows are set aside and only scored.",
            valueName: "value,value"
        )
    )
    var indeterminate = NameList()

    /// Whether anything was typed.
    var isGiven: Bool { event != nil || !bad.names.isEmpty }

    func validate() throws {
        if event != nil, !bad.names.isEmpty {
            throw ValidationError("--event and --bad say the same; give one of them")
        }
        if bad.names.isEmpty, !good.names.isEmpty || !indeterminate.names.isEmpty {
            throw ValidationError("--good and --indeterminate need --bad")
        }
    }

    /// The outcomes of a sample; `cardsEvent` is what the card calls bad.
    func outcomes(_ column: Column, cardsEvent: String) throws(TableError) -> Outcomes {
        guard !bad.names.isEmpty else {
            return try Outcomes(column, event: event ?? cardsEvent)
        }
        return try Outcomes.define(
            column,
            bad: bad.names,
            good: good.names,
            indeterminate: indeterminate.names
        ).outcomes
    }
}
