extension Plan {
    /// The plan of a fit by segments with everything spelled out that was asked for: with the same
    /// data it gives the same file, to the byte.
    ///
    /// Bins are not fixed, since each segment has its own; the constraints stand for all of them.
    ///
    /// - Parameters:
    ///   - segments: What was asked of the segments.
    ///   - rule: The rule on the data.
    ///   - sizes: What a segment needs for a card of its own.
    ///   - exclusions: Columns that take no part.
    ///   - levels: Columns that may become characteristics and were read as levels.
    ///   - options: What the fit was asked for.
    ///   - target: The column of the target and its event.
    ///   - sample: Which rows took part.
    ///   - rejects: How refused applications took part, if they did.
    public func settled(
        _ segments: SegmentPlan,
        _ rule: SegmentRule,
        _ sizes: SegmentedSample.Sizes,
        exclusions: [String],
        levels: [String],
        options: FitOptions,
        target: (column: String, event: String),
        sample: FitSample.Request,
        rejects: RejectInference? = nil
    ) -> Plan {
        var plan = Plan()
        plan.name = name
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
        plan.exclusions = exclusions.uniqued()
        let kept = characteristics.filter { !plan.exclusions.contains($0.key) }
        let known = kept.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }.map(\.key)
        let added = levels.filter { kept[$0] == nil && !plan.exclusions.contains($0) }
        for (line, name) in (known + added).enumerated() {
            var own = kept[name] ?? CharacteristicPlan()
            own.isCategorical = own.isCategorical || levels.contains(name)
            own.line = line
            plan.characteristics[name] = own
        }
        var settled = segments
        settled.category = rule.category
        settled.label = rule.label
        if rule.isNumeric {
            settled.cuts = rule.segments.compactMap(\.lower)
        } else {
            settled.values = rule.segments.map(\.values)
        }
        settled.names = rule.segments.map(\.name)
        settled.minRows = sizes.rows
        settled.minBads = sizes.bads
        settled.fallback = segments.fallback ?? .everybody
        plan.segments = settled
        return plan
    }

    func write(_ segments: SegmentPlan, to writer: inout YAMLWriter) {
        writer.gap()
        writer.section("segments") { writer in
            writer.entry("column", YAMLWriter.quoted(segments.column))
            if let category = segments.category {
                writer.entry("category", YAMLWriter.quoted(category))
            }
            if let label = segments.label { writer.entry("label", YAMLWriter.quoted(label)) }
            if let cuts = segments.cuts {
                writer.entry("cuts", "[" + cuts.map(shortestText).joined(separator: ", ") + "]")
            }
            if let values = segments.values {
                let lists = values.map(YAMLWriter.inline).joined(separator: ", ")
                writer.entry("values", "[\(lists)]")
            }
            if !segments.names.isEmpty { writer.entry("names", YAMLWriter.inline(segments.names)) }
            if let rows = segments.minRows { writer.entry("min-rows", "\(rows)") }
            if let bads = segments.minBads { writer.entry("min-bads", "\(bads)") }
            if let fallback = segments.fallback { writer.entry("fallback", fallback.rawValue) }
        }
    }
}
