/// How the cells of a column are read.
enum CellKind: UInt8, Sendable {
    case numeric
    case categorical
}

/// The typed cells of one block of rows, one stretch of memory a column; used again and again.
// SAFETY: one thread at a time fills a block's cells, and another takes them over after the first
// was joined; no two threads ever hold the same one.
final class BlockCells: @unchecked Sendable {
    private var storage: UnsafeMutableRawPointer?
    private var capacity = 0
    /// Rows that fit.
    private(set) var stride = 0
    private(set) var rowCount = 0
    /// One for each column; points to nothing but texts of the block and of `unescaped`.
    let levels: UnsafeMutablePointer<LevelTable>
    let width: Int
    /// Texts with doubled quotes undone; the level tables point into them.
    private var unescaped: [UnsafeMutablePointer<UInt8>] = []
    /// Columns read as numbers that hold a cell which is none.
    private(set) var textColumns: Set<Int> = []
    /// For each column, its first infinite cell.
    private(set) var infinities: [Int: BlockFault] = [:]
    /// What cells of the row at hand are that a numeric column should not have.
    var oddities: [(column: Int, infinity: BlockFault?)] = []
    /// Rows that cannot be taken, in order; the last one ended the reading unless all are kept.
    var faults: [BlockFault] = []
    /// Line ends in the block.
    var lineEnds = 0

    init(width: Int) {
        self.width = width
        levels = .allocate(capacity: width)
        levels.initialize(repeating: LevelTable(copies: false), count: width)
    }

    deinit {
        storage?.deallocate()
        for column in 0..<width { levels[column].free() }
        levels.deinitialize(count: width)
        levels.deallocate()
        for text in unescaped { text.deallocate() }
    }

    /// Forgets the last block and makes room for `rows` rows.
    func prepare(rows: Int) {
        stride = rows
        rowCount = 0
        let need = rows * width * MemoryLayout<Double>.stride
        if need > capacity {
            storage?.deallocate()
            storage = .allocate(byteCount: need, alignment: 64)
            capacity = need
        }
        for column in 0..<width { levels[column].removeAll() }
        for text in unescaped { text.deallocate() }
        unescaped = []
        textColumns = []
        infinities = [:]
        oddities = []
        faults = []
    }

    /// Takes over what was odd about a row that is sound in every other way.
    ///
    /// Gives the row's infinite cell instead, if there is one and such rows are not to be taken.
    func settleOddities(refusingInfinity: Bool) -> BlockFault? {
        defer { oddities.removeAll(keepingCapacity: true) }
        if refusingInfinity, let fault = oddities.lazy.compactMap(\.infinity).first { return fault }
        for (column, infinity) in oddities {
            if infinity == nil { textColumns.insert(column) }
            if let infinity, infinities[column] == nil { infinities[column] = infinity }
        }
        return nil
    }

    /// Says how many rows were filled.
    func finish(rows: Int) { rowCount = rows }

    /// The cells of a numeric column.
    @inline(__always)
    func numbers(_ column: Int) -> UnsafeMutablePointer<Double> {
        cells(column).assumingMemoryBound(to: Double.self)
    }

    /// The codes of a categorical column.
    @inline(__always)
    func codes(_ column: Int) -> UnsafeMutablePointer<Int32> {
        cells(column).assumingMemoryBound(to: Int32.self)
    }

    @inline(__always)
    private func cells(_ column: Int) -> UnsafeMutableRawPointer {
        guard let storage else { preconditionFailure("cells before prepare(rows:)") }
        return storage + column &* stride &* MemoryLayout<Double>.stride
    }

    /// The code of a text whose doubled quotes must be undone first.
    func code(_ cell: RawCell, _ column: Int) -> Int32 {
        let text = cell.unescaped
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, text.count))
        copy.initialize(from: text, count: text.count)
        unescaped.append(copy)
        return levels[column].code(copy, text.count)
    }
}
