/// A few hundred rows of the design matrix, column by column, small enough to stay in the cache.
///
/// Sums run over eight lanes of a vector, which are added up in a fixed order.
struct RegressionBlock {
    static let rows = 512
    private static let lanes = 8
    private static let vectors = rows / lanes

    private let size: Int
    /// `size` columns of `vectors` vectors; the first column is all ones.
    private var design: [SIMD8<Double>]
    /// Residual of each row: outcome less probability of a non-event.
    private var residuals: [SIMD8<Double>]
    /// Probability times its complement.
    private var variances: [SIMD8<Double>]
    private var used = 0

    init(size: Int) {
        self.size = size
        design = Array(repeating: .zero, count: size * Self.vectors)
        residuals = Array(repeating: .zero, count: Self.vectors)
        variances = Array(repeating: .zero, count: Self.vectors)
    }

    /// Looks up the weights of the rows.
    mutating func load(_ columns: [CodedColumn], _ range: Range<Int>) {
        used = (range.count + Self.lanes - 1) / Self.lanes
        for vector in 0..<used { design[vector] = SIMD8(repeating: 1) }
        design.withUnsafeMutableBytes { raw in
            let cells = raw.bindMemory(to: Double.self)
            for (index, column) in columns.enumerated() {
                let start = (index + 1) * Self.rows
                column.codes.withUnsafeBufferPointer { codes in
                    column.weights.withUnsafeBufferPointer { weights in
                        for row in 0..<range.count {
                            cells[start + row] = weights[Int(codes[range.lowerBound + row])]
                        }
                    }
                }
                for row in range.count..<(used * Self.lanes) { cells[start + row] = 0 }
            }
        }
    }

    /// Works out residuals and variances at a point; gives the loss.
    mutating func weigh(_ classes: [UInt8], _ range: Range<Int>, _ point: [Double]) -> Double {
        var loss = 0.0
        for vector in 0..<used {
            var odds = SIMD8<Double>.zero
            for column in 0..<size {
                odds += design[column * Self.vectors + vector] * point[column]
            }
            var residual = SIMD8<Double>.zero
            var variance = SIMD8<Double>.zero
            for lane in 0..<Self.lanes {
                let row = range.lowerBound + vector * Self.lanes + lane
                guard row < range.upperBound, classes[row] != Outcomes.aside else { continue }
                let margin = odds[lane]
                let small = exponential(-abs(margin))
                let probability = margin >= 0 ? 1 / (1 + small) : small / (1 + small)
                let isNonEvent = classes[row] == Outcomes.nonEvent
                residual[lane] = (isNonEvent ? 1 : 0) - probability
                variance[lane] = probability * (1 - probability)
                loss += naturalLogarithm(1 + small) + max(0, isNonEvent ? -margin : margin)
            }
            residuals[vector] = residual
            variances[vector] = variance
        }
        return loss
    }

    /// Adds this block's part of the gradient and of the lower half of the Hessian.
    mutating func accumulate(_ gradient: inout [Double], _ hessian: inout [Double]) {
        let (size, used, stride) = (self.size, self.used, Self.vectors)
        design.withUnsafeBufferPointer { design in
            residuals.withUnsafeBufferPointer { residuals in
                variances.withUnsafeBufferPointer { variances in
                    for row in 0..<size {
                        var slope = SIMD8<Double>.zero
                        for vector in 0..<used {
                            slope += design[row &* stride &+ vector] * residuals[vector]
                        }
                        gradient[row] += slope.sum()
                        for column in 0...row {
                            var sum = SIMD8<Double>.zero
                            for vector in 0..<used {
                                sum +=
                                    design[row &* stride &+ vector] * variances[vector]
                                    * design[column &* stride &+ vector]
                            }
                            hessian[row &* size &+ column] += sum.sum()
                        }
                    }
                }
            }
        }
    }
}
