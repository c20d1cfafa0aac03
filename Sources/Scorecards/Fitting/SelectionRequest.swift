/// How characteristics are chosen step by step.
public struct SelectionRequest: Hashable, Sendable {
    /// Which way steps go.
    public enum Direction: String, CaseIterable, Hashable, Sendable {
        /// From none, one in at a time.
        case forward
        /// From all, one out at a time.
        case backward
        /// From none, one in and then any out that no longer earn their place.
        case both
    }

    /// What decides a step.
    public enum Criterion: String, CaseIterable, Hashable, Sendable {
        /// In by the p-value of the score test, out by that of the Wald test.
        case pValue = "p-value"
        /// A step must lower Akaike's criterion: twice the loss and 2 for each coefficient.
        case aic
        /// A step must lower Schwarz's criterion: twice the loss and ln(rows) for each coefficient.
        case bic
        /// As by p-value, but the highest information value goes in first and the lowest out first.
        case informationValue = "iv"
    }

    /// Which way steps go.
    public var direction: Direction
    /// What decides a step.
    public var criterion: Criterion
    /// Greatest p-value to go in.
    public var enter: Double
    /// Greatest p-value to stay.
    public var stay: Double

    /// A request; one goes in at 0.05 and stays up to 0.1 unless said otherwise.
    public init(
        _ direction: Direction,
        by criterion: Criterion = .pValue,
        enter: Double = 0.05,
        stay: Double = 0.1
    ) {
        self.direction = direction
        self.criterion = criterion
        self.enter = enter
        self.stay = stay
    }
}

/// One step of a selection.
public struct SelectionStep: Hashable, Sendable {
    /// The characteristic's name.
    public var name: String
    /// Whether it went in rather than out.
    public var entered: Bool
    /// Score test (in) or Wald test (out), chi-squared with one degree of freedom.
    public var statistic: Double
    /// Its p-value.
    public var pValue: Double
}
