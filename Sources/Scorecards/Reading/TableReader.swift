/// Reads delimited text into typed columns.
///
/// RFC 4180 with comma or tab: quoted cells, doubled quotes, line ends inside quotes, LF or CRLF,
/// an optional byte order mark. A column is numeric if every non-empty cell parses as a number.
/// Empty lines are skipped where there is more than one column.
public struct TableReader: Sendable {
    /// Columns to read as categorical whatever their cells look like.
    public var categorical: Set<String>
    /// Threads to use; the result does not depend on it.
    public var jobs: Int
    /// Bytes read by one thread at a time; tests make it small to cut in awkward places.
    var blockSize = TableBlocks.size

    /// Rows up to which event rates are compared exactly (see ``Trend``); about 67 million.
    public static let rowLimit = 1 << 26

    /// A reader.
    public init(categorical: Set<String> = [], jobs: Int = 1) {
        self.categorical = categorical
        self.jobs = jobs
    }

    /// Reads a whole table.
    ///
    /// - Throws: ``TableError`` with the place of the first fault.
    public func read(_ bytes: UnsafeRawBufferPointer) throws(TableError) -> Table {
        let header = try TableHeader(bytes)
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { throw .empty }
        for name in categorical.sorted() where !header.names.contains(name) {
            throw .noSuchColumn(name: name, available: header.names)
        }
        let body = header.bodyOffset..<bytes.count
        var kinds = guessKinds(base, body, header)
        while true {
            var blocks = parse(base, body, header, kinds)
            defer { for block in blocks { block.free() } }
            if let fault = blocks.lazy.compactMap(\.fault).first {
                throw tableError(fault, base, header)
            }
            let texts = blocks.reduce(into: Set<Int>()) { $0.formUnion($1.textColumns) }
            guard texts.isEmpty else {
                // A text far down in a column that began with numbers: read again, as text.
                for column in texts { kinds[column] = .categorical }
                continue
            }
            try refuseInfinity(blocks, base, header)
            return try assemble(&blocks, header, kinds)
        }
    }

    /// The names in the header line.
    public static func columnNames(_ bytes: UnsafeRawBufferPointer) throws(TableError) -> [String] {
        try TableHeader(bytes).names
    }

    private func parse(
        _ base: UnsafePointer<UInt8>,
        _ body: Range<Int>,
        _ header: TableHeader,
        _ kinds: [CellKind]
    ) -> [BlockCells] {
        let cuts = TableBlocks.cut(base, body, size: blockSize, jobs: jobs)
        let shared = SharedBytes(base: base)
        let delimiter = header.delimiter
        return parallelMap(count: cuts.count, jobs: jobs) { index in
            BlockParser(
                base: shared.base,
                block: cuts[index],
                delimiter: delimiter,
                kinds: kinds
            ).parse()
        }
    }

    /// A first guess from the first rows; a wrong one costs a second reading and nothing else.
    private func guessKinds(
        _ base: UnsafePointer<UInt8>,
        _ body: Range<Int>,
        _ header: TableHeader
    ) -> [CellKind] {
        var kinds = header.names.map { categorical.contains($0) ? CellKind.categorical : .numeric }
        var scanner = CellScanner(
            position: base + body.lowerBound,
            end: base + body.upperBound,
            delimiter: header.delimiter
        )
        var column = 0
        var row = 0
        while row < 200, !scanner.isAtEnd, let cell = try? scanner.next() {
            if column < kinds.count, cell.count > 0, NumberParser.parse(cell.bytes) == .text {
                kinds[column] = .categorical
            }
            column = cell.end == .line ? 0 : column + 1
            row += cell.end == .line ? 1 : 0
        }
        return kinds
    }

    private func tableError(
        _ fault: RowFault,
        _ base: UnsafePointer<UInt8>,
        _ header: TableHeader
    ) -> TableError {
        switch fault {
        case .ragged(let place, let found):
            .ragged(line: line(of: place, base), found: found, expected: header.names.count)
        case .notUTF8(let place): .notUTF8(line: line(of: place, base))
        case .strayQuote(let place): .strayQuote(line: line(of: place, base))
        case .unclosedQuote(let place): .unclosedQuote(line: line(of: place, base))
        }
    }

    private func refuseInfinity(
        _ blocks: [BlockCells],
        _ base: UnsafePointer<UInt8>,
        _ header: TableHeader
    ) throws(TableError) {
        guard let found = blocks.first(where: { !$0.infinities.isEmpty }),
            let first = found.infinities.min(by: { $0.value < $1.value })
        else { return }
        throw .infinity(line: line(of: first.value, base), column: header.names[first.key])
    }

    private func line(of place: Int, _ base: UnsafePointer<UInt8>) -> Int {
        var count = 1
        for offset in 0..<place where base[offset] == 0x0A { count += 1 }
        return count
    }

    private func assemble(
        _ blocks: inout [BlockCells],
        _ header: TableHeader,
        _ kinds: [CellKind]
    ) throws(TableError) -> Table {
        let rowCount = blocks.reduce(0) { $0 + $1.rowCount }
        guard rowCount > 0 else { throw .noRows }
        guard rowCount <= Self.rowLimit else { throw .tooManyRows(limit: Self.rowLimit) }
        var columns: [Column] = []
        for (index, name) in header.names.enumerated() {
            switch kinds[index] {
            case .numeric:
                columns.append(
                    Column(name: name, cells: .numeric(numbers(&blocks, index, rowCount)))
                )
            case .categorical:
                let (codes, levels) = codesAndLevels(&blocks, index, rowCount)
                columns.append(
                    Column(name: name, cells: .categorical(codes: codes, levels: levels))
                )
            }
        }
        return Table(rowCount: rowCount, columns: columns)
    }

    private func numbers(
        _ blocks: inout [BlockCells],
        _ column: Int,
        _ rowCount: Int
    ) -> [Double] {
        Array(unsafeUninitializedCapacity: rowCount) { target, filled in
            for index in blocks.indices {
                guard let source = blocks[index].numbers[column] else { continue }
                let count = blocks[index].rowCount
                (target.baseAddress.map { $0 + filled })?.initialize(from: source, count: count)
                filled += count
                source.deallocate()
                blocks[index].numbers[column] = nil
            }
        }
    }

    private func codesAndLevels(
        _ blocks: inout [BlockCells],
        _ column: Int,
        _ rowCount: Int
    ) -> ([Int32], [String]) {
        var joined = LevelTable()
        let codes = [Int32](unsafeUninitializedCapacity: rowCount) { target, filled in
            for index in blocks.indices {
                guard let source = blocks[index].codes[column] else { continue }
                let renamed = blocks[index].levels[column].levels.map {
                    joined.code($0.start, $0.count, hash: $0.hash)
                }
                for row in 0..<blocks[index].rowCount {
                    let code = source[row]
                    target[filled + row] = code < 0 ? -1 : renamed[Int(code)]
                }
                filled += blocks[index].rowCount
                source.deallocate()
                blocks[index].codes[column] = nil
            }
        }
        let levels = joined.levels.map {
            String(decoding: UnsafeBufferPointer(start: $0.start, count: $0.count), as: UTF8.self)
        }
        return (codes, levels)
    }
}
