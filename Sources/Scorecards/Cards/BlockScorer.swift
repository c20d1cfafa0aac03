/// Scores one block of whole rows into lines of CSV.
struct BlockScorer: Sendable {
    /// The lines of a block and the rows that could not be scored.
    struct Output: Sendable {
        var output: [UInt8] = []
        var faults: [BlockFault] = []
    }

    let delimiter: UInt8
    private let row: RowScorer
    private let columnNames: [String]
    /// For each characteristic, its column in the text.
    private let columns: [Int]
    private let keptColumns: [Int]
    private let keepsFaults: Bool

    init(
        _ card: Scorecard,
        _ header: TableHeader,
        reasons: Int,
        keep: [String],
        keepsFaults: Bool
    ) throws(TableError) {
        func position(_ name: String) throws(TableError) -> Int {
            guard let index = header.names.firstIndex(of: name) else {
                throw .noSuchColumn(name: name, available: header.names)
            }
            return index
        }
        delimiter = header.delimiter
        columnNames = header.names
        self.keepsFaults = keepsFaults
        var columns: [Int] = []
        for characteristic in card.characteristics {
            columns.append(try position(characteristic.name))
        }
        self.columns = columns
        var kept: [Int] = []
        for name in keep { kept.append(try position(name)) }
        keptColumns = kept
        row = RowScorer(
            card: card,
            points: card.characteristics.map { $0.attributes.map(\.points) },
            bestPoints: card.characteristics.map(\.bestPoints),
            names: card.characteristics.map { characteristic in
                var cell: [UInt8] = []
                appendCell(Array(characteristic.name.utf8), to: &cell)
                return cell
            },
            reasonCount: reasons
        )
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
        var row = self.row
        let empty = RawCell(start: start, count: 0, end: .line)
        var cells = [RawCell](repeating: empty, count: columnNames.count)
        var scanner = CellScanner(position: start, end: end, delimiter: delimiter)
        while !scanner.isAtEnd {
            if cells.count > 1, scanner.skipEmptyLine() { continue }
            let line = scanner.position
            var fault = isClean ? nil : ends.badByte(in: line, to: end)
            if fault == nil { fault = read(&scanner, &cells) ?? take(cells, &row) }
            guard let fault else {
                for index in keptColumns {
                    appendCell(cells[index], to: &result.output)
                    result.output.append(0x2C)
                }
                row.finish(&result.output)
                continue
            }
            row.reset()
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
        _ row: inout RowScorer
    ) -> (RowFault, UnsafePointer<UInt8>)? {
        for index in columns.indices {
            let cell = cells[columns[index]]
            guard let fault = row.take(index, cell) else { continue }
            let name = columnNames[columns[index]]
            return (
                fault == .infinite ? .infinity(column: name) : .notANumber(column: name),
                cell.start
            )
        }
        return nil
    }
}

private func appendCell(_ cell: RawCell, to line: inout [UInt8]) {
    let isPlain =
        !cell.hasDoubledQuotes
        && !cell.bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if isPlain { line += cell.bytes } else { appendCell(cell.unescaped, to: &line) }
}
