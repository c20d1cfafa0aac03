import CLanes

/// A few hundred rows of the design matrix, column by column, small enough to stay in the cache.
///
/// Sums run over eight lanes, row after row, and the lanes are added up in order: the result does
/// not depend on how wide the machine's vectors are (see `CLanes`).
struct RegressionBlock: ~Copyable {
    static let rows = Int(LANES_BLOCK_ROWS)
    private static let lanes = 8

    private let size: Int
    /// `size` columns of `rows` cells, the first all ones, and one of zeros where `size` is odd.
    private let design: UnsafeMutablePointer<Double>
    /// Two columns times the variances.
    private let weighted: UnsafeMutablePointer<Double>
    private let margins: UnsafeMutablePointer<Double>
    /// Residual of each row: outcome less probability of a non-event.
    private let residuals: UnsafeMutablePointer<Double>
    /// Probability times its complement.
    private let variances: UnsafeMutablePointer<Double>
    /// Rows in use, rounded up to whole vectors; those behind the last row weigh nothing.
    private var used = 0

    init(size: Int) {
        func cells(_ count: Int) -> UnsafeMutablePointer<Double> {
            // Whole vectors within lines of the cache: loads across two lines take twice as long.
            let pointer = UnsafeMutableRawPointer.allocate(
                byteCount: count * MemoryLayout<Double>.stride,
                alignment: 64
            ).bindMemory(to: Double.self, capacity: count)
            pointer.initialize(repeating: 0, count: count)
            return pointer
        }
        self.size = size
        design = cells((size + size % 2) * Self.rows)
        design.update(repeating: 1, count: Self.rows)
        weighted = cells(2 * Self.rows)
        margins = cells(Self.rows)
        residuals = cells(Self.rows)
        variances = cells(Self.rows)
    }

    deinit {
        for pointer in [design, weighted, margins, residuals, variances] { pointer.deallocate() }
    }

    /// Looks up the weights of the rows and works out the log-odds at a point.
    mutating func load(_ columns: [CodedColumn], _ range: Range<Int>, _ point: [Double]) {
        used = (range.count + Self.lanes - 1) / Self.lanes * Self.lanes
        margins.update(repeating: point[0], count: used)
        for (index, column) in columns.enumerated() {
            column.codes.withUnsafeBufferPointer { codes in
                column.weights.withUnsafeBufferPointer { weights in
                    guard let codes = codes.baseAddress, let weights = weights.baseAddress else {
                        return
                    }
                    lanes_load(
                        codes + range.lowerBound,
                        weights,
                        range.count,
                        used,
                        point[index + 1],
                        design + (index + 1) * Self.rows,
                        margins
                    )
                }
            }
        }
    }

    /// Works out residuals and variances; gives the loss.
    mutating func weigh(_ classes: UnsafePointer<UInt8>, count: Int) -> Double {
        var loss = 0.0
        // One logarithm for the product of up to 512 factors from 1 to 2.
        var product = 1.0
        for row in 0..<count {
            let code = classes[row]
            guard code != Outcomes.aside else {
                residuals[row] = 0
                variances[row] = 0
                continue
            }
            let margin = margins[row]
            let small = exponential(-abs(margin))
            let probability = (margin >= 0 ? 1 : small) / (1 + small)
            let isNonEvent = code == Outcomes.nonEvent
            residuals[row] = (isNonEvent ? 1 : 0) - probability
            variances[row] = probability * (1 - probability)
            product *= 1 + small
            loss += max(0, isNonEvent ? -margin : margin)
        }
        for row in count..<max(count, used) {
            residuals[row] = 0
            variances[row] = 0
        }
        return loss + naturalLogarithm(product)
    }

    /// Adds this block's part of the gradient and of the lower half of the Hessian.
    func accumulate(
        _ gradient: UnsafeMutablePointer<Double>,
        _ hessian: UnsafeMutablePointer<Double>
    ) {
        lanes_accumulate(design, residuals, variances, weighted, size, used, gradient, hessian)
    }
}
