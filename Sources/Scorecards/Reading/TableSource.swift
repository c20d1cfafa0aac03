/// Bytes of a table that are handed over a piece at a time.
///
/// The reader of tables does no input of its own: whoever owns the file, the pipe or the gzip stream
/// conforms to this.
public protocol TableSource: AnyObject {
    /// Bytes in all, if that is known beforehand; only used to set memory aside.
    var byteCount: Int? { get }

    /// Fills a buffer from its start with the next bytes; gives their number, 0 at the end.
    ///
    /// - Throws: ``TableError/brokenSource(reason:)`` when the bytes cannot be had.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int

    /// Begins again at the first byte.
    ///
    /// Asked for only when a column that began with numbers turns out to hold text.
    func rewind() throws(TableError)
}

/// Bytes that are in memory already.
final class MemorySource: TableSource {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var byteCount: Int? { bytes.count }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = min(buffer.count, bytes.count - offset)
        guard count > 0 else { return 0 }
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
        offset += count
        return count
    }

    func rewind() throws(TableError) { offset = 0 }
}
