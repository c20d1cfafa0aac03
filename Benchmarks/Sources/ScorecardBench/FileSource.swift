import Foundation
import Scorecards

/// A file, read a piece at a time.
final class FileSource: TableSource {
    private let descriptor: Int32
    let byteCount: Int?

    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY)
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0 else {
            throw TableError.brokenSource(reason: "\(path): cannot be read")
        }
        byteCount = Int(facts.st_size)
    }

    deinit { close(descriptor) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw .brokenSource(reason: "reading failed") }
        return count
    }

    func rewind() throws(TableError) { lseek(descriptor, 0, SEEK_SET) }
}
