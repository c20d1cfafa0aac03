/// Why a table cannot be read or used: facts, never the content of a cell of a row.
public enum TableError: Error, Hashable, Sendable {
    /// There are no bytes.
    case empty
    /// There is a header and nothing below it.
    case noRows
    /// The bytes are UTF-16, gzip or another form that is not plain text.
    case notPlainText(form: String)
    /// The bytes cannot be had: a broken pipe or gzip stream, a file that cannot be read.
    case brokenSource(reason: String)
    /// A byte that is not UTF-8.
    case notUTF8(line: Int, cell: Int)
    /// A byte of value zero.
    case zeroByte(line: Int, cell: Int)
    /// A row with more bytes than are held at a time.
    case rowTooLong(line: Int, limit: Int)
    /// A column without a name.
    case unnamedColumn(position: Int)
    /// Two columns of the same name.
    case duplicatedColumn(name: String, first: Int, second: Int)
    /// A line with too many or too few cells.
    case ragged(line: Int, found: Int, expected: Int)
    /// A quote inside an unquoted cell, or text behind a closing quote.
    case strayQuote(line: Int, cell: Int)
    /// A quoted cell that never ends.
    case unclosedQuote(line: Int, cell: Int)
    /// A cell that reads as infinity.
    case infinity(line: Int, column: String)
    /// A cell of a numeric characteristic that is no number.
    case notANumber(line: Int, column: String)
    /// A column of a numeric characteristic holds text; rows are counted without the header.
    case notNumeric(row: Int, column: String)
    /// More rows than trends can be compared exactly for.
    case tooManyRows(limit: Int)
    /// A column that was asked for is not there.
    case noSuchColumn(name: String, available: [String])
    /// A cell of the target is missing.
    case targetMissing(row: Int, column: String)
    /// The target has one value, or more than two.
    case targetNotBinary(column: String, values: [String], hasMore: Bool)
    /// The value that means event does not occur in the target.
    case noSuchEvent(column: String, event: String, values: [String])
    /// After setting rows aside, one class has no row left.
    case oneClass(column: String)
    /// A weight that is missing, no number, negative or beyond a million.
    case badWeight(row: Int, column: String)
    /// A value of the target that is named neither good nor bad nor indeterminate.
    case undefinedOutcome(row: Int, column: String, value: String)
    /// A period that no row has.
    case noSuchPeriod(column: String, period: String, periods: [String])
    /// A row that no segment holds, where there is no card for such rows.
    case noSegment(line: Int, column: String)
    /// The same in a table; rows are counted without the header.
    case noSegmentAtRow(row: Int, column: String)
    /// A value of the target that is named in two definitions.
    case outcomeDefinedTwice(value: String)
}

extension TableError: CustomStringConvertible {
    /// What is wrong, where, what was expected and what to do, in one or two sentences.
    public var description: String {
        switch self {
        case .empty: "the file is empty; expected a header line and rows"
        case .noRows: "the file has a header and no rows"
        case .notPlainText(let form):
            "the file is \(form); expected comma- or tab-separated text in UTF-8, so convert it first"
        case .brokenSource(let reason): reason
        case .notUTF8(let line, let cell):
            "line \(line), cell \(cell): a byte is not UTF-8; save the file as UTF-8"
        case .zeroByte(let line, let cell):
            "line \(line), cell \(cell): a zero byte, which no text holds; "
                + "the file is damaged or is not text, so export it again as UTF-8"
        case .rowTooLong(let line, let limit):
            "line \(line): a row of more than \(limit >> 20) MiB; "
                + "is a quote left open, or is it not a table?"
        case .unnamedColumn(let position):
            "line 1: column \(position) has no name; give it one, or remove it"
        case .duplicatedColumn(let name, let first, let second):
            "line 1: columns \(first) and \(second) are both named \"\(name)\"; rename one"
        case .ragged(let line, let found, let expected):
            "line \(line): \(found) cells where the header has \(expected); "
                + "quote cells that contain the separator"
        case .strayQuote(let line, let cell):
            "line \(line), cell \(cell): a quote inside a cell that is not quoted; "
                + "put the cell in quotes and double the quotes inside it"
        case .unclosedQuote(let line, let cell):
            "line \(line), cell \(cell): a quote opens a cell here and is never closed"
        case .infinity(let line, let column):
            "line \(line), column \(column): infinity; "
                + "expected a finite number, or an empty cell for a missing one"
        case .notANumber(let line, let column):
            "line \(line), column \(column): expected a number, or an empty cell for a missing one"
        case .notNumeric(let row, let column):
            "row \(row), column \(column): expected a number, or an empty cell for a missing one"
        case .tooManyRows(let limit):
            "more than \(limit) rows; draw a sample"
        case .noSuchColumn(let name, let available):
            "there is no column \"\(name)\"; "
                + (Self.likeness(of: name, among: available).map { "did you mean \"\($0)\"?" }
                    ?? "the columns are \(Self.list(available))")
        case .targetMissing(let row, let column):
            "row \(row), column \(column): the target is missing; "
                + "every row needs an outcome, so remove rows without one"
        case .targetNotBinary(let column, let values, let hasMore):
            "column \(column): the target must have exactly two values and has "
                + "\(hasMore ? "more than two" : values.count == 1 ? "one" : "none"): "
                + Self.list(values) + (hasMore ? "; name those that are bad with --bad" : "")
        case .noSuchEvent(let column, let event, let values):
            "column \(column): no row has the event value \"\(event)\"; "
                + "the values are \(Self.list(values)): name one with --event"
        case .oneClass(let column):
            "column \(column): the rows that are used are all events or all non-events; "
                + "both are needed"
        case .badWeight(let row, let column):
            "row \(row) below the header, column \(column): expected a weight from 0 to 1000000"
        case .undefinedOutcome(let row, let column, let value):
            "row \(row) below the header, column \(column): \"\(value)\" is named neither with --bad "
                + "nor with --good nor with --indeterminate"
        case .noSuchPeriod(let column, let period, let periods):
            "column \(column): no row has the period \"\(period)\"; the periods are \(Self.list(periods))"
        case .noSegment(let line, let column):
            "line \(line), column \(column): \(Self.noSegment)"
        case .noSegmentAtRow(let row, let column):
            "row \(row) below the header, column \(column): \(Self.noSegment)"
        case .outcomeDefinedTwice(let value):
            "\"\(value)\" is named twice among --bad, --good and --indeterminate"
        }
    }

    private static let noSegment =
        "expected a value that a segment with a card holds, since there is no card of everybody "
        + "(fallback: refuse); correct the value, or fit with --segment-fallback everybody"

    /// The one name that differs in nothing but letter case, blanks and signs.
    private static func likeness(of name: String, among available: [String]) -> String? {
        func letters(_ name: String) -> String {
            name.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        let wanted = letters(name)
        let found = available.filter { letters($0) == wanted }
        return found.count == 1 ? found.first : nil
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
        return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
    }
}
