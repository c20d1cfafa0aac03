@testable import Scorecards

/// Invented loans whose segments differ, and fits by segment to them.
enum SegmentedLoans {
    static let names = ["months", "x", "y", "level", "code"]

    /// Rows of `months,x,y,level,code,w,bad`, in which x counts for long months and y for short ones.
    static func lines(_ count: Int, seed: UInt64) -> [String] {
        var cases = RandomCases(seed: seed)
        return (0..<count).map { row in
            let months = cases.integer(0...59)
            let (x, y) = (cases.integer(1...40), cases.integer(1...30))
            let level = cases.one(of: ["a", "b", "c", "d; e", "", "f,g"])
            let risk = months < 12 ? 10 + y * 2 : months < 36 ? 5 + x : 3 + (x + y) / 2
            let bad = cases.integer(0...99) < risk ? 1 : 0
            let text =
                cases.integer(0...39) == 0 ? "" : cases.integer(0...39) == 0 ? "-9" : "\(months)"
            let quoted = level.contains(",") ? "\"\(level)\"" : level
            return "\(text),\(x),\(y),\(quoted),\(months % 4),\(1 + row % 3),\(bad)"
        }
    }

    static func table(_ lines: [String]) throws -> Table {
        try TableReader(categorical: ["code"])
            .read("months,x,y,level,code,w,bad\n" + lines.joined(separator: "\n") + "\n")
    }

    static var rule: SegmentRule {
        SegmentRule(
            column: "months",
            category: "own-conduct",
            isNumeric: true,
            special: ["-9"],
            segments: CardSegment.ranges(cuts: [12, 36])
        )
    }

    /// A card fitted to a table as if it were the whole.
    static func fit(
        _ table: Table,
        _ sample: FitSample,
        _ change: (inout FitOptions) -> Void = { _ in }
    ) throws -> Scorecard {
        var options = FitOptions()
        options.binning.special = ["-9"]
        change(&options)
        let fitter = Fitter(options)
        let binned = try fitter.bin(table, names, sample.training)
        return try fitter.fit(binned, sample.training, holdout: sample.holdout, name: "Test").card
    }

    /// A file of cards by segment.
    static func card(
        _ table: Table,
        _ rule: SegmentRule = rule,
        sizes: SegmentedSample.Sizes = .init(rows: 200, bads: 20),
        refuses: Bool = false,
        _ request: FitSample.Request = FitSample.Request()
    ) throws -> (card: SegmentedScorecard, sample: SegmentedSample) {
        let divided = try SegmentedSample(
            table,
            rule,
            target: "bad",
            request,
            sizes: sizes,
            refusesRest: refuses
        )
        let parts = try divided.parts.map { part in
            SegmentedScorecard.Part(
                segment: part.segment,
                sample: part.counts,
                card: try part.sample.map { try fit(table.picking(part.rows), $0) }
            )
        }
        let card = try SegmentedScorecard(
            name: "Test",
            rule: rule,
            parts: parts,
            fallback: refuses ? nil : try fit(table, divided.everybody),
            origin: PlanOrigin(
                dataHash: String(repeating: "0a", count: 32),
                rows: table.rowCount,
                program: "test"
            ),
            plan: "name: Test\n"
        )
        return (card, divided)
    }

    /// The same rule in the test's own words: no lookup, no cuts.
    static func segment(ofMonths text: String) -> (place: Int?, reason: SegmentReason) {
        switch text {
        case "": return (nil, .missing)
        case "-9": return (nil, .special)
        default:
            let months = Double(text) ?? .nan
            return (months < 12 ? 0 : months < 36 ? 1 : 2, .rule)
        }
    }
}

extension RandomCases {
    /// The elements in a random order.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for place in result.indices.dropFirst() { result.swapAt(place, integer(0...place)) }
        return result
    }
}
