/// Which way risk must run, in the words of an analyst.
enum RequiredDirection: String, CaseIterable {
    /// A greater value is never riskier: event rates never rise.
    case moreIsSafer = "more-is-safer"
    /// A greater value is never safer: event rates never fall.
    case moreIsRiskier = "more-is-riskier"

    var trend: Trend { self == .moreIsSafer ? .descending : .ascending }
}
