/// Scores delimited text row by row into CSV, a piece at a time, in constant memory.
public struct BatchScorer: ~Copyable {
    private let block: BlockScorer
    private let jobs: Int
    private let rejects: (any RowRejects)?
    private var buffer: PieceBuffer
    private var line = 1
    /// The header line of the output.
    public let header: [UInt8]

    private static let blockSize = 512 << 10

    /// A scorer for text that begins with a header line; reads that line.
    ///
    /// - Parameters:
    ///   - source: Where the bytes come from; each is read once.
    ///   - reasons: Columns of reasons; 0 for none.
    ///   - keep: Columns to copy to the output, in that order.
    ///   - delimiter: The separator of cells; nil looks for it in the header.
    ///   - jobs: Threads; the result does not depend on it.
    ///   - rejects: Takes the rows that cannot be scored; nil makes the first of them an error.
    public init(
        _ card: StoredScorecard,
        _ source: any TableSource,
        reasons: Int,
        keep: [String],
        delimiter: UInt8? = nil,
        jobs: Int = 1,
        rejects: (any RowRejects)? = nil
    ) throws(TableError) {
        self.jobs = jobs
        self.rejects = rejects
        var buffer = PieceBuffer(
            source,
            size: Self.blockSize * min(max(1, jobs), 64) * 2,
            limit: TableReader.rowBytesLimit
        )
        let header = try buffer.takeHeader(delimiter: delimiter)
        line += header.lineEnds
        block = try BlockScorer(
            card,
            header,
            reasons: reasons,
            keep: keep,
            keepsFaults: rejects != nil
        )
        self.buffer = buffer
        var line: [UInt8] = []
        for name in keep {
            appendCell(Array(name.utf8), to: &line)
            line.append(0x2C)
        }
        if case .segmented = card { line += RowRouter.header.utf8 }
        line += "score,probability".utf8
        for reason in 0..<reasons { line += ",reason_\(reason + 1)".utf8 }
        line.append(0x0A)
        self.header = line
        rejects?.begin()
    }

    /// A scorer of one card.
    public init(
        _ card: Scorecard,
        _ source: any TableSource,
        reasons: Int,
        keep: [String],
        delimiter: UInt8? = nil,
        jobs: Int = 1,
        rejects: (any RowRejects)? = nil
    ) throws(TableError) {
        try self.init(
            .single(card),
            source,
            reasons: reasons,
            keep: keep,
            delimiter: delimiter,
            jobs: jobs,
            rejects: rejects
        )
    }

    /// Scores the next rows; gives lines of the output, in input order, or nil at the end.
    public mutating func next() throws(TableError) -> [[UInt8]]? {
        let cuts = try buffer.wholeRows(
            RowEnds(delimiter: block.delimiter),
            blockSize: Self.blockSize,
            line: line
        )
        guard let last = cuts.last else { return nil }
        let shared = SharedRanges(ranges: cuts)
        let scorer = block
        let results = parallelMap(count: cuts.count, jobs: jobs) { index in
            scorer.score(shared.ranges[index])
        }
        for (cut, result) in zip(cuts, results) {
            for fault in result.faults {
                let error = fault.error(in: cut, line: line, delimiter: block.delimiter)
                guard let rejects else { throw error }
                try rejects.take(fault.rejected(in: cut, line: line, error))
            }
            line += ByteSurvey(from: cut.lowerBound, to: cut.upperBound).lineEnds
        }
        buffer.drop(last.upperBound - buffer.start)
        return results.map(\.output)
    }
}

/// Appends a cell to a CSV line, in quotes only when it needs them.
func appendCell(_ cell: [UInt8], to line: inout [UInt8]) {
    cell.withUnsafeBufferPointer { bytes in
        guard bytes.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
            line += bytes
            return
        }
        line.append(0x22)
        for byte in bytes {
            if byte == 0x22 { line.append(0x22) }
            line.append(byte)
        }
        line.append(0x22)
    }
}
