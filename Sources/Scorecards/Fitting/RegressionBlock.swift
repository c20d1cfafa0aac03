/// A few hundred rows of the design matrix, column by column, small enough to stay in the cache.
///
/// Sums run over eight lanes, row after row, and the lanes are added up in order: the result does
/// not depend on how wide the machine's vectors are.
struct RegressionBlock: ~Copyable {
    static let rows = 512
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
            let pointer = UnsafeMutablePointer<Double>.allocate(capacity: count)
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
            let cells = design + (index + 1) * Self.rows
            column.codes.withUnsafeBufferPointer { codes in
                column.weights.withUnsafeBufferPointer { weights in
                    guard let codes = codes.baseAddress, let weights = weights.baseAddress else {
                        return
                    }
                    let here = codes + range.lowerBound
                    for row in 0..<range.count { cells[row] = weights[Int(here[row])] }
                }
            }
            for row in range.count..<used { cells[row] = 0 }
            let coefficient = SIMD8(repeating: point[index + 1])
            for start in stride(from: 0, to: used, by: Self.lanes) {
                let sum = Self.vector(margins, start) + Self.vector(cells, start) * coefficient
                UnsafeMutableRawPointer(margins + start).storeBytes(of: sum, as: SIMD8<Double>.self)
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
        for row in stride(from: 0, to: size, by: 2) {
            let (upper, lower) = (design + row * Self.rows, design + (row + 1) * Self.rows)
            let slopes = weigh(upper, lower)
            gradient[row] += slopes.0
            if row + 1 < size { gradient[row + 1] += slopes.1 }
            for column in stride(from: 0, through: row, by: 2) {
                let sums = products(with: design + column * Self.rows)
                hessian[row * size + column] += sums.0
                if column < row { hessian[row * size + column + 1] += sums.1 }
                guard row + 1 < size else { continue }
                hessian[(row + 1) * size + column] += sums.2
                hessian[(row + 1) * size + column + 1] += sums.3
            }
        }
    }

    /// Multiplies two columns with the variances; gives their sums with the residuals.
    private func weigh(
        _ upper: UnsafeMutablePointer<Double>,
        _ lower: UnsafeMutablePointer<Double>
    ) -> (Double, Double) {
        var sums = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        for start in stride(from: 0, to: used, by: Self.lanes) {
            let residual = Self.vector(residuals, start)
            let variance = Self.vector(variances, start)
            let (first, second) = (Self.vector(upper, start), Self.vector(lower, start))
            sums.0 += first * residual
            sums.1 += second * residual
            let raw = UnsafeMutableRawPointer(weighted + start)
            raw.storeBytes(of: first * variance, as: SIMD8<Double>.self)
            UnsafeMutableRawPointer(weighted + Self.rows + start)
                .storeBytes(of: second * variance, as: SIMD8<Double>.self)
        }
        return (sums.0.sum(), sums.1.sum())
    }

    /// Sums of the two weighted columns times a column and its right neighbour, four at once.
    ///
    /// Half of the lanes at a time, so that all sums stay in registers.
    @inline(__always)
    private func products(
        with left: UnsafeMutablePointer<Double>
    ) -> (Double, Double, Double, Double) {
        let low = products(with: left, lanes: 0)
        let high = products(with: left, lanes: 4)
        func sum(_ low: SIMD4<Double>, _ high: SIMD4<Double>) -> Double {
            SIMD8(lowHalf: low, highHalf: high).sum()
        }
        return (
            sum(low.0, high.0), sum(low.1, high.1), sum(low.2, high.2), sum(low.3, high.3)
        )
    }

    @inline(__always)
    private func products(
        with left: UnsafeMutablePointer<Double>,
        lanes: Int
    ) -> (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>) {
        var sums = (
            SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero
        )
        var start = lanes
        while start < used {
            let upper = Self.half(weighted, start)
            let lower = Self.half(weighted, start + Self.rows)
            let first = Self.half(left, start)
            let second = Self.half(left, start + Self.rows)
            sums.0 += upper * first
            sums.1 += upper * second
            sums.2 += lower * first
            sums.3 += lower * second
            start += Self.lanes
        }
        return sums
    }

    @inline(__always)
    private static func vector(
        _ cells: UnsafeMutablePointer<Double>,
        _ start: Int
    ) -> SIMD8<Double> {
        UnsafeRawPointer(cells + start).loadUnaligned(as: SIMD8<Double>.self)
    }

    @inline(__always)
    private static func half(_ cells: UnsafeMutablePointer<Double>, _ start: Int) -> SIMD4<Double> {
        UnsafeRawPointer(cells + start).loadUnaligned(as: SIMD4<Double>.self)
    }
}
