public import ArgumentParser
public import Scorecards

/// Options about segments that have cards of their own.
struct ScorecardSegmentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Fit a card for each segment: the column that says which segment a row is in.",
            valueName: "column"
        )
    )
    var segment: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "With --segment, for numbers: where two segments meet; may be given several times.",
            valueName: "number"
        )
    )
    var segmentCut: [Double] = []

    @Option(
        help: ArgumentHelp(
            "With --segment, for levels: the values that have a segment each. Default: all.",
            valueName: "value,value"
        )
    )
    var segmentValues = NameList()

    @Option(help: "Least rows for a card of its own. Default: the plan's, or 500.")
    var minSegmentRows: Int?

    @Option(
        help: "Least bad rows, and good ones, for a card of its own. Default: the plan's, or 50."
    )
    var minSegmentBads: Int?

    @Option(
        help: """
            Who scores rows of no segment with a card: everybody (a card fitted to all rows) or \
            refuse. Default: the plan's, or everybody.
            """
    )
    var segmentFallback: SegmentPlan.Fallback?

    func validate() throws {
        if segment == nil, !segmentCut.isEmpty || !segmentValues.names.isEmpty {
            throw ValidationError("--segment-cut and --segment-values need --segment")
        }
        if !segmentCut.isEmpty, !segmentValues.names.isEmpty {
            throw ValidationError("give --segment-cut for numbers or --segment-values for levels")
        }
        guard segmentCut.allSatisfy(\.isFinite),
            zip(segmentCut, segmentCut.dropFirst()).allSatisfy(<)
        else {
            throw ValidationError("--segment-cut: each number must be greater than the one before")
        }
        guard segmentValues.names.count == Set(segmentValues.names).count else {
            throw ValidationError("--segment-values: name each value once")
        }
        guard (minSegmentRows ?? 2) >= 2, (minSegmentBads ?? 1) >= 1 else {
            throw ValidationError("--min-segment-rows is at least 2, --min-segment-bads at least 1")
        }
    }

    /// What was typed, else what the plan says; nil where no segments are asked for.
    ///
    /// - Throws: ``Failure`` where there are limits and no column.
    func request(_ plan: Plan) throws -> SegmentPlan? {
        guard let column = segment ?? plan.segments?.column else {
            if minSegmentRows != nil || minSegmentBads != nil || segmentFallback != nil {
                throw Failure(
                    "--min-segment-rows, --min-segment-bads, --segment-fallback: name the column of "
                        + "the segments with --segment, or in a plan"
                )
            }
            return nil
        }
        // Another column than the plan's is another rule: nothing of the plan's fits it.
        var request =
            plan.segments.flatMap { $0.column == column ? $0 : nil } ?? SegmentPlan(column: column)
        if !segmentCut.isEmpty || !segmentValues.names.isEmpty {
            request.cuts = segmentCut.isEmpty ? nil : segmentCut
            request.values = segmentCut.isEmpty ? segmentValues.names.map { [$0] } : nil
            request.names = []
        }
        request.minRows = minSegmentRows ?? request.minRows
        request.minBads = minSegmentBads ?? request.minBads
        request.fallback = segmentFallback ?? request.fallback
        return request
    }
}

extension SegmentPlan.Fallback: ExpressibleByArgument {}

extension SegmentPlan {
    /// What a segment needs for a card of its own.
    var sizes: SegmentedSample.Sizes {
        let standard = SegmentedSample.Sizes()
        return .init(rows: minRows ?? standard.rows, bads: minBads ?? standard.bads)
    }
}
