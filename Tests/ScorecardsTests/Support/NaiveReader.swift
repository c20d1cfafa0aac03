@testable import Scorecards

/// A second reader of delimited text: one state machine, a byte at a time, nothing clever.
///
/// What it says is what the rules of docs/reading.md say; the fast reader must agree.
enum NaiveReader {
    /// The cells of a row, whether each was quoted, and the line it begins in.
    struct Row: Equatable {
        var cells: [[UInt8]] = []
        var line: Int
    }

    /// Rows that are sound, and the lines of those that are not.
    struct Outcome: Equatable {
        var rows: [Row] = []
        var badLines: [Int] = []
    }

    private enum State { case start, plain, quoted, closed, stray }

    /// Reads text without a header; `width` is the number of cells that a row must have.
    static func read(_ text: [UInt8], width: Int, firstLine: Int = 2) -> Outcome {
        var outcome = Outcome()
        var bytes = text
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
        var line = firstLine
        var row = Row(line: line)
        var cell: [UInt8] = []
        var raw: [UInt8] = []
        var state = State.start
        var isBad = false
        func endRow(isBlank: Bool) {
            if !(isBlank && width > 1) {
                let isUTF8 = String(validating: raw, as: UTF8.self) != nil
                if isBad || row.cells.count != width || !isUTF8 || raw.contains(0) {
                    outcome.badLines.append(row.line)
                } else {
                    outcome.rows.append(row)
                }
            }
            row = Row(line: line)
            raw = []
            isBad = false
            state = .start
        }
        for (index, byte) in bytes.enumerated() {
            raw.append(byte)
            if byte == 0x0A { line += 1 }
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            switch (state, byte) {
            case (.quoted, 0x22): state = .closed
            case (.quoted, _): cell.append(byte)
            case (.closed, 0x22):
                cell.append(byte)
                state = .quoted
            case (.start, 0x22): state = .quoted
            case (_, 0x2C):
                row.cells.append(cell)
                cell = []
                state = .start
            case (_, 0x0A):
                if state != .closed, cell.last == 0x0D { cell.removeLast() }
                row.cells.append(cell)
                cell = []
                endRow(isBlank: raw == [0x0A] || raw == [0x0D, 0x0A])
            case (.closed, 0x0D) where next == 0x0A: break
            case (.closed, _):
                isBad = true
                state = .stray
            case (_, 0x22):
                isBad = true
                state = .stray
            default:
                cell.append(byte)
                if state == .start { state = .plain }
            }
        }
        if !raw.isEmpty {
            // A quoted cell that never ends.
            isBad = true
            endRow(isBlank: false)
        }
        return outcome
    }
}
