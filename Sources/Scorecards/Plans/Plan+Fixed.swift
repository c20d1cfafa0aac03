extension Plan {
    /// The plan with everything that a fit settled: with the same data and seed it gives the same
    /// card, to the byte.
    ///
    /// Cuts and groups are fixed, columns that the card does not use are excluded with the cause as a
    /// comment, and defaults are spelled out.
    ///
    /// - Parameters:
    ///   - result: What the fit gave.
    ///   - columns: All columns of the data but the target, in order.
    ///   - options: What the fit was asked for.
    ///   - outcomes: The column of the target and its event.
    ///   - causes: Why columns were left out before the fit, by name.
    public func fixed(
        by result: FitResult,
        columns: [String],
        options: FitOptions,
        target: (column: String, event: String),
        causes: [String: String] = [:]
    ) -> Plan {
        var plan = Plan()
        plan.name = result.card.name
        plan.language = language
        plan.fit = Self.spelledOut(options, target)
        let used = Set(result.binnings.map(\.name))
        plan.exclusions = columns.filter { !used.contains($0) }
        plan.causes = causes
        for one in result.leftOut { plan.causes[one.name] = one.cause.description }
        for (place, pair) in zip(result.binnings, result.card.characteristics).enumerated() {
            var own = fixed(pair.0, pair.1, options)
            own.line = place
            plan.characteristics[pair.0.name] = own
        }
        return plan
    }

    private static func spelledOut(
        _ options: FitOptions,
        _ target: (column: String, event: String)
    ) -> FitPlan {
        var fit = FitPlan()
        fit.target = target.column
        fit.event = target.event
        fit.holdout = options.holdout
        fit.seed = options.seed
        fit.ridge = options.ridge
        fit.effects = options.effects
        switch options.scaling {
        case .points(let scaling):
            fit.pointsToDoubleOdds = scaling.pointsToDoubleOdds
            fit.baseScore = scaling.baseScore
            fit.baseOdds = scaling.baseOdds
        case .range(let lowest, let highest): fit.scale = lowest...highest
        }
        return fit
    }

    private func fixed(
        _ binning: Binning,
        _ characteristic: Characteristic,
        _ options: FitOptions
    ) -> CharacteristicPlan {
        let settled = self.options(for: binning.name, options.binning)
        var own = characteristics[binning.name] ?? CharacteristicPlan()
        own.label = own.label ?? LocalizedText(characteristic.label)
        own.reason = own.reason ?? LocalizedText(characteristic.reason)
        own.isCategorical = !binning.isNumeric
        for limit in BinningLimit.allCases {
            own.constraints.limits[limit] = limit.value(in: settled)
        }
        own.constraints.trend = binning.trend
        own.constraints.unseen = settled.unseen
        own.forcedCuts = []
        let ordinary = binning.bins.filter { $0.kind == .ordinary }
        if binning.isNumeric {
            own.cuts = ordinary.compactMap(\.lower)
        } else {
            own.groups = ordinary.filter { !$0.isRare }.map(\.values)
            own.rareLevels = ordinary.first(where: \.isRare)?.values ?? []
        }
        own.special = settled.special.uniqued()
        return own
    }
}
