/// One pass over the text of a table.
struct TablePass: ~Copyable {
    private let reader: TableReader
    private let source: any TableSource
    private let rejects: (any RowRejects)?
    /// Columns that hold text among their numbers.
    private(set) var texts: Set<Int>
    private var infinities: [Int: TableError] = [:]
    private var rowCount = 0
    private var line = 1

    init(
        reader: TableReader,
        source: any TableSource,
        rejects: (any RowRejects)?,
        texts: Set<Int>
    ) {
        self.reader = reader
        self.source = source
        self.rejects = rejects
        self.texts = texts
    }

    /// Reads the text; nil when a column must be read otherwise than it was.
    mutating func run() throws(TableError) -> Table? {
        rejects?.begin()
        // Several blocks a thread, so that starting threads costs little and none waits for long.
        let blocksAtOnce = reader.jobs > 1 ? 8 * min(reader.jobs, 64) : 1
        let size = reader.blockSize * blocksAtOnce
        var buffer = PieceBuffer(source, size: size, limit: TableReader.rowBytesLimit)
        let header = try buffer.takeHeader(delimiter: reader.delimiter)
        for name in reader.categorical.sorted() where !header.names.contains(name) {
            throw .noSuchColumn(name: name, available: header.names)
        }
        line += header.lineEnds
        let ends = RowEnds(delimiter: header.delimiter)
        let known = texts
        var kinds: [CellKind] = []
        var builders: [ColumnBuilder] = []
        var blocks: [BlockCells] = []
        while true {
            let cuts = try buffer.wholeRows(ends, blockSize: reader.blockSize, line: line)
            guard let first = cuts.first, let last = cuts.last else { break }
            let taken = last.upperBound - buffer.start
            let isFirst = kinds.isEmpty
            if isFirst {
                kinds = guessKinds(first, header, known)
                builders = kinds.map(ColumnBuilder.init)
            }
            while blocks.count < cuts.count { blocks.append(BlockCells(width: kinds.count)) }
            parse(cuts, header, kinds, blocks)
            try check(cuts, blocks, header)
            // Once a column must be read again, the rest is read for its faults only.
            if texts == known {
                if isFirst { reserve(builders, taken) }
                append(blocks.prefix(cuts.count), builders)
            }
            buffer.drop(taken)
        }
        return try finish(header, builders, isWhole: texts == known)
    }

    /// A first guess from the first rows; a wrong one costs a second pass and nothing else.
    private func guessKinds(
        _ block: Range<UnsafePointer<UInt8>>,
        _ header: TableHeader,
        _ texts: Set<Int>
    ) -> [CellKind] {
        var kinds = header.names.indices.map { index in
            let name = header.names[index]
            let isLevel =
                texts.contains(index) || reader.categorical.contains(name)
                || reader.categoricalIfPresent.contains(name)
            return isLevel ? CellKind.categorical : .numeric
        }
        let ends = RowEnds(delimiter: header.delimiter)
        var here = block.lowerBound
        var rows = 0
        while rows < 200, here < block.upperBound {
            if let found = textColumns(of: here, block.upperBound, header) {
                for column in found { kinds[column] = .categorical }
            }
            here = ends.end(of: here, to: block.upperBound)
            rows += 1
        }
        return kinds
    }

    /// The columns of a row that hold text; nil for a row that may not be taken into the table and
    /// therefore says nothing about its columns.
    private func textColumns(
        of row: UnsafePointer<UInt8>,
        _ end: UnsafePointer<UInt8>,
        _ header: TableHeader
    ) -> [Int]? {
        let ends = RowEnds(delimiter: header.delimiter)
        guard ends.badByte(in: row, to: end) == nil else { return nil }
        var scanner = CellScanner(position: row, end: end, delimiter: header.delimiter)
        var found: [Int] = []
        var column = 0
        while let cell = try? scanner.next() {
            if cell.count > 0 {
                switch NumberParser.parse(cell.bytes) {
                case .text: found.append(column)
                case .infinite: return nil
                case .number, .notANumber: break
                }
            }
            column += 1
            if cell.end == .line { return column == header.names.count ? found : nil }
        }
        return nil
    }

    private func parse(
        _ cuts: [Range<UnsafePointer<UInt8>>],
        _ header: TableHeader,
        _ kinds: [CellKind],
        _ blocks: [BlockCells]
    ) {
        let shared = SharedRanges(ranges: cuts)
        let (names, delimiter, keepsFaults) = (header.names, header.delimiter, rejects != nil)
        _ = parallelMap(count: cuts.count, jobs: reader.jobs) { index in
            BlockParser(
                start: shared.ranges[index].lowerBound,
                end: shared.ranges[index].upperBound,
                delimiter: delimiter,
                names: names,
                kinds: kinds,
                keepsFaults: keepsFaults
            ).parse(into: blocks[index])
        }
    }

    /// Looks for faults in the order of the text, and counts lines and rows.
    private mutating func check(
        _ cuts: [Range<UnsafePointer<UInt8>>],
        _ blocks: [BlockCells],
        _ header: TableHeader
    ) throws(TableError) {
        for (cut, block) in zip(cuts, blocks) {
            for fault in block.faults {
                let error = fault.error(in: cut, line: line, delimiter: header.delimiter)
                guard let rejects else { throw error }
                try rejects.take(fault.rejected(in: cut, line: line, error))
            }
            for (column, fault) in block.infinities where infinities[column] == nil {
                infinities[column] = fault.error(
                    in: cut,
                    line: line,
                    delimiter: header.delimiter
                )
            }
            texts.formUnion(block.textColumns)
            line += block.lineEnds
            rowCount += block.rowCount
        }
        guard rowCount <= TableReader.rowLimit else {
            throw .tooManyRows(limit: TableReader.rowLimit)
        }
    }

    private func append(_ blocks: ArraySlice<BlockCells>, _ builders: [ColumnBuilder]) {
        let blocks = Array(blocks)
        // Threads cost more than a small piece saves.
        let jobs = reader.blockSize > 1 << 16 ? reader.jobs : 1
        _ = parallelMap(count: builders.count, jobs: jobs) { column in
            for block in blocks { builders[column].append(block, column: column) }
        }
    }

    /// Sets memory aside for as many rows as the first piece lets expect.
    private func reserve(_ builders: [ColumnBuilder], _ bytesTaken: Int) {
        guard let total = source.byteCount, total > bytesTaken, rowCount > 0 else { return }
        let expected = Double(rowCount) * Double(total) / Double(bytesTaken) * 1.05
        let rows = min(Int(expected) + 64, TableReader.rowLimit)
        for builder in builders { builder.reserve(rows: rows) }
    }

    private func finish(
        _ header: TableHeader,
        _ builders: [ColumnBuilder],
        isWhole: Bool
    ) throws(TableError) -> Table? {
        guard isWhole else { return nil }
        guard rowCount > 0 else { throw .noRows }
        if let first = infinities.values.min(by: { $0.line < $1.line }) { throw first }
        let columns = zip(header.names, builders).map { $1.column(named: $0) }
        return Table(rowCount: rowCount, columns: columns)
    }
}

extension TableError {
    /// The line that an infinite cell stands in.
    fileprivate var line: Int {
        if case .infinity(let line, _) = self { line } else { 0 }
    }
}

/// Stretches of bytes that several threads read and none writes.
// SAFETY: the bytes are borrowed for the length of one call that joins its threads before it ends.
struct SharedRanges: @unchecked Sendable {
    let ranges: [Range<UnsafePointer<UInt8>>]
}
