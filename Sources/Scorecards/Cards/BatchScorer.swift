/// Scores delimited text row by row into CSV, a piece at a time, in constant memory.
public struct BatchScorer: Sendable {
    private let card: Scorecard
    private let delimiter: UInt8
    private let columnNames: [String]
    /// For each characteristic, its column in the text.
    private let columns: [Int]
    private let keptColumns: [Int]
    private let reasonCount: Int
    /// Where the rows begin in the text that the header was read from.
    public let bodyOffset: Int
    /// The header line of the output.
    public let header: [UInt8]

    private let points: [[Int]]
    private let bestPoints: [Int]
    private let names: [[UInt8]]

    /// A scorer for text that begins with a header line.
    ///
    /// - Parameters:
    ///   - start: At least the whole header line, from the first byte of the text.
    ///   - reasons: Columns of reasons; 0 for none.
    ///   - keep: Columns to copy to the output, in that order.
    public init(
        _ card: Scorecard,
        start: UnsafeRawBufferPointer,
        reasons: Int,
        keep: [String]
    ) throws(TableError) {
        let header = try TableHeader(start)
        func position(_ name: String) throws(TableError) -> Int {
            guard let index = header.names.firstIndex(of: name) else {
                throw .noSuchColumn(name: name, available: header.names)
            }
            return index
        }
        self.card = card
        delimiter = header.delimiter
        columnNames = header.names
        bodyOffset = header.bodyOffset
        var columns: [Int] = []
        for characteristic in card.characteristics {
            columns.append(try position(characteristic.name))
        }
        self.columns = columns
        var kept: [Int] = []
        for name in keep { kept.append(try position(name)) }
        keptColumns = kept
        reasonCount = reasons
        var line: [UInt8] = []
        for name in keep {
            appendCell(Array(name.utf8), to: &line)
            line.append(0x2C)
        }
        line += "score,probability".utf8
        for reason in 0..<reasons { line += ",reason_\(reason + 1)".utf8 }
        line.append(0x0A)
        self.header = line
        points = card.characteristics.map { $0.attributes.map(\.points) }
        bestPoints = card.characteristics.map(\.bestPoints)
        names = card.characteristics.map { characteristic in
            var cell: [UInt8] = []
            appendCell(Array(characteristic.name.utf8), to: &cell)
            return cell
        }
    }

    /// Scores whole rows.
    ///
    /// - Parameters:
    ///   - rows: Rows that end at a line end, or at the end of the text.
    ///   - firstLine: The line that the first row stands in, for messages.
    ///   - jobs: Threads; the result does not depend on it.
    /// - Returns: The lines of the output, in input order.
    public func score(
        _ rows: UnsafeRawBufferPointer,
        firstLine: Int,
        jobs: Int
    ) throws(TableError) -> [[UInt8]] {
        guard let base = rows.bindMemory(to: UInt8.self).baseAddress, !rows.isEmpty else {
            return []
        }
        let blocks = TableBlocks.cut(base, 0..<rows.count, size: 512 << 10, jobs: jobs)
        let shared = SharedBytes(base: base)
        let results = parallelMap(count: blocks.count, jobs: jobs) { index in
            Result { () throws(BlockFault) in
                try scoreBlock(shared.base, blocks[index])
            }
        }
        var lines: [[UInt8]] = []
        for result in results {
            switch result {
            case .success(let part): lines.append(part)
            case .failure(let fault):
                var line = firstLine
                for offset in 0..<fault.offset where base[offset] == 0x0A { line += 1 }
                throw fault.error(line)
            }
        }
        return lines
    }

    /// How many of the bytes are whole rows: up to the last line end outside quotes.
    public static func wholeRows(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return 0 }
        let end = base + bytes.count
        guard firstIndex(of: 0x22, from: base, to: end) != nil else {
            return (bytes.lastIndex(of: 0x0A) ?? -1) + 1
        }
        var whole = 0
        var isQuoted = false
        for offset in 0..<bytes.count {
            if base[offset] == 0x22 { isQuoted.toggle() }
            if base[offset] == 0x0A, !isQuoted { whole = offset + 1 }
        }
        return whole
    }

    private struct BlockFault: Error {
        var offset: Int
        var error: @Sendable (Int) -> TableError
    }

    private func scoreBlock(
        _ base: UnsafePointer<UInt8>,
        _ block: Range<Int>
    ) throws(BlockFault) -> [UInt8] {
        let end = base + block.upperBound
        if let bad = firstByteNotUTF8(from: base + block.lowerBound, to: end) {
            throw BlockFault(offset: bad - base) { .notUTF8(line: $0) }
        }
        var scanner = CellScanner(
            position: base + block.lowerBound,
            end: end,
            delimiter: delimiter
        )
        var row = RowScorer(
            card: card,
            points: points,
            bestPoints: bestPoints,
            names: names,
            reasonCount: reasonCount
        )
        let empty = RawCell(start: base, count: 0, end: .line)
        var cells = [RawCell](repeating: empty, count: columnNames.count)
        var output: [UInt8] = []
        output.reserveCapacity(block.count / 2)
        while !scanner.isAtEnd {
            if cells.count > 1, scanner.skipEmptyLine() { continue }
            let place = scanner.position - base
            try readRow(&scanner, &cells, base: base, place: place)
            for index in columns.indices {
                let fault = row.take(index, cells[columns[index]])
                if let fault {
                    let name = columnNames[columns[index]]
                    throw BlockFault(offset: place) { line in
                        fault == .infinite
                            ? .infinity(line: line, column: name)
                            : .notANumber(line: line, column: name)
                    }
                }
            }
            for index in keptColumns {
                appendCell(cells[index], to: &output)
                output.append(0x2C)
            }
            row.finish(&output)
        }
        return output
    }

    private func readRow(
        _ scanner: inout CellScanner,
        _ cells: inout [RawCell],
        base: UnsafePointer<UInt8>,
        place: Int
    ) throws(BlockFault) {
        var count = 0
        var end = CellEnd.delimiter
        while end == .delimiter {
            let cell: RawCell
            do throws(QuoteFault) { cell = try scanner.next() } catch {
                switch error {
                case .stray(let at):
                    throw BlockFault(offset: Int(at - UInt(bitPattern: base))) {
                        .strayQuote(line: $0)
                    }
                case .unclosed(let at):
                    throw BlockFault(offset: Int(at - UInt(bitPattern: base))) {
                        .unclosedQuote(line: $0)
                    }
                }
            }
            if count < cells.count { cells[count] = cell }
            count += 1
            end = cell.end
        }
        let (found, expected) = (count, cells.count)
        guard found == expected else {
            throw BlockFault(offset: place) {
                .ragged(line: $0, found: found, expected: expected)
            }
        }
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

private func appendCell(_ cell: RawCell, to line: inout [UInt8]) {
    let isPlain =
        !cell.hasDoubledQuotes
        && !cell.bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if isPlain { line += cell.bytes } else { appendCell(cell.unescaped, to: &line) }
}
