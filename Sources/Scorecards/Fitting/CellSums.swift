/// What the rows of one cell say about its effect while all other effects stay as they are.
struct CellSums: Sendable {
    /// Sum of the residuals: outcome (1 is a non-event) less its probability.
    var gradient = 0.0
    /// Sum of the variances: the information about the effect.
    var information = 0.0
    /// The rows by class, in the outcomes' units of weight.
    var counts = ClassCounts()

    static func += (left: inout CellSums, right: CellSums) {
        left.gradient += right.gradient
        left.information += right.information
        left.counts += right.counts
    }
}

/// One pass over the rows at given effects.
///
/// Sums are taken over fixed parts in a fixed order, so that they do not depend on `jobs`.
struct CellPass: Sendable {
    /// For each characteristic the cell of each row.
    let codes: [[UInt8]]
    /// For each characteristic the effect of each cell on the log-odds of a non-event.
    let effects: [[Double]]
    /// The log-odds where all effects are 0.
    let intercept: Double

    private static let rowsPerPart = 65_536
    private static let rowsPerBlock = 512

    /// The sums of every cell of every characteristic, over the rows that take part.
    ///
    /// - Complexity: O(rows * characteristics).
    func sums(_ outcomes: Outcomes, jobs: Int) -> [[CellSums]] {
        let rows = outcomes.classes.count
        let parts = (rows + Self.rowsPerPart - 1) / Self.rowsPerPart
        let found = parallelMap(count: parts, jobs: jobs) { part in
            sums(outcomes, part * Self.rowsPerPart..<min(rows, (part + 1) * Self.rowsPerPart))
        }
        let scale = Double(outcomes.scale)
        var total = effects.map { Array(repeating: CellSums(), count: $0.count) }
        for part in found {
            for (column, cells) in part.enumerated() {
                for index in total[column].indices {
                    total[column][index] += CellSums(
                        gradient: cells[index].x,
                        information: cells[index].y,
                        counts: ClassCounts(
                            nonEvents: Int((cells[index].z * scale).rounded()),
                            events: Int((cells[index].w * scale).rounded())
                        )
                    )
                }
            }
        }
        return total
    }

    /// Gradient, information, non-events and events of each cell over some rows.
    private func sums(_ outcomes: Outcomes, _ range: Range<Int>) -> [[SIMD4<Double>]] {
        // A code is a byte: with 256 sums each, no index needs a check.
        var sums = effects.map { _ in [SIMD4<Double>](repeating: .zero, count: 256) }
        let padded = effects.map { $0 + Array(repeating: 0, count: 256 - $0.count) }
        var rows = [SIMD4<Double>](repeating: .zero, count: Self.rowsPerBlock)
        var margins = [Double](repeating: 0, count: Self.rowsPerBlock)
        for from in stride(from: range.lowerBound, to: range.upperBound, by: Self.rowsPerBlock) {
            let count = min(Self.rowsPerBlock, range.upperBound - from)
            for row in 0..<count { margins[row] = intercept }
            for column in codes.indices {
                add(padded[column], codes[column], from, count, to: &margins)
            }
            for row in 0..<count {
                rows[row] = Self.row(margins[row], outcomes.classes[from + row])
            }
            if let weights = outcomes.weights {
                for row in 0..<count { rows[row] *= weights[from + row] }
            }
            for column in codes.indices {
                scatter(rows, codes[column], from, count, to: &sums[column])
            }
        }
        return sums
    }

    @inline(__always)
    private static func row(_ margin: Double, _ code: UInt8) -> SIMD4<Double> {
        if code == Outcomes.aside { return .zero }
        let small = exponential(-abs(margin))
        let probability = margin >= 0 ? 1 / (1 + small) : small / (1 + small)
        let isNonEvent: Double = code == Outcomes.nonEvent ? 1 : 0
        return SIMD4(
            isNonEvent - probability,
            probability * (1 - probability),
            isNonEvent,
            1 - isNonEvent
        )
    }

    @inline(__always)
    private func add(
        _ effects: [Double],
        _ codes: [UInt8],
        _ from: Int,
        _ count: Int,
        to margins: inout [Double]
    ) {
        effects.withUnsafeBufferPointer { effects in
            codes.withUnsafeBufferPointer { codes in
                margins.withUnsafeMutableBufferPointer { margins in
                    for row in 0..<count { margins[row] += effects[Int(codes[from &+ row])] }
                }
            }
        }
    }

    @inline(__always)
    private func scatter(
        _ rows: [SIMD4<Double>],
        _ codes: [UInt8],
        _ from: Int,
        _ count: Int,
        to sums: inout [SIMD4<Double>]
    ) {
        rows.withUnsafeBufferPointer { rows in
            codes.withUnsafeBufferPointer { codes in
                sums.withUnsafeMutableBufferPointer { sums in
                    for row in 0..<count { sums[Int(codes[from &+ row])] += rows[row] }
                }
            }
        }
    }
}
