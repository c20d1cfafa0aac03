/// How far characteristics say the same: correlations of their weights, and variance inflation.
public struct Correlations: Hashable, Sendable {
    /// The characteristics in card order.
    public let names: [String]
    /// Pearson correlation of each pair, row by row.
    public let values: [[Double]]

    /// Over the rows that take part, by their weights.
    init(_ columns: [CodedColumn], names: [String], _ outcomes: Outcomes) {
        self.names = names
        let size = columns.count
        var (total, means) = (0.0, [Double](repeating: 0, count: size))
        let rows = outcomes.classes.indices.filter { outcomes.classes[$0] != Outcomes.aside }
        for row in rows {
            let weight = outcomes.weights?[row] ?? 1
            total += weight
            for index in 0..<size {
                means[index] += weight * columns[index].weights[Int(columns[index].codes[row])]
            }
        }
        for index in 0..<size { means[index] /= max(total, .leastNormalMagnitude) }
        let centred = zip(columns, means).map { column, mean in column.weights.map { $0 - mean } }
        var sums = [Double](repeating: 0, count: size * size)
        var cells = [Double](repeating: 0, count: size)
        for row in rows {
            let weight = outcomes.weights?[row] ?? 1
            for index in 0..<size {
                cells[index] = centred[index][Int(columns[index].codes[row])]
                let scaled = weight * cells[index]
                for other in 0...index { sums[index * size + other] += scaled * cells[other] }
            }
        }
        values = (0..<size).map { row in
            (0..<size).map { column in
                if row == column { return 1 }
                let sum = sums[max(row, column) * size + min(row, column)]
                let spread = sums[row * size + row] * sums[column * size + column]
                return spread > 0 ? sum / spread.squareRoot() : 0
            }
        }
    }

    private init(names: [String], values: [[Double]]) {
        self.names = names
        self.values = values
    }

    /// Variance inflation of each characteristic, 1 / (1 - R squared) of it on the others.
    ///
    /// It is the diagonal of the inverse; nil where they are collinear to working precision.
    public var inflation: [Double]? {
        Cholesky(values.flatMap { $0 }, size: names.count)?.inverseDiagonal()
    }

    /// Without one characteristic.
    func without(_ index: Int) -> Correlations {
        var (names, values) = (names, values)
        names.remove(at: index)
        values.remove(at: index)
        for row in values.indices { values[row].remove(at: index) }
        return Correlations(names: names, values: values)
    }

    /// The pair with the greatest absolute correlation.
    var closest: (first: Int, second: Int, value: Double)? {
        var found: (first: Int, second: Int, value: Double)?
        for second in names.indices {
            for first in 0..<second where abs(values[second][first]) > abs(found?.value ?? 0) {
                found = (first, second, values[second][first])
            }
        }
        return found
    }
}
