/// The direction that event rates must keep from bin to bin, non-strict.
///
/// Rates are compared exactly. A rate is a quotient of two counts below 2^26, two different
/// quotients of that kind differ by more than 2^-52, and division rounds correctly: so comparing
/// the rounded quotients gives what comparing the cross products as integers gives.
public enum Trend: String, CaseIterable, Hashable, Sendable, Codable {
    /// No constraint.
    case none
    /// Event rates never fall.
    case ascending
    /// Event rates never rise.
    case descending
    /// Event rates never fall up to some bin and never rise behind it; pure trends are allowed.
    case peak
    /// Event rates never rise up to some bin and never fall behind it; pure trends are allowed.
    case valley
    /// Whichever of ascending and descending has the higher information value.
    case auto

    /// Whether both are pure directions and differ.
    func isOpposite(to other: Trend) -> Bool {
        switch (self, other) {
        case (.ascending, .descending), (.descending, .ascending): true
        default: false
        }
    }
}
