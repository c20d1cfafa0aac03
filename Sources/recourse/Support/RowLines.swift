import Scorecards

/// Where the rows of a table stand in its file.
enum RowLines {
    /// The line on which a row begins, as editors count.
    ///
    /// Only for messages: reads the file again up to that row.
    ///
    /// - Parameters:
    ///   - row: The row, 1 for the first below the header.
    ///   - path: A file, not standard input.
    /// - Returns: nil if the file has no such row.
    static func line(ofRow row: Int, in path: String) throws -> Int? {
        let file = try TableFile(path)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var (line, start, record) = (1, 1, -1)
        var (isQuoted, isEmpty) = (false, true)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
            guard count > 0 else { return !isEmpty && record + 1 == row ? start : nil }
            for byte in buffer[..<count] {
                guard byte == UInt8(ascii: "\n") else {
                    if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                    if byte != UInt8(ascii: "\r") { isEmpty = false }
                    continue
                }
                line += 1
                guard !isQuoted else { continue }
                if !isEmpty { record += 1 }
                if !isEmpty, record == row { return start }
                (start, isEmpty) = (line, true)
            }
        }
    }
}
