extension BinningError: CustomStringConvertible {
    /// Which constraint cannot be met, by how much, and what to do.
    public var description: String {
        switch self {
        case .tooFewRows, .tooFewEvents, .tooFewNonEvents, .indivisible, .noDivision,
            .tooManyPrebins:
            sizes
        case .forcedBinTooSmall, .forcedCutOutside, .forcedCutsTogether: forcedCuts
        case .tooFewBinsAllowed, .tooManyBinsAsked, .trendImpossible, .ratesTooClose,
            .notSignificant:
            neighbours
        case .fixedBinsBreakTrend, .emptyClass, .wrongKind, .ungrouped: fixedBins
        }
    }

    private var sizes: String {
        switch self {
        case .tooFewRows(let have, let need, let share):
            "min-bin-share \(shortestText(share)) needs \(rows(need)) a bin and \(have) hold an "
                + "ordinary value; lower it, or leave the characteristic out"
        case .tooFewEvents(let have, let need):
            "a bin needs \(need) \(need == 1 ? "event" : "events") and the rows with an ordinary "
                + "value hold \(have); lower min-events, or leave the characteristic out"
        case .tooFewNonEvents(let have, let need):
            "a bin needs \(need) \(need == 1 ? "non-event" : "non-events") and the rows with an "
                + "ordinary value hold \(have); lower min-non-events, or leave the characteristic out"
        case .indivisible(let bin, let have, let most, let share):
            "max-bin-share \(shortestText(share)) allows \(rows(most)) a bin, and \"\(bin)\" holds "
                + "\(have) that cannot be divided; raise it to let them stand alone"
        case .noDivision(let least, let most):
            "no borders leave at least \(rows(least)) and at most \(most) in every bin with events "
                + "and non-events as asked; widen min-bin-share and max-bin-share, or raise prebins"
        case .tooManyPrebins(let have, let most):
            "\(have) pre-bins are more than can be compared with each other, which is \(most) under "
                + "these limits; set prebins to 1000 or less"
        default: ""
        }
    }

    private var forcedCuts: String {
        switch self {
        case .forcedBinTooSmall(let bin, let quantity, let have, let need):
            "the forced cuts leave \"\(bin)\" with \(have) \(quantity.rawValue) where \(need) are "
                + "needed; force another cut, or lower the limit"
        case .forcedCutOutside(let cut, let lowest, let highest):
            "the forced cut \(shortestText(cut)) has no value on one side: ordinary values run from "
                + "\(shortestText(lowest)) to \(shortestText(highest))"
        case .forcedCutsTogether(let first, let second):
            "no value lies between the forced cuts \(shortestText(first)) and "
                + "\(shortestText(second)); keep one of them"
        default: ""
        }
    }

    private var neighbours: String {
        switch self {
        case .tooFewBinsAllowed(let allowed, let need):
            "the limits of size and the forced cuts need at least \(need) bins and max-bins is "
                + "\(allowed); raise it, or loosen them"
        case .tooManyBinsAsked(let asked, let possible):
            "min-bins asks for \(asked) and values and limits of size allow \(possible); lower it, or "
                + "loosen them"
        case .trendImpossible(let trend, let bins, let by):
            "\(bins) or more bins cannot keep event rates \(words(trend)): at best they break "
                + "the trend by \(rounded(by)); ask for fewer bins, or another trend"
        case .ratesTooClose(let need, let best, let bins):
            "\(bins) or more bins cannot all differ from their neighbours by \(shortestText(need)) "
                + "in event rate: the best differ by \(rounded(best)); lower min-rate-difference"
        case .notSignificant(let most, let best, let bins):
            "\(bins) or more bins cannot all differ from their neighbours with a p-value of at most "
                + "\(shortestText(most)): the best reach \(rounded(best)); raise max-p-value"
        default: ""
        }
    }

    private var fixedBins: String {
        switch self {
        case .fixedBinsBreakTrend(let trend, let first, let second, let by):
            "the fixed bins do not keep event rates \(words(trend)): from \"\(first)\" to "
                + "\"\(second)\" they go \(rounded(by)) the wrong way; join the two, or change the trend"
        case .emptyClass(let bin):
            "the fixed bin \"\(bin)\" holds no event or no non-event; join it with its neighbour"
        case .wrongKind(let isNumeric):
            isNumeric
                ? "the column is numeric: fix its bins with cuts, not groups"
                : "the column holds levels: fix its bins with groups, not cuts"
        case .ungrouped(let level):
            "no fixed group holds the level \"\(level)\"; add it to one"
        default: ""
        }
    }

    private func words(_ trend: Trend) -> String {
        switch trend {
        case .none, .ascending, .descending: trend.rawValue
        case .auto: "in one direction"
        case .peak: "rising and then falling"
        case .valley: "falling and then rising"
        }
    }

    private func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

    /// Two significant digits more than nothing: four decimals, or as many as it takes to see one.
    private func rounded(_ value: Double) -> String {
        var scale = 1e4
        while value > 0, value * scale < 10, scale < 1e15 { scale *= 10 }
        return shortestText((value * scale).rounded() / scale)
    }
}
