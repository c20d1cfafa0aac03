public import ArgumentParser
public import Scorecards

/// Options about refused applications.
struct ScorecardRejectOptions: ParsableArguments {
    @Option(help: "A table of refused applications, whose outcome nobody knows.")
    var rejects: String?

    @Option(help: "With --rejects: parcelling or fuzzy.")
    var rejectMethod: RejectInference.Method?

    @Option(
        help: """
            With --rejects: how many times the odds of bad are those of an accepted loan of the same \
            score. Default: 1.
            """
    )
    var rejectOdds: Double?

    func validate() throws {
        guard (rejects == nil) == (rejectMethod == nil) else {
            throw ValidationError("--rejects and --reject-method go together")
        }
        if rejects == nil, rejectOdds != nil {
            throw ValidationError("--reject-odds needs --rejects")
        }
        if let rejectOdds, !(rejectOdds > 0 && rejectOdds.isFinite) {
            throw ValidationError("--reject-odds must be above 0")
        }
    }

    /// What is assumed, in words; never left unsaid.
    func warning(rows: Int, rate: Double) -> String {
        let factor = rejectOdds ?? 1
        let likeness =
            factor == 1
            ? "had gone like an accepted loan of the same score"
            : "had \(factor) times the odds of bad of an accepted loan of the same score"
        return
            "reject inference (\(rejectMethod?.rawValue ?? "")): \(rows) refused applications take "
            + "part as if each \(likeness), \(percent(rate)) bad in all. No data supports this: fit "
            + "with and without it and compare. Measures are on known outcomes only"
    }
}

extension RejectInference.Method: ExpressibleByArgument {}
