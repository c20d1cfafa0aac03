/// Reads one block of whole rows into typed cells.
///
/// Sixteen bytes behind the block must be readable, and its last byte must be a line end.
struct BlockParser {
    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let delimiter: UInt8
    let names: [String]
    let kinds: [CellKind]
    /// Whether reading goes on behind a row that cannot be taken.
    let keepsFaults: Bool

    /// Bytes behind the block that must be readable.
    static let padding = 16

    /// Fills the cells.
    func parse(into cells: BlockCells) {
        let survey = ByteSurvey(from: start, to: end)
        cells.prepare(rows: survey.lineEnds + 1)
        cells.lineEnds = survey.lineEnds
        let isClean =
            !survey.hasZeros
            && (survey.isASCII || firstByteNotUTF8(from: start, to: end) == nil)
        let targets = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(capacity: kinds.count)
        defer { targets.deallocate() }
        for column in kinds.indices {
            targets[column] = UnsafeMutableRawPointer(cells.numbers(column))
        }
        var row = 0
        var here = start
        while here < end {
            if kinds.count > 1, let next = behindEmptyLine(here) {
                here = next
                continue
            }
            let fault: (RowFault, UnsafePointer<UInt8>)?
            if !isClean, let bad = RowEnds(delimiter: delimiter).badByte(in: here, to: end) {
                fault = bad
            } else {
                var scanner = CellScanner(position: here, end: end, delimiter: delimiter)
                fault = kinds.withUnsafeBufferPointer { kinds in
                    parseRow(&scanner, row, kinds, targets, cells)
                }
                if fault == nil {
                    var isTaken = true
                    if !cells.oddities.isEmpty,
                        var odd = cells.settleOddities(refusingInfinity: keepsFaults)
                    {
                        odd.end = scanner.position - start
                        cells.faults.append(odd)
                        isTaken = false
                    }
                    here = scanner.position
                    row += isTaken ? 1 : 0
                    continue
                }
                cells.oddities.removeAll(keepingCapacity: true)
            }
            guard let fault else { continue }
            here = note(fault.0, at: fault.1, row: here, cells)
            guard keepsFaults else { break }
        }
        cells.finish(rows: row)
    }

    private func behindEmptyLine(_ here: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        if here.pointee == 0x0A { return here + 1 }
        return here.pointee == 0x0D && here[1] == 0x0A ? here + 2 : nil
    }

    /// Keeps a fault; gives the beginning of the next row.
    private func note(
        _ fault: RowFault,
        at place: UnsafePointer<UInt8>,
        row: UnsafePointer<UInt8>,
        _ cells: BlockCells
    ) -> UnsafePointer<UInt8> {
        let next = RowEnds(delimiter: delimiter).end(of: row, to: end)
        cells.faults.append(
            BlockFault(
                fault,
                at: place,
                row: row,
                end: next,
                block: start,
                after: cells.faults.last
            )
        )
        return next
    }

    /// Reads a row; gives its fault and where it was met, or nil.
    @inline(__always)
    private func parseRow(
        _ scanner: inout CellScanner,
        _ row: Int,
        _ kinds: UnsafeBufferPointer<CellKind>,
        _ targets: UnsafeMutablePointer<UnsafeMutableRawPointer>,
        _ cells: BlockCells
    ) -> (RowFault, UnsafePointer<UInt8>)? {
        let line = scanner.position
        let last = kinds.count &- 1
        let levels = cells.levels
        let delimiters = ByteWord.repeated(delimiter)
        var here = line
        var column = 0
        do throws(QuoteFault) {
            while column < last {
                let target = targets[column]
                let end: CellEnd
                if kinds[column] == .numeric {
                    let target = target.assumingMemoryBound(to: Double.self) + row
                    if PlainCell.number(at: &here, delimiters, into: target) {
                        column &+= 1
                        continue
                    }
                    scanner.position = here
                    end = try slowNumber(&scanner, target, column, line, cells)
                } else {
                    let target = target.assumingMemoryBound(to: Int32.self) + row
                    if PlainCell.level(at: &here, delimiters, into: target, &levels[column]) {
                        column &+= 1
                        continue
                    }
                    scanner.position = here
                    end = try slowLevel(&scanner, target, column, cells)
                }
                here = scanner.position
                guard end == .delimiter else { break }
                column &+= 1
            }
            scanner.position = here
            if column == last {
                let target = targets[column]
                let end: CellEnd
                if kinds[column] == .numeric {
                    let target = target.assumingMemoryBound(to: Double.self) + row
                    if PlainCell.lastDigit(at: &scanner.position, into: target) { return nil }
                    end = try slowNumber(&scanner, target, column, line, cells)
                } else {
                    let target = target.assumingMemoryBound(to: Int32.self) + row
                    end = try slowLevel(&scanner, target, column, cells)
                }
                if end == .line { return nil }
                column &+= 1
            }
            return (try ragged(&scanner, column), line)
        } catch {
            switch error {
            case .stray(let place): return (.strayQuote, start + offset(place))
            case .unclosed(let place): return (.unclosedQuote, start + offset(place))
            }
        }
    }

    /// Counts the cells of a row of the wrong width; `column` is the cell read last, or the first
    /// one too many.
    private func ragged(
        _ scanner: inout CellScanner,
        _ column: Int
    ) throws(QuoteFault) -> RowFault {
        var found = column + 1
        if column == kinds.count {
            while try scanner.next().end == .delimiter { found += 1 }
        }
        return .ragged(found: found, expected: kinds.count)
    }

    private func slowNumber(
        _ scanner: inout CellScanner,
        _ target: UnsafeMutablePointer<Double>,
        _ column: Int,
        _ row: UnsafePointer<UInt8>,
        _ cells: BlockCells
    ) throws(QuoteFault) -> CellEnd {
        let place = scanner.position
        let cell = try scanner.next()
        target.pointee = .nan
        guard cell.count > 0 else { return cell.end }
        switch NumberParser.parse(cell.bytes) {
        case .number(let value): target.pointee = value
        case .notANumber: break
        case .infinite:
            let fault = BlockFault(
                .infinity(column: names[column]),
                at: place,
                row: row,
                end: row,
                block: start,
                after: cells.faults.last
            )
            cells.oddities.append((column, fault))
        case .text: cells.oddities.append((column, nil))
        }
        return cell.end
    }

    private func slowLevel(
        _ scanner: inout CellScanner,
        _ target: UnsafeMutablePointer<Int32>,
        _ column: Int,
        _ cells: BlockCells
    ) throws(QuoteFault) -> CellEnd {
        let cell = try scanner.next()
        if cell.isMissingText {
            target.pointee = -1
        } else if cell.hasDoubledQuotes {
            target.pointee = cells.code(cell, column)
        } else {
            target.pointee = cells.levels[column].code(cell.start, cell.count)
        }
        return cell.end
    }

    private func offset(_ address: UInt) -> Int { Int(address - UInt(bitPattern: start)) }
}

extension RawCell {
    /// Whether the cell counts as missing in a categorical column: empty, or NaN.
    @inline(__always) var isMissingText: Bool {
        if count == 0 { return true }
        return count == 3 && start[0] | 0x20 == 0x6E && start[1] | 0x20 == 0x61
            && start[2] | 0x20 == 0x6E
    }
}
