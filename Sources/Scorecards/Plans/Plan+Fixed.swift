extension Plan {
    /// The plan with everything that a fit settled: with the same data and seed it gives the same
    /// card, to the byte.
    ///
    /// Defaults are spelled out. Columns that no other could notice are excluded, with the cause as a
    /// comment. Those that were weighed beside the others before they were left out stay in, because
    /// the way to the card leads over them. Cuts and groups are fixed where effects are marginal.
    /// Partial effects start from the bins that each characteristic has alone, and reject inference
    /// from a card for accepted loans, so there the constraints stand instead.
    ///
    /// - Parameters:
    ///   - result: What the fit gave.
    ///   - columns: All columns of the data but the target, in order.
    ///   - levels: Those that were read as levels.
    ///   - options: What the fit was asked for.
    ///   - target: The column of the target and its event.
    ///   - sample: Which rows took part.
    ///   - rejects: How refused applications took part, if they did.
    ///   - causes: Why columns were left out before the fit, by name.
    public func fixed(
        by result: FitResult,
        columns: [String],
        levels: Set<String> = [],
        options: FitOptions,
        target: (column: String, event: String),
        sample: FitSample.Request = .init(),
        rejects: RejectInference? = nil,
        causes: [String: String] = [:]
    ) -> Plan {
        var plan = Plan()
        plan.name = result.card.name
        plan.language = language
        plan.fit = Self.spelledOut(options, target)
        plan.fit.record(sample)
        plan.fit.rejectMethod = rejects?.method
        plan.fit.rejectOdds = rejects?.oddsFactor
        for limit in BinningLimit.allCases {
            plan.constraints.limits[limit] = limit.value(in: options.binning)
        }
        plan.constraints.trend = options.binning.allowsClearTurn ? nil : options.binning.trend
        plan.constraints.unseen = options.binning.unseen
        plan.special = (options.binning.special + special).uniqued()
        let used = Set(result.binnings.map(\.name))
        let weighed = Set(
            result.leftOut.filter { $0.cause.isWeighed || rejects != nil }.map(\.name)
        )
        plan.exclusions = columns.filter { !used.contains($0) && !weighed.contains($0) }
        plan.causes = causes
        for one in result.leftOut { plan.causes[one.name] = one.cause.description }
        let fixesBins = options.effects == .marginal && rejects == nil
        for (place, pair) in zip(result.binnings, result.card.characteristics).enumerated() {
            var own = fixed(pair.0, pair.1, options, fixesBins: fixesBins)
            own.line = place
            plan.characteristics[pair.0.name] = own
        }
        for name in columns where weighed.contains(name) {
            guard characteristics[name] != nil || levels.contains(name) else { continue }
            var own = characteristics[name] ?? CharacteristicPlan()
            own.isCategorical = levels.contains(name)
            own.line = plan.characteristics.count
            plan.characteristics[name] = own
        }
        return plan
    }

    static func spelledOut(
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
        fit.turns = options.allowsTurn
        fit.selection = options.selection
        fit.mostCorrelation = options.mostCorrelation
        fit.mostInflation = options.mostInflation
        fit.populationEventRate = options.populationEventRate
        if options.trendPeriods != nil { fit.trendEveryPeriod = true }
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
        _ options: FitOptions,
        fixesBins: Bool
    ) -> CharacteristicPlan {
        let settled = self.options(for: binning.name, options.binning)
        var own = characteristics[binning.name] ?? CharacteristicPlan()
        own.label = own.label ?? LocalizedText(characteristic.label)
        own.reason = own.reason ?? LocalizedText(characteristic.reason)
        own.isCategorical = !binning.isNumeric
        for limit in BinningLimit.allCases {
            own.constraints.limits[limit] = limit.value(in: settled)
        }
        own.constraints.unseen = settled.unseen
        own.special = settled.special.uniqued()
        guard fixesBins else { return own }
        own.constraints.trend = binning.trend
        own.forcedCuts = []
        let ordinary = binning.bins.filter { $0.kind == .ordinary }
        if binning.isNumeric {
            own.cuts = ordinary.compactMap(\.lower)
        } else {
            own.groups = ordinary.filter { !$0.isRare }.map(\.values)
            own.rareLevels = ordinary.first(where: \.isRare)?.values ?? []
        }
        return own
    }
}

extension FitResult.LeftOut.Cause {
    /// Whether the characteristic was weighed beside the others before it was left out, so that they
    /// might have become others without it.
    fileprivate var isWeighed: Bool {
        switch self {
        case .unbinnable, .constant, .weak: false
        case .signFlipped, .correlated, .inflated, .notSelected, .turnedBesideOthers,
            .noEffectBesideOthers:
            true
        }
    }
}

extension FitPlan {
    /// Takes over which rows took part.
    mutating func record(_ sample: FitSample.Request) {
        bad = sample.bad
        good = sample.good
        indeterminate = sample.indeterminate
        if !bad.isEmpty { event = nil }
        weight = sample.weight
        period = sample.period
        outOfTime = sample.outOfTime
    }
}
