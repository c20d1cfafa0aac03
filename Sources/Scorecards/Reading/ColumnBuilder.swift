import CLanes

/// A column that grows block by block.
// SAFETY: a builder belongs to one table under construction; blocks are appended by one thread a
// column, and the next block only after all threads were joined.
final class ColumnBuilder: @unchecked Sendable {
    private let kind: CellKind
    private var numbers: [Double] = []
    private var codes: [Int32] = []
    private var levels = LevelTable(copies: true)
    private var renamed: [Int32] = []
    /// Cells whose pages were asked for.
    private var cellsAtHand = 0
    /// Cells whose pages are asked for at once: a call for 64 of them costs less than 64 faults.
    private static let cellsAtOnce = 1 << 15

    init(_ kind: CellKind) { self.kind = kind }

    deinit { levels.free() }

    /// Sets memory aside; pages that are never filled cost nothing.
    func reserve(rows: Int) {
        switch kind {
        case .numeric: numbers.reserveCapacity(rows)
        case .categorical: codes.reserveCapacity(rows)
        }
    }

    /// Appends the column of a block.
    func append(_ block: BlockCells, column: Int) {
        switch kind {
        case .numeric:
            let cells = block.numbers(column)
            askForPages(&numbers, block.rowCount)
            numbers.append(contentsOf: UnsafeBufferPointer(start: cells, count: block.rowCount))
        case .categorical:
            let cells = block.codes(column)
            rename(cells, block.rowCount, block.levels[column])
            askForPages(&codes, block.rowCount)
            codes.append(contentsOf: UnsafeBufferPointer(start: cells, count: block.rowCount))
        }
    }

    /// Has the pages of the next cells made at once, where the memory for them is set aside.
    private func askForPages<Cell>(_ cells: inout [Cell], _ more: Int) {
        guard cells.count + more > cellsAtHand, cells.count + more <= cells.capacity else { return }
        let end = min(cells.count + more + Self.cellsAtOnce, cells.capacity)
        let (size, count) = (MemoryLayout<Cell>.stride, cells.count)
        cells.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            lanes_populate(start + count * size, (end - count) * size)
        }
        cellsAtHand = end
    }

    /// Replaces the block's codes by the column's, in order of appearance in the rows.
    ///
    /// A level that only rows hold which were not taken gets none.
    private func rename(_ cells: UnsafeMutablePointer<Int32>, _ count: Int, _ own: LevelTable) {
        renamed.removeAll(keepingCapacity: true)
        renamed.append(contentsOf: repeatElement(-1, count: own.levels.count))
        renamed.withUnsafeMutableBufferPointer { renamed in
            for row in 0..<count where cells[row] >= 0 {
                let code = Int(cells[row])
                if renamed[code] < 0 {
                    let level = own.levels[code]
                    renamed[code] = levels.code(level.start, level.count, hash: level.hash)
                }
                cells[row] = renamed[code]
            }
        }
    }

    /// The column, whole.
    func column(named name: String) -> Column {
        switch kind {
        case .numeric: return Column(name: name, cells: .numeric(numbers))
        case .categorical:
            let texts = levels.levels.map {
                String(
                    decoding: UnsafeBufferPointer(start: $0.start, count: $0.count),
                    as: UTF8.self
                )
            }
            return Column(name: name, cells: .categorical(codes: codes, levels: texts))
        }
    }
}
