/// A card and how it came about.
public struct FitResult: Sendable {
    /// A characteristic that the card does not use.
    public struct LeftOut: Hashable, Sendable {
        /// Why.
        public enum Cause: Hashable, Sendable {
            /// The constraints leave it no bin.
            case unbinnable(BinningError)
            /// It has one bin, so it tells nothing apart.
            case constant
            /// Its information value is too low.
            case weak(informationValue: Double)
            /// In the company of the others its coefficient turns against its own weights.
            case signFlipped(coefficient: Double)
            /// It says nearly the same as one with more information value.
            case correlated(with: String, value: Double)
            /// The others explain it nearly whole.
            case inflated(value: Double)
            /// The stepwise selection did not choose it.
            case notSelected
            /// Beside the others its trend runs against its trend alone, and turns were refused.
            case turnedBesideOthers(alone: Trend)
            /// In the company of the others it tells no more than chance would.
            case noEffectBesideOthers
        }
        /// The column's name.
        public var name: String
        /// Why.
        public var cause: Cause
    }

    /// A characteristic whose effect beside the others runs against its event rates alone.
    public struct Turned: Hashable, Sendable {
        /// The column's name.
        public var name: String
        /// The trend of its event rates alone.
        public var alone: Trend
        /// The trend that its points keep.
        public var besideOthers: Trend
    }

    /// The card.
    public var card: Scorecard
    /// The segmentation of each characteristic of the card, in card order.
    public var binnings: [Binning]
    /// Characteristics that were tried and left out, in the order of the table and then of dropping.
    public var leftOut: [LeftOut]
    /// 95 % intervals of each attribute's weight of evidence and points, in card order.
    public var intervals: [[AttributeInterval]]
    /// The steps of the selection, if one was asked for.
    public var steps: [SelectionStep]
    /// Correlations of the characteristics that the regression began with, if asked for.
    public var correlations: Correlations?
    /// How the effects of attributes were found.
    public var effects: EffectEstimate
    /// Characteristics whose trend beside the others runs against their trend alone, in card order.
    public var turned: [Turned]
    /// Measures on the rows that the card was fitted to.
    public var training: Measures
    /// Measures on the rows held out, if any were.
    public var holdout: Measures?
}

extension FitResult.LeftOut.Cause: CustomStringConvertible {
    /// Why, in words that follow a name and a colon.
    public var description: String {
        switch self {
        case .unbinnable(let error): error.description
        case .constant: "it has one bin, so it tells nothing apart"
        case .weak(let value):
            "its information value of \(shortestText((value * 1e4).rounded() / 1e4)) is too low"
        case .signFlipped:
            "beside the others its coefficient turns against its own weights of evidence"
        case .correlated(let other, let value):
            "its correlation of \(shortestText((value * 1e4).rounded() / 1e4)) with \"\(other)\", "
                + "which has more information value, is above the limit"
        case .inflated(let value):
            "its variance inflation of \(shortestText((value * 100).rounded() / 100)) is above the limit"
        case .notSelected: "the stepwise selection did not choose it"
        case .turnedBesideOthers(let alone):
            "alone its event rates are \(alone.rawValue), beside the others its effect runs the other "
                + "way; --turns would let its points follow that"
        case .noEffectBesideOthers:
            "beside the others it tells no more than chance would, or not in the declared direction"
        }
    }
}
