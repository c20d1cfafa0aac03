import Foundation
import Scorecards

/// Keeps malformed rows in a CSV file: line, reason, the row as it stood.
final class ScorecardRejects: RowRejects {
    private let path: String
    private var file: OutputFile?
    private var pending: [UInt8] = []
    /// Rows kept.
    private(set) var count = 0

    /// Opens the file, so that a place that cannot be written is known before the work.
    init(_ path: String) throws {
        self.path = path
        file = try OutputFile(path)
    }

    func begin() {
        pending = Array("line,reason,row\n".utf8)
        count = 0
        try? file?.truncate()
    }

    func take(_ row: RejectedRow) throws(TableError) {
        count += 1
        pending += "\(row.line),".utf8
        Self.quote(Array("\(row.error)".utf8), to: &pending)
        pending.append(0x2C)
        Self.quote(row.bytes, to: &pending)
        pending.append(0x0A)
        if pending.count > 1 << 20 {
            do { try flush() } catch {
                throw .brokenSource(reason: "\(path): cannot be written; is the disk full?")
            }
        }
    }

    private func flush() throws {
        try file?.write(pending)
        pending.removeAll(keepingCapacity: true)
    }

    /// Moves the file to its place and says how many rows it holds.
    func finish() throws {
        try flush()
        try file?.finish()
        if count > 0 {
            Terminal.say("\(count) malformed row\(count == 1 ? "" : "s") rejected: see \(path)")
        }
    }

    /// Removes the unfinished file.
    func discard() { file?.discard() }

    private static func quote(_ cell: [UInt8], to line: inout [UInt8]) {
        line.append(0x22)
        for byte in cell {
            if byte == 0x22 { line.append(0x22) }
            line.append(byte)
        }
        line.append(0x22)
    }
}
