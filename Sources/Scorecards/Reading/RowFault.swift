/// What is wrong with one row of a table.
public enum RowFault: Hashable, Sendable {
    /// Too many or too few cells.
    case ragged(found: Int, expected: Int)
    /// A byte that is not UTF-8.
    case notUTF8
    /// A byte of value zero, which no text holds.
    case zeroByte
    /// A quote inside an unquoted cell, or text behind a closing quote.
    case strayQuote
    /// A quoted cell that never ends.
    case unclosedQuote
    /// A cell of a numeric column that reads as infinity.
    case infinity(column: String)
    /// A cell of a numeric characteristic that is no number.
    case notANumber(column: String)
    /// A value that no segment holds, where there is no card of everybody.
    case noSegment(column: String)

    /// The fault as an error with its place.
    func error(line: Int, cell: Int) -> TableError {
        switch self {
        case .ragged(let found, let expected):
            .ragged(line: line, found: found, expected: expected)
        case .notUTF8: .notUTF8(line: line, cell: cell)
        case .zeroByte: .zeroByte(line: line, cell: cell)
        case .strayQuote: .strayQuote(line: line, cell: cell)
        case .unclosedQuote: .unclosedQuote(line: line, cell: cell)
        case .infinity(let column): .infinity(line: line, column: column)
        case .notANumber(let column): .notANumber(line: line, column: column)
        case .noSegment(let column): .noSegment(line: line, column: column)
        }
    }
}

/// A row that was not taken into the table.
public struct RejectedRow: Hashable, Sendable {
    /// The line that the row begins in; the header stands in line 1.
    public let line: Int
    /// What is wrong, where, and what to do.
    public let error: TableError
    /// The row's bytes as they stand in the text, without the line end.
    public let bytes: [UInt8]
}
