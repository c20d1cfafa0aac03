@testable import Scorecards

/// Bytes that the fuzzer made, handed over in pieces.
private final class FuzzSource: TableSource {
    private let bytes: UnsafeRawBufferPointer
    private let piece: Int
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer, piece: Int) {
        self.bytes = bytes
        self.piece = piece
    }

    /// Known for whole readings, as of a file, and not for those in pieces, as of a pipe.
    var byteCount: Int? { piece == .max ? bytes.count : nil }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = min(buffer.count, bytes.count - offset, piece)
        buffer.copyBytes(from: bytes[offset..<offset + count])
        offset += count
        return count
    }

    func rewind() throws(TableError) { offset = 0 }
}

private final class FuzzRejects: RowRejects {
    var lines: [Int] = []
    func begin() { lines = [] }
    func take(_ row: RejectedRow) throws(TableError) { lines.append(row.line) }
}

/// What a reading came to; numbers are compared bit by bit.
private struct Reading: Equatable {
    var numbers: [[UInt64]] = []
    var codes: [[Int32]] = []
    var texts: [[String]] = []
    var rejected: [Int] = []
    var error: TableError?

    init(_ bytes: UnsafeRawBufferPointer, block: Int, piece: Int, keepsRejects: Bool) {
        var reader = TableReader()
        reader.blockSize = block
        let rejects = FuzzRejects()
        do throws(TableError) {
            let source = FuzzSource(bytes, piece: piece)
            let table = try reader.read(source, rejects: keepsRejects ? rejects : nil)
            for column in table.columns {
                switch column.cells {
                case .numeric(let values):
                    numbers.append(values.map(\.bitPattern))
                    texts.append([column.name])
                case .categorical(let places, let levels):
                    codes.append(places)
                    texts.append([column.name] + levels)
                }
            }
        } catch { self.error = error }
        rejected = rejects.lines
    }
}

/// A card with a column of numbers `a` and one of levels `b`.
private let card: Scorecard? = {
    var text = "bad,a,b\n"
    for row in 0..<200 { text += "\(row % 3 == 0 ? 1 : 0),\(row % 5 + row % 3),L\(row % 3)\n" }
    return Array(text.utf8).withUnsafeBytes { bytes in
        guard let table = try? TableReader().read(bytes),
            let outcomes = try? Outcomes(table.columns[0], event: "1"),
            let binned = try? Fitter().bin(table, ["a", "b"], outcomes)
        else { return nil }
        return try? Fitter().fit(binned, outcomes, holdout: nil, name: "Fuzz").card
    }
}()

/// Reads the bytes as a table whole and in awkward pieces, and scores them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    // A short text is cut every few bytes, a long one into some sixty pieces.
    let block = max(5, bytes.count / 61)
    for keepsRejects in [false, true] {
        let whole = Reading(bytes, block: 1 << 14, piece: .max, keepsRejects: keepsRejects)
        let cut = Reading(bytes, block: block, piece: block - 2, keepsRejects: keepsRejects)
        if whole != cut { fatalError("whole:\n\(whole)\ncut:\n\(cut)") }
    }
    if let card,
        var scorer = try? BatchScorer(
            card,
            FuzzSource(bytes, piece: .max),
            reasons: 2,
            keep: [],
            rejects: FuzzRejects()
        )
    {
        while let lines = try? scorer.next() { precondition(lines.count < 1 << 20) }
    }
    return 0
}
