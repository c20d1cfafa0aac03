public import ArgumentParser
public import Scorecards

/// Options about which characteristics go in, and about the regression.
struct ScorecardSelectionOptions: ParsableArguments {
    @Option(help: "Choose characteristics step by step: forward, backward or both.")
    var select: SelectionRequest.Direction?

    @Option(help: "With --select: p-value, aic, bic or iv. Default: p-value.")
    var selectBy: SelectionRequest.Criterion?

    @Option(help: "With --select: greatest p-value to go in. Default: 0.05.")
    var enter: Double?

    @Option(help: "With --select: greatest p-value to stay. Default: 0.1.")
    var stay: Double?

    @Flag(help: "Work out correlations and variance inflation of all characteristics.")
    var correlations = false

    @Option(help: "Of two characteristics that correlate more, drop the one with less value.")
    var maxCorrelation: Double?

    @Option(help: "Drop characteristics whose variance inflation is above this, the worst first.")
    var maxVif: Double?

    @Option(
        help: """
            Weight of the squared coefficients of the regression on weight of evidence. Default: the \
            plan's, or 6.
            """
    )
    var ridge: Double?

    @Option(
        help: """
            How the effects of attributes are found: partial (beside the other characteristics) or \
            marginal (weight of evidence alone). Default: the plan's, or partial.
            """
    )
    var effects: EffectEstimate?

    @Flag(
        inversion: .prefixedNo,
        help: """
            With partial effects: whether a characteristic may keep a trend beside the others that \
            runs against its trend alone, named as turned, or keeps its trend or goes.
            """
    )
    var turns: Bool?

    @Option(
        help:
            "Share of bad loans in the population the card is for; moves the odds, not the points' differences."
    )
    var populationBadRate: Double?

    func validate() throws {
        if select == nil, selectBy != nil || enter != nil || stay != nil {
            throw ValidationError("--select-by, --enter and --stay need --select")
        }
        for (name, value) in [("--enter", enter), ("--stay", stay)] {
            guard let value else { continue }
            guard value > 0, value < 1 else {
                throw ValidationError("\(name) must be above 0 and below 1")
            }
        }
        if let enter, let stay, stay < enter {
            throw ValidationError("--stay must not be less than --enter")
        }
        if let maxCorrelation, !(maxCorrelation > 0 && maxCorrelation < 1) {
            throw ValidationError("--max-correlation must be above 0 and below 1")
        }
        if let maxVif, !(maxVif > 1) { throw ValidationError("--max-vif must be above 1") }
        guard (ridge ?? 0) >= 0, (ridge ?? 0).isFinite else {
            throw ValidationError("--ridge must be at least 0")
        }
        if let populationBadRate, !(populationBadRate > 0 && populationBadRate < 1) {
            throw ValidationError("--population-bad-rate must be above 0 and below 1")
        }
    }

    /// Writes what was asked for into the options of a fit: what was typed, else what the plan says.
    func apply(_ plan: FitPlan, to options: inout FitOptions) {
        options.selection =
            select.map {
                SelectionRequest(
                    $0,
                    by: selectBy ?? .pValue,
                    enter: enter ?? 0.05,
                    stay: stay ?? max(0.1, enter ?? 0)
                )
            } ?? plan.selection
        options.wantsCorrelations = correlations
        options.mostCorrelation = maxCorrelation ?? plan.mostCorrelation
        options.mostInflation = maxVif ?? plan.mostInflation
        options.ridge = ridge ?? plan.ridge ?? options.ridge
        options.effects = effects ?? plan.effects ?? options.effects
        options.allowsTurn = turns ?? plan.turns ?? options.allowsTurn
        options.populationEventRate = populationBadRate ?? plan.populationEventRate
    }
}

extension EffectEstimate: ExpressibleByArgument {}
extension SelectionRequest.Direction: ExpressibleByArgument {}
extension SelectionRequest.Criterion: ExpressibleByArgument {}
