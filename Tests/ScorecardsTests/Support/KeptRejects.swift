import Scorecards

/// Rejected rows in memory.
final class KeptRejects: RowRejects {
    private(set) var rows: [RejectedRow] = []

    func begin() { rows = [] }
    func take(_ row: RejectedRow) throws(TableError) { rows.append(row) }
}

/// Bytes of an array as a source that hands them over in small pieces.
final class ArraySource: TableSource {
    private let bytes: [UInt8]
    private let piece: Int
    private var offset = 0
    private(set) var rewinds = 0

    init(_ bytes: [UInt8], piece: Int = .max) {
        self.bytes = bytes
        self.piece = piece
    }

    convenience init(_ text: String, piece: Int = .max) {
        self.init(Array(text.utf8), piece: piece)
    }

    var byteCount: Int? { nil }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = min(buffer.count, bytes.count - offset, piece)
        buffer.copyBytes(from: bytes[offset..<offset + count])
        offset += count
        return count
    }

    func rewind() throws(TableError) {
        offset = 0
        rewinds += 1
    }
}
