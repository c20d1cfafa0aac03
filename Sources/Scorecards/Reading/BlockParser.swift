/// How the cells of a column are read.
enum CellKind: UInt8, Sendable {
    case numeric
    case categorical
}

/// A fault of the rows and where it was met, counted from the start of the bytes.
enum RowFault: Sendable {
    case ragged(at: Int, found: Int)
    case notUTF8(at: Int)
    case strayQuote(at: Int)
    case unclosedQuote(at: Int)
}

/// The typed cells of one block of rows, one buffer a column.
// SAFETY: the buffers belong to this value alone; one thread fills them and another takes them over
// after the first was joined. `TableReader` frees them.
struct BlockCells: @unchecked Sendable {
    var rowCount = 0
    var numbers: [UnsafeMutablePointer<Double>?] = []
    var codes: [UnsafeMutablePointer<Int32>?] = []
    var levels: [LevelTable] = []
    /// Texts with doubled quotes undone; the level tables point into them.
    var arena: [UnsafeMutablePointer<UInt8>] = []
    /// Columns read as numbers that hold a cell which is none.
    var textColumns: Set<Int> = []
    /// For each column, the offset of its first infinite cell.
    var infinities: [Int: Int] = [:]
    var fault: RowFault?

    func free() {
        for case let pointer? in numbers { pointer.deallocate() }
        for case let pointer? in codes { pointer.deallocate() }
        for pointer in arena { pointer.deallocate() }
    }
}

/// Reads one block of rows into typed cells.
struct BlockParser {
    let base: UnsafePointer<UInt8>
    let block: Range<Int>
    let delimiter: UInt8
    let kinds: [CellKind]

    func parse() -> BlockCells {
        var cells = BlockCells()
        let start = base + block.lowerBound
        let end = base + block.upperBound
        if let bad = firstByteNotUTF8(from: start, to: end) {
            cells.fault = .notUTF8(at: bad - base)
            return cells
        }
        let capacity = lineCount(from: start, to: end) + 1
        for kind in kinds {
            cells.numbers.append(kind == .numeric ? .allocate(capacity: capacity) : nil)
            cells.codes.append(kind == .categorical ? .allocate(capacity: capacity) : nil)
            cells.levels.append(LevelTable())
        }
        var scanner = CellScanner(position: start, end: end, delimiter: delimiter)
        do throws(QuoteFault) {
            try parseRows(&scanner, into: &cells)
        } catch {
            switch error {
            case .stray(let place): cells.fault = .strayQuote(at: offset(place))
            case .unclosed(let place): cells.fault = .unclosedQuote(at: offset(place))
            }
        }
        return cells
    }

    private func parseRows(
        _ scanner: inout CellScanner,
        into cells: inout BlockCells
    ) throws(QuoteFault) {
        let width = kinds.count
        var row = 0
        defer { cells.rowCount = row }
        while !scanner.isAtEnd {
            if width > 1, scanner.skipEmptyLine() { continue }
            let line = scanner.position
            var column = 0
            var end = CellEnd.delimiter
            while column < width {
                switch kinds[column] {
                case .numeric: end = try number(&scanner, row, column, &cells)
                case .categorical: end = try level(&scanner, row, column, &cells)
                }
                column += 1
                if end == .line { break }
            }
            if column < width || end == .delimiter {
                while end == .delimiter {
                    end = try scanner.next().end
                    column += 1
                }
                cells.fault = .ragged(at: line - base, found: column)
                return
            }
            row += 1
        }
    }

    @inline(__always)
    private func number(
        _ scanner: inout CellScanner,
        _ row: Int,
        _ column: Int,
        _ cells: inout BlockCells
    ) throws(QuoteFault) -> CellEnd {
        guard let target = cells.numbers[column] else { return .line }
        if let end = scanner.nextPlainNumber(into: target + row) { return end }
        let place = scanner.position
        let cell = try scanner.next()
        target[row] = .nan
        guard cell.count > 0 else { return cell.end }
        switch NumberParser.parse(cell.bytes) {
        case .number(let value): target[row] = value
        case .notANumber: break
        case .infinite:
            if cells.infinities[column] == nil { cells.infinities[column] = place - base }
        case .text: cells.textColumns.insert(column)
        }
        return cell.end
    }

    @inline(__always)
    private func level(
        _ scanner: inout CellScanner,
        _ row: Int,
        _ column: Int,
        _ cells: inout BlockCells
    ) throws(QuoteFault) -> CellEnd {
        guard let target = cells.codes[column] else { return .line }
        let cell = try scanner.next()
        if cell.isMissingText {
            target[row] = -1
        } else if cell.hasDoubledQuotes {
            let text = cell.unescaped
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count)
            copy.initialize(from: text, count: text.count)
            cells.arena.append(copy)
            target[row] = cells.levels[column].code(copy, text.count)
        } else {
            target[row] = cells.levels[column].code(cell.start, cell.count)
        }
        return cell.end
    }

    private func offset(_ address: UInt) -> Int { Int(address - UInt(bitPattern: base)) }

    private func lineCount(
        from start: UnsafePointer<UInt8>,
        to end: UnsafePointer<UInt8>
    ) -> Int {
        var count = 0
        var here = start
        while let line = firstIndex(of: 0x0A, from: here, to: end) {
            count += 1
            here = line + 1
        }
        return count
    }
}

extension RawCell {
    /// Whether the cell counts as missing in a categorical column: empty, or NaN.
    @inline(__always) var isMissingText: Bool {
        if count == 0 { return true }
        return count == 3 && start[0] | 0x20 == 0x6E && start[1] | 0x20 == 0x61
            && start[2] | 0x20 == 0x6E
    }
}

extension CellScanner {
    /// Reads an unquoted cell of an optional minus, at most 18 digits and a point, or an empty one.
    ///
    /// Most cells are of this form. Anything else gives nil and leaves the position where it was.
    @inline(__always)
    mutating func nextPlainNumber(into target: UnsafeMutablePointer<Double>) -> CellEnd? {
        var here = position
        guard here < end else { return nil }
        var byte = here.pointee
        if byte == delimiter {
            target.pointee = .nan
            position = here + 1
            return .delimiter
        }
        let isNegative = byte == 0x2D
        if isNegative { here += 1 }
        let first = here
        var mantissa: UInt64 = 0
        while here < end {
            byte = here.pointee &- 48
            guard byte <= 9 else { break }
            mantissa = mantissa &* 10 &+ UInt64(byte)
            here += 1
        }
        var digits = here - first
        var value: Double
        if here < end, here.pointee == 0x2E {
            here += 1
            let point = here
            while here < end {
                byte = here.pointee &- 48
                guard byte <= 9 else { break }
                mantissa = mantissa &* 10 &+ UInt64(byte)
                here += 1
            }
            let places = here - point
            digits += places
            guard digits <= 18, mantissa <= 1 << 53 else { return nil }
            value = Double(Int64(bitPattern: mantissa)) / powerOfTen(places)
        } else {
            guard digits <= 18, mantissa <= 1 << 53 else { return nil }
            value = Double(Int64(bitPattern: mantissa))
        }
        guard digits > 0 else { return nil }
        let result: CellEnd
        if here == end {
            result = .line
        } else if here.pointee == delimiter {
            here += 1
            result = .delimiter
        } else if here.pointee == 0x0A {
            here += 1
            result = .line
        } else if here.pointee == 0x0D, here + 1 < end, here[1] == 0x0A {
            here += 2
            result = .line
        } else {
            return nil
        }
        position = here
        target.pointee = isNegative && mantissa != 0 ? -value : value
        return result
    }

    @inline(__always)
    private func powerOfTen(_ places: Int) -> Double {
        switch places {
        case 0: 1
        case 1: 10
        case 2: 100
        case 3: 1000
        case 4: 10000
        default: NumberParser.powersOfTen[places]
        }
    }
}
