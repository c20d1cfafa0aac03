/// Scores of many rows with the characteristics that cost each the most points.
public struct ReasonedScores: Sendable {
    /// One score a row.
    public internal(set) var scores: [Int32]
    /// Reasons a row, 0 to 4.
    public let reasonCount: Int
    /// For each row `reasonCount` positions of characteristics in the card, the greatest loss first
    /// and card order where losses are equal; -1 where no characteristic is left that lost points.
    public internal(set) var reasons: [Int16]
}
