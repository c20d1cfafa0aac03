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
        if rejects == nil, rejectMethod != nil || rejectOdds != nil {
            throw ValidationError("--reject-method and --reject-odds need --rejects")
        }
        if let rejectOdds, !(rejectOdds > 0 && rejectOdds.isFinite) {
            throw ValidationError("--reject-odds must be above 0")
        }
    }

    /// How refused applications take part: what was typed, else what the plan says.
    ///
    /// - Throws: ``Failure`` where one of table and method is missing.
    func inference(_ plan: Plan, named name: String, seed: UInt64) throws -> RejectInference? {
        let method = rejectMethod ?? plan.fit.rejectMethod
        guard let method else {
            guard rejects == nil else {
                throw Failure(
                    "--rejects: say how they take part with --reject-method, or in a plan"
                )
            }
            return nil
        }
        guard rejects != nil else {
            throw Failure(
                "\(name): has reject-method \(method.rawValue); name the table of refused "
                    + "applications with --rejects"
            )
        }
        return RejectInference(
            method,
            oddsFactor: rejectOdds ?? plan.fit.rejectOdds ?? 1,
            seed: seed
        )
    }
}

extension RejectInference {
    /// What is assumed, in words; never left unsaid.
    func warning(rows: Int, rate: Double) -> String {
        let factor = oddsFactor
        let likeness =
            factor == 1
            ? "had gone like an accepted loan of the same score"
            : "had \(factor) times the odds of bad of an accepted loan of the same score"
        return
            "reject inference (\(method.rawValue)): \(rows) refused applications take "
            + "part as if each \(likeness), \(percent(rate)) bad in all. No data supports this: fit "
            + "with and without it and compare. Measures are on known outcomes only"
    }
}

extension RejectInference.Method: ExpressibleByArgument {}
