extension LogisticRegression {
    /// Loss, gradient and lower half of the Hessian over some rows that count by their weights.
    static func evaluate(
        _ columns: [CodedColumn],
        _ classes: [UInt8],
        _ weights: [Double],
        _ range: Range<Int>,
        _ point: [Double]
    ) -> Evaluation {
        let size = point.count
        var sum = Evaluation(
            gradient: Array(repeating: 0, count: size),
            hessian: Array(repeating: 0, count: size * size)
        )
        var cells = [Double](repeating: 1, count: size)
        for row in range where classes[row] != Outcomes.aside && weights[row] > 0 {
            var margin = point[0]
            for (index, column) in columns.enumerated() {
                cells[index + 1] = column.weights[Int(column.codes[row])]
                margin += point[index + 1] * cells[index + 1]
            }
            let small = exponential(-abs(margin))
            let probability = (margin >= 0 ? 1 : small) / (1 + small)
            let isNonEvent = classes[row] == Outcomes.nonEvent
            let weight = weights[row]
            let residual = weight * ((isNonEvent ? 1 : 0) - probability)
            let variance = weight * probability * (1 - probability)
            sum.loss +=
                weight * (naturalLogarithm(1 + small) + max(0, isNonEvent ? -margin : margin))
            for index in 0..<size {
                sum.gradient[index] += residual * cells[index]
                let scaled = variance * cells[index]
                for other in 0...index {
                    sum.hessian[index * size + other] += scaled * cells[other]
                }
            }
        }
        return sum
    }
}
