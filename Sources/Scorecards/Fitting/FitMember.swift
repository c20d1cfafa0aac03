/// A characteristic on its way into a card: its bins, its rows, the weights of its attributes.
struct FitMember: Sendable {
    /// The characteristic with one attribute a bin.
    var characteristic: Characteristic
    /// The bins.
    var binning: Binning
    /// The rows, coded once and finely.
    let cells: CellColumn
    /// For each cell the attribute that holds it.
    var attributes: [Int]
    /// For each attribute the weight that the regression multiplies by one coefficient.
    var weights: [Double]
    /// For each attribute the variance of a partial weight; nil where weights are of evidence.
    var variances: [Double]?
    /// The coefficient; 0 while the characteristic has no part in the scores.
    var coefficient = 0.0

    /// The weights row by row, for the regression.
    var coded: CodedColumn {
        CodedColumn(codes: cells.codes, weights: attributes.map { weights[$0] })
    }

    /// The effect of each attribute on the log-odds of a non-event.
    var effects: [Double] { weights.map { coefficient * $0 } }

    /// The effect of each cell.
    var cellEffects: [Double] { attributes.map { coefficient * weights[$0] } }
}
