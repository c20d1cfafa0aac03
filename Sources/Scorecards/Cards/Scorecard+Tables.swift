extension Scorecard {
    /// The score of every row of a table, on up to `jobs` threads.
    ///
    /// - Throws: ``TableError`` when a characteristic has no column, or text where numbers belong.
    /// - Complexity: O(rows times attributes).
    public func scores(_ table: Table, jobs: Int = 1) throws(TableError) -> [Int32] {
        try TableScorer(self, table, reasonCount: 0).score(jobs: jobs).scores
    }

    /// The score of every row of a table and the characteristics that cost it the most points.
    ///
    /// - Parameters:
    ///   - reasons: Reasons a row, 0 to ``mostReasons``.
    ///   - jobs: Threads; the result does not depend on it.
    /// - Throws: ``TableError`` when a characteristic has no column, or text where numbers belong.
    /// - Complexity: O(rows times attributes).
    public func scoresWithReasons(
        _ table: Table,
        reasons: Int = mostReasons,
        jobs: Int = 1
    ) throws(TableError) -> ReasonedScores {
        precondition((0...Self.mostReasons).contains(reasons), "0 to \(Self.mostReasons) reasons")
        return try TableScorer(self, table, reasonCount: reasons).score(jobs: jobs)
    }

    /// The column of each characteristic.
    fileprivate func columns(of table: Table) throws(TableError) -> [Column] {
        var columns: [Column] = []
        for characteristic in characteristics {
            guard let column = table.column(named: characteristic.name) else {
                throw .noSuchColumn(
                    name: characteristic.name,
                    available: table.columns.map(\.name)
                )
            }
            if characteristic.isNumeric { try column.requireNumbers() }
            columns.append(column)
        }
        return columns
    }
}

/// Scores a table a thousand rows at a time, column by column.
private struct TableScorer: Sendable {
    private struct Part: Sendable {
        let scan: AttributeScan
        /// Points by attribute.
        let points: [Int32]
        /// Points lost by attribute, with the characteristic's place in the low bits; 0 if none are.
        let ranks: [Int64]
    }

    private let parts: [Part]
    private let rowCount: Int
    private let reasonCount: Int
    /// Bits of a rank that hold the place of the characteristic, counted from the last.
    private let placeBits: Int64
    /// Whether every rank fits 16 bits, of which the machine compares more at a time.
    private let isNarrow: Bool

    private static let rowsPerTask = 64 * AttributeScan.rows

    init(_ card: Scorecard, _ table: Table, reasonCount: Int) throws(TableError) {
        let columns = try card.columns(of: table)
        let count = card.characteristics.count
        let bits = Int64(Int.bitWidth - max(1, count - 1).leadingZeroBitCount)
        parts = card.characteristics.indices.map { index in
            let characteristic = card.characteristics[index]
            let best = characteristic.bestPoints
            return Part(
                scan: AttributeScan(card.lookups[index], columns[index]),
                points: characteristic.attributes.map { Int32($0.points) },
                ranks: characteristic.attributes.map { attribute in
                    let loss = Int64(best - attribute.points)
                    return loss == 0 ? 0 : loss << bits | Int64(count - 1 - index)
                }
            )
        }
        rowCount = table.rowCount
        self.reasonCount = reasonCount
        placeBits = bits
        isNarrow = parts.allSatisfy { $0.ranks.allSatisfy { $0 <= Int16.max } }
    }

    func score(jobs: Int) -> ReasonedScores {
        var result = ReasonedScores(
            scores: [],
            reasonCount: reasonCount,
            reasons: []
        )
        let tasks = (rowCount + Self.rowsPerTask - 1) / Self.rowsPerTask
        let rows = rowCount
        result.reasons = [Int16](unsafeUninitializedCapacity: rows * reasonCount) {
            reasons,
            filled in
            let reasons = Target(start: reasons.baseAddress)
            result.scores = [Int32](unsafeUninitializedCapacity: rows) { scores, filled in
                let scores = Target(start: scores.baseAddress)
                _ = parallelMap(count: tasks, jobs: jobs) { task in
                    let from = task * Self.rowsPerTask
                    let range = from..<min(rows, from + Self.rowsPerTask)
                    if isNarrow {
                        score(range, scores, reasons, Int16.self)
                    } else {
                        score(range, scores, reasons, Int64.self)
                    }
                }
                filled = rows
            }
            filled = rows * reasonCount
        }
        return result
    }

    /// Scores the rows of one task.
    @inline(__always)
    private func score<Rank: RankWord>(
        _ range: Range<Int>,
        _ scores: Target<Int32>,
        _ reasons: Target<Int16>,
        _: Rank.Type
    ) {
        guard let scores = scores.start else { return }
        let size = AttributeScan.rows
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { found in
            withUnsafeTemporaryAllocation(of: Rank.self, capacity: size * 5) { ranks in
                guard let found = found.baseAddress, let ranks = ranks.baseAddress else { return }
                var from = range.lowerBound
                while from < range.upperBound {
                    let count = min(range.upperBound, from + size) - from
                    (scores + from).initialize(repeating: 0, count: count)
                    ranks.initialize(repeating: 0, count: size * 5)
                    for part in parts {
                        part.scan.find(from..<from + count, into: found)
                        part.points.withUnsafeBufferPointer { points in
                            for row in 0..<count {
                                scores[from &+ row] &+= points[Int(found[row])]
                            }
                        }
                        guard reasonCount > 0 else { continue }
                        part.ranks.withUnsafeBufferPointer { own in
                            for row in 0..<count {
                                ranks[row] = Rank(truncatingIfNeeded: own[Int(found[row])])
                            }
                        }
                        Rank.insert(ranks, size)
                    }
                    if let reasons = reasons.start {
                        write(ranks, count, to: reasons + from * reasonCount)
                    }
                    from += count
                }
            }
        }
    }

    @inline(__always)
    private func write<Rank: RankWord>(
        _ ranks: UnsafeMutablePointer<Rank>,
        _ count: Int,
        to reasons: UnsafeMutablePointer<Int16>
    ) {
        let mask: Int64 = (1 &<< placeBits) &- 1
        let last = Int64(parts.count &- 1)
        for place in 0..<reasonCount {
            let kept = ranks + (place &+ 1) &* AttributeScan.rows
            for row in 0..<count {
                let rank = Int64(truncatingIfNeeded: kept[row])
                let index = rank == 0 ? -1 : last &- rank & mask
                reasons[row &* reasonCount &+ place] = Int16(truncatingIfNeeded: index)
            }
        }
    }
}

/// Points lost and the place of the characteristic, in one number.
private protocol RankWord: FixedWidthInteger, SignedInteger {
    /// Puts the first number of each row among the four behind it, which descend.
    ///
    /// - Parameter ranks: Five columns of `size` rows; overwrites the first.
    static func insert(_ ranks: UnsafeMutablePointer<Self>, _ size: Int)
}

extension Int16: RankWord {
    static func insert(_ ranks: UnsafeMutablePointer<Int16>, _ size: Int) {
        for row in stride(from: 0, to: size, by: 16) {
            var rank = UnsafeRawPointer(ranks + row).loadUnaligned(as: SIMD16<Int16>.self)
            for place in 1...4 {
                let slot = UnsafeMutableRawPointer(ranks + (place &* size &+ row))
                let kept = slot.loadUnaligned(as: SIMD16<Int16>.self)
                // Numbers are not negative: the difference does not overflow, and its sign, spread
                // over all bits, says which is the less.
                let difference = kept &- rank
                let less = difference & (difference &>> 15)
                slot.storeBytes(of: kept &- less, as: SIMD16<Int16>.self)
                rank &+= less
            }
        }
    }
}

extension Int64: RankWord {
    static func insert(_ ranks: UnsafeMutablePointer<Int64>, _ size: Int) {
        for row in 0..<size {
            var rank = ranks[row]
            for place in 1...4 {
                let slot = place &* size &+ row
                let kept = ranks[slot]
                ranks[slot] = kept > rank ? kept : rank
                rank = kept > rank ? rank : kept
            }
        }
    }
}

/// Memory that several threads fill, each its own rows.
// SAFETY: tasks write disjoint ranges, and the owner reads only after joining all threads.
private struct Target<Value>: @unchecked Sendable {
    let start: UnsafeMutablePointer<Value>?
}
