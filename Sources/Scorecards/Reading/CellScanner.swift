/// What stands behind a cell.
enum CellEnd {
    /// A delimiter: another cell follows.
    case delimiter
    /// The end of the line or of the bytes.
    case line
}

/// A cell's bytes inside the table's bytes, without its quotes.
struct RawCell {
    var start: UnsafePointer<UInt8>
    var count: Int
    /// Whether doubled quotes are still in it.
    var hasDoubledQuotes = false
    var end: CellEnd

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The cell's bytes with doubled quotes undone.
    var unescaped: [UInt8] {
        guard hasDoubledQuotes else { return Array(bytes) }
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var index = 0
        while index < count {
            result.append(start[index])
            index += start[index] == 0x22 ? 2 : 1
        }
        return result
    }

    /// The cell as text.
    var text: String { String(decoding: unescaped, as: UTF8.self) }
}

/// A break of RFC 4180, with its place as an address.
enum QuoteFault: Error {
    /// A quote inside an unquoted cell, or text behind a closing quote.
    case stray(at: UInt)
    /// A quoted cell that never ends.
    case unclosed(at: UInt)
}

/// Walks over the cells of delimited text byte by byte, making no copies.
struct CellScanner {
    var position: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let delimiter: UInt8

    @inline(__always) var isAtEnd: Bool { position >= end }

    /// Steps over an empty line; false if the line holds something.
    @inline(__always)
    mutating func skipEmptyLine() -> Bool {
        if position.pointee == 0x0A {
            position += 1
            return true
        }
        if position.pointee == 0x0D, position + 1 < end, position[1] == 0x0A {
            position += 2
            return true
        }
        return false
    }

    /// The next cell; moves behind its delimiter or line end.
    @inline(__always)
    mutating func next() throws(QuoteFault) -> RawCell {
        if position < end, position.pointee == 0x22 { return try nextQuoted() }
        let start = position
        var here = position
        while here < end {
            let byte = here.pointee
            if byte == delimiter {
                position = here + 1
                return RawCell(start: start, count: here - start, end: .delimiter)
            }
            if byte == 0x0A {
                position = here + 1
                let isCarriage = here > start && here[-1] == 0x0D
                return RawCell(
                    start: start,
                    count: here - start - (isCarriage ? 1 : 0),
                    end: .line
                )
            }
            if byte == 0x22 { throw .stray(at: UInt(bitPattern: here)) }
            here += 1
        }
        position = end
        let isCarriage = here > start && here[-1] == 0x0D
        return RawCell(start: start, count: here - start - (isCarriage ? 1 : 0), end: .line)
    }

    private mutating func nextQuoted() throws(QuoteFault) -> RawCell {
        let open = position
        let start = position + 1
        var here = start
        var hasDoubledQuotes = false
        while true {
            guard let quote = firstIndex(of: 0x22, from: here, to: end) else {
                throw .unclosed(at: UInt(bitPattern: open))
            }
            if quote + 1 < end, quote[1] == 0x22 {
                hasDoubledQuotes = true
                here = quote + 2
                continue
            }
            var cell = RawCell(
                start: start,
                count: quote - start,
                hasDoubledQuotes: hasDoubledQuotes,
                end: .line
            )
            var after = quote + 1
            if after < end, after.pointee == 0x0D, after + 1 == end || after[1] == 0x0A {
                after += 1
            }
            if after >= end {
                position = end
            } else if after.pointee == delimiter {
                cell.end = .delimiter
                position = after + 1
            } else if after.pointee == 0x0A {
                position = after + 1
            } else {
                throw .stray(at: UInt(bitPattern: after))
            }
            return cell
        }
    }
}
