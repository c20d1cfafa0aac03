/// Scores one block of whole rows into lines of CSV.
struct BlockScorer: Sendable {
    /// The lines of a block and the rows that could not be scored.
    struct Output: Sendable {
        var output: [UInt8] = []
        var faults: [BlockFault] = []
    }

    let delimiter: UInt8
    /// One for each card.
    private let rows: [RowScorer]
    private let columnNames: [String]
    /// For each card and characteristic, its column in the text.
    private let columns: [[Int]]
    /// Which card scores a row; nil where there is one.
    private let router: RowRouter?
    private let keptColumns: [Int]
    private let keepsFaults: Bool

    init(
        _ card: StoredScorecard,
        _ header: TableHeader,
        reasons: Int,
        keep: [String],
        keepsFaults: Bool
    ) throws(TableError) {
        delimiter = header.delimiter
        columnNames = header.names
        self.keepsFaults = keepsFaults
        let cards: [Scorecard]
        switch card {
        case .single(let card): (cards, router) = ([card], nil)
        case .segmented(let card):
            cards = card.cards
            router = RowRouter(card, column: try header.position(card.rule.column))
        }
        var columns: [[Int]] = []
        for card in cards {
            var own: [Int] = []
            for one in card.characteristics { own.append(try header.position(one.name)) }
            columns.append(own)
        }
        self.columns = columns
        var kept: [Int] = []
        for name in keep { kept.append(try header.position(name)) }
        keptColumns = kept
        rows = cards.map { RowScorer($0, reasonCount: reasons) }
    }

    /// Scores the rows of a block.
    ///
    /// Sixteen bytes behind the block must be readable.
    func score(_ block: Range<UnsafePointer<UInt8>>) -> Output {
        let (start, end) = (block.lowerBound, block.upperBound)
        var result = Output()
        result.output.reserveCapacity((end - start) / 2)
        let survey = ByteSurvey(from: start, to: end)
        let isClean =
            !survey.hasZeros && (survey.isASCII || firstByteNotUTF8(from: start, to: end) == nil)
        let ends = RowEnds(delimiter: delimiter)
        var rows = self.rows
        let empty = RawCell(start: start, count: 0, end: .line)
        var cells = [RawCell](repeating: empty, count: columnNames.count)
        var scanner = CellScanner(position: start, end: end, delimiter: delimiter)
        while !scanner.isAtEnd {
            if cells.count > 1, scanner.skipEmptyLine() { continue }
            let line = scanner.position
            var fault = isClean ? nil : ends.badByte(in: line, to: end)
            if fault == nil { fault = read(&scanner, &cells) }
            var card = 0
            var code = 0
            if fault == nil, let router { (card, code, fault) = router.route(cells) }
            if fault == nil { fault = take(cells, columns[card], &rows[card]) }
            guard let fault else {
                for index in keptColumns {
                    appendCell(cells[index], to: &result.output)
                    result.output.append(0x2C)
                }
                router?.write(code, cells, to: &result.output)
                rows[card].finish(&result.output)
                continue
            }
            rows[card].reset()
            result.faults.append(
                BlockFault(
                    fault.0,
                    at: fault.1,
                    row: line,
                    end: ends.end(of: line, to: end),
                    block: start,
                    after: result.faults.last
                )
            )
            guard keepsFaults, let last = result.faults.last else { break }
            scanner.position = start + last.end
        }
        return result
    }

    /// Reads the cells of a row; gives its fault and where it was met, or nil.
    private func read(
        _ scanner: inout CellScanner,
        _ cells: inout [RawCell]
    ) -> (RowFault, UnsafePointer<UInt8>)? {
        let line = scanner.position
        var count = 0
        var end = CellEnd.delimiter
        while end == .delimiter {
            let cell: RawCell
            do throws(QuoteFault) { cell = try scanner.next() } catch {
                switch error {
                case .stray(let at): return (.strayQuote, line + Int(at - UInt(bitPattern: line)))
                case .unclosed(let at):
                    return (.unclosedQuote, line + Int(at - UInt(bitPattern: line)))
                }
            }
            if count < cells.count { cells[count] = cell }
            count += 1
            end = cell.end
        }
        guard count == cells.count else {
            return (.ragged(found: count, expected: cells.count), line)
        }
        return nil
    }

    /// Adds up the points; gives the fault of the first cell that cannot be scored.
    private func take(
        _ cells: [RawCell],
        _ columns: [Int],
        _ row: inout RowScorer
    ) -> (RowFault, UnsafePointer<UInt8>)? {
        for index in columns.indices {
            let cell = cells[columns[index]]
            guard let fault = row.take(index, cell) else { continue }
            return (RowFault(fault, column: columnNames[columns[index]]), cell.start)
        }
        return nil
    }
}

extension RowFault {
    /// What keeps a cell from being a number.
    init(_ outcome: NumberParser.Outcome, column: String) {
        self = outcome == .infinite ? .infinity(column: column) : .notANumber(column: column)
    }
}

extension TableHeader {
    /// The place of a column.
    fileprivate func position(_ name: String) throws(TableError) -> Int {
        guard let index = names.firstIndex(of: name) else {
            throw .noSuchColumn(name: name, available: names)
        }
        return index
    }
}

func appendCell(_ cell: RawCell, to line: inout [UInt8]) {
    let isPlain =
        !cell.hasDoubledQuotes
        && !cell.bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if isPlain { line += cell.bytes } else { appendCell(cell.unescaped, to: &line) }
}
