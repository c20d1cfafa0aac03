extension Plan {
    /// The plan as YAML that ``init(yaml:categories:)`` reads as the same plan.
    ///
    /// Everything that is fixed is written, characteristics by name in the order of their lines;
    /// what is not fixed is left out.
    public var yaml: String {
        var writer = YAMLWriter()
        if let name { writer.entry("name", YAMLWriter.quoted(name)) }
        writer.entry("language", YAMLWriter.quoted(language))
        if let origin { write(origin, to: &writer) }
        if fit != FitPlan() { write(fit, to: &writer) }
        if let segments { write(segments, to: &writer) }
        if !exclusions.isEmpty {
            writer.gap()
            writer.list("exclude", exclusions) { causes[$0] }
        }
        if !special.isEmpty { writer.entry("special", YAMLWriter.inline(special)) }
        if constraints != BinningConstraints() {
            writer.section("constraints") { write(constraints, to: &$0) }
        }
        guard !characteristics.isEmpty else { return writer.text }
        writer.gap()
        writer.section("characteristics") { writer in
            let sorted = characteristics.sorted {
                ($0.value.line, $0.key) < ($1.value.line, $1.key)
            }
            for (name, own) in sorted {
                writer.section(name) { writer in
                    if let cause = causes[name] { writer.comment("left out: \(cause)") }
                    write(own, to: &writer)
                }
            }
        }
        return writer.text
    }

    private func write(_ origin: PlanOrigin, to writer: inout YAMLWriter) {
        writer.gap()
        writer.section("origin") { writer in
            writer.entry("data-sha256", YAMLWriter.quoted(origin.dataHash))
            writer.entry("rows", "\(origin.rows)")
            writer.entry("events", "\(origin.events)")
            if let hash = origin.rejectsHash {
                writer.entry("rejects-sha256", YAMLWriter.quoted(hash))
            }
            writer.entry("program", YAMLWriter.quoted(origin.program))
        }
    }

    private func write(_ fit: FitPlan, to writer: inout YAMLWriter) {
        writer.gap()
        writer.section("fit") { writer in
            if let target = fit.target { writer.entry("target", YAMLWriter.quoted(target)) }
            if let event = fit.event { writer.entry("event", YAMLWriter.quoted(event)) }
            writeSample(fit, to: &writer)
            if let holdout = fit.holdout { writer.entry("holdout", shortestText(holdout)) }
            if let seed = fit.seed { writer.entry("seed", "\(seed)") }
            if let ridge = fit.ridge { writer.entry("ridge", shortestText(ridge)) }
            if let effects = fit.effects { writer.entry("effects", effects.rawValue) }
            writeChoice(fit, to: &writer)
            if let points = fit.pointsToDoubleOdds { writer.entry("pdo", shortestText(points)) }
            if let score = fit.baseScore { writer.entry("base-score", shortestText(score)) }
            if let odds = fit.baseOdds { writer.entry("base-odds", shortestText(odds)) }
            if let scale = fit.scale {
                writer.entry("scale", "[\(scale.lowerBound), \(scale.upperBound)]")
            }
        }
    }

    private func writeSample(_ fit: FitPlan, to writer: inout YAMLWriter) {
        for (name, values) in [
            ("bad", fit.bad), ("good", fit.good), ("indeterminate", fit.indeterminate),
        ] where !values.isEmpty {
            writer.entry(name, YAMLWriter.inline(values))
        }
        let texts = [
            ("weight", fit.weight), ("period", fit.period), ("out-of-time", fit.outOfTime?.text),
        ]
        for (name, text) in texts {
            if let text { writer.entry(name, YAMLWriter.quoted(text)) }
        }
        if let every = fit.trendEveryPeriod { writer.entry("trend-every-period", "\(every)") }
    }

    private func writeChoice(_ fit: FitPlan, to writer: inout YAMLWriter) {
        if let turns = fit.turns { writer.entry("turns", "\(turns)") }
        if let request = fit.selection {
            writer.entry("select", request.direction.rawValue)
            writer.entry("select-by", request.criterion.rawValue)
            writer.entry("enter", shortestText(request.enter))
            writer.entry("stay", shortestText(request.stay))
        }
        for (name, value) in [
            ("max-correlation", fit.mostCorrelation), ("max-vif", fit.mostInflation),
            ("population-bad-rate", fit.populationEventRate),
        ] {
            if let value { writer.entry(name, shortestText(value)) }
        }
        if let method = fit.rejectMethod { writer.entry("reject-method", method.rawValue) }
        if let odds = fit.rejectOdds { writer.entry("reject-odds", shortestText(odds)) }
    }

    private func write(_ constraints: BinningConstraints, to writer: inout YAMLWriter) {
        if let trend = constraints.trend { writer.entry("monotonic", trend.rawValue) }
        for limit in BinningLimit.allCases {
            if let value = constraints.limits[limit] {
                writer.entry(limit.rawValue, shortestText(value))
            }
        }
        if let unseen = constraints.unseen { writer.entry("unseen", unseen.rawValue) }
    }

    private func write(_ own: CharacteristicPlan, to writer: inout YAMLWriter) {
        if let category = own.category { writer.entry("category", YAMLWriter.quoted(category)) }
        if let label = own.label { write("label", label, to: &writer) }
        if let reason = own.reason { write("reason", reason, to: &writer) }
        writer.entry("categorical", own.isCategorical ? "true" : "false")
        write(own.constraints, to: &writer)
        if let cuts = own.cuts {
            writer.entry("cuts", "[" + cuts.map(shortestText).joined(separator: ", ") + "]")
        }
        if !own.forcedCuts.isEmpty {
            let cuts = own.forcedCuts.map(shortestText).joined(separator: ", ")
            writer.entry("force-cuts", "[\(cuts)]")
        }
        if let groups = own.groups {
            let lists = groups.map(YAMLWriter.inline).joined(separator: ", ")
            writer.entry("groups", "[\(lists)]")
        }
        if !own.rareLevels.isEmpty {
            writer.entry("rare", YAMLWriter.inline(own.rareLevels))
        }
        if !own.levelLabels.isEmpty {
            writer.section("levels") { writer in
                for (level, label) in own.levelLabels.sorted(by: { $0.key < $1.key }) {
                    write(level, label, to: &writer)
                }
            }
        }
        guard !own.special.isEmpty else { return }
        guard own.special.allSatisfy({ own.specialLabels[$0] != nil }) else {
            return writer.entry("special", YAMLWriter.inline(own.special))
        }
        writer.section("special") { writer in
            for value in own.special {
                if let label = own.specialLabels[value] { write(value, label, to: &writer) }
            }
        }
    }

    private func write(_ name: String, _ text: LocalizedText, to writer: inout YAMLWriter) {
        guard !text.byLanguage.isEmpty else {
            return writer.entry(name, YAMLWriter.quoted(text.text))
        }
        writer.section(name) { writer in
            for (language, words) in text.byLanguage.sorted(by: { $0.key < $1.key }) {
                writer.entry(language, YAMLWriter.quoted(words))
            }
        }
    }
}
