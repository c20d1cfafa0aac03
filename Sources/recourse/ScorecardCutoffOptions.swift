import ArgumentParser
import Scorecards

/// Which scores are approved: those from a number up, or the best of so many rows.
struct ScorecardCutoffOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: """
            The least score that is approved. Default: the one that approves the share of rows \
            without the event.
            """
    )
    var cutoff: Int?

    @Option(
        help: ArgumentHelp(
            "Instead of --cutoff: approve the share of rows nearest to this.",
            valueName: "share"
        )
    )
    var approvalRate: Double?

    func validate() throws {
        guard cutoff == nil || approvalRate == nil else {
            throw ValidationError("give --cutoff or --approval-rate")
        }
        guard (0...1).contains(approvalRate ?? 0) else {
            throw ValidationError("--approval-rate must be from 0 to 1")
        }
    }

    /// The cutoff of some scores.
    func cutoff(_ scores: [Int32], _ outcomes: Outcomes) -> Cutoff {
        if let cutoff { return Cutoff(score: cutoff) }
        let rate = approvalRate ?? 1 - outcomes.counts.eventRate
        return Cutoff(approving: rate, scores: scores, outcomes: outcomes)
    }
}
