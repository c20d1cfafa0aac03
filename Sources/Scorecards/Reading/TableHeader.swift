/// The header line of delimited text: its separator and its names.
struct TableHeader {
    let names: [String]
    let delimiter: UInt8
    /// Where the rows begin, counted from the start of the bytes.
    let bodyOffset: Int
    /// Line ends before the rows.
    let lineEnds: Int

    /// Reads the header; a byte order mark is skipped.
    ///
    /// - Parameter delimiter: The separator; nil looks for it.
    init(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8? = nil) throws(TableError) {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress, !bytes.isEmpty else {
            throw .empty
        }
        try Self.refuseOtherForms(bytes)
        let end = base + bytes.count
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? base + 3 : base
        guard start < end else { throw .empty }
        let lineEnd = firstIndex(of: 0x0A, from: start, to: end) ?? end
        let separator = delimiter ?? Self.separator(from: start, to: lineEnd)
        self.delimiter = separator
        var scanner = CellScanner(position: start, end: end, delimiter: separator)
        var names: [String] = []
        var cell: RawCell
        repeat {
            do throws(QuoteFault) { cell = try scanner.next() } catch {
                switch error {
                case .stray: throw .strayQuote(line: 1, cell: names.count + 1)
                case .unclosed: throw .unclosedQuote(line: 1, cell: names.count + 1)
                }
            }
            names.append(cell.text)
        } while cell.end == .delimiter
        if let bad = firstByteNotUTF8(from: start, to: scanner.position) {
            let cell = cellNumber(of: bad, row: start, end: end, delimiter: separator)
            throw .notUTF8(line: 1, cell: cell)
        }
        if let zero = firstIndex(of: 0, from: start, to: scanner.position) {
            let cell = cellNumber(of: zero, row: start, end: end, delimiter: separator)
            throw .zeroByte(line: 1, cell: cell)
        }
        self.names = names
        bodyOffset = scanner.position - base
        lineEnds = ByteSurvey(from: base, to: scanner.position).lineEnds
        try Self.check(names)
    }

    /// A tab if the line has one outside quotes and no comma outside quotes; else a comma.
    private static func separator(
        from start: UnsafePointer<UInt8>,
        to end: UnsafePointer<UInt8>
    ) -> UInt8 {
        var hasTab = false
        var isQuoted = false
        var here = start
        while here < end {
            if here.pointee == 0x22 { isQuoted.toggle() }
            if !isQuoted, here.pointee == 0x2C { return 0x2C }
            if !isQuoted, here.pointee == 0x09 { hasTab = true }
            here += 1
        }
        return hasTab ? 0x09 : 0x2C
    }

    private static func refuseOtherForms(_ bytes: UnsafeRawBufferPointer) throws(TableError) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw .notPlainText(form: "UTF-16")
        }
        if bytes.starts(with: [0x1F, 0x8B]) { throw .notPlainText(form: "compressed (gzip)") }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw .notPlainText(form: "a zip archive or a spreadsheet")
        }
    }

    private static func check(_ names: [String]) throws(TableError) {
        var positions: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            guard !name.isEmpty else {
                throw names.count == 1 ? .empty : .unnamedColumn(position: index + 1)
            }
            if let first = positions[name] {
                throw .duplicatedColumn(name: name, first: first + 1, second: index + 1)
            }
            positions[name] = index
        }
    }
}

/// The number, from 1, of the cell of a row that a place lies in.
func cellNumber(
    of place: UnsafePointer<UInt8>,
    row: UnsafePointer<UInt8>,
    end: UnsafePointer<UInt8>,
    delimiter: UInt8
) -> Int {
    var scanner = CellScanner(position: row, end: end, delimiter: delimiter)
    var number = 1
    while let cell = try? scanner.next(), scanner.position <= place, cell.end == .delimiter {
        number += 1
    }
    return number
}
