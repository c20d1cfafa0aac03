import Foundation
import Scorecards

/// The bytes of a file or of standard input, read once and, if it must be, again.
///
/// What comes through a pipe is kept in a nameless temporary file as it is read, so that it can be
/// read again; it is gone when the process ends.
final class ByteInput {
    /// What to call the input in messages.
    let name: String
    /// Bytes in all, if that is known.
    let byteCount: Int?
    private let descriptor: Int32
    private var spool: Int32 = -1
    private var isReadingSpool = false
    private var isSeekable: Bool

    /// Opens the input; `-` is standard input.
    ///
    /// - Parameter canRewind: Whether it may have to be read again.
    init(_ path: String, canRewind: Bool) throws {
        name = path == "-" ? "standard input" : path
        descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let isMissing = errno == ENOENT || errno == ENOTDIR
            throw Failure("\(path): \(isMissing ? "there is no such file" : "cannot be read")")
        }
        // Asked without `stat`: in an optimised build its fields belong to no module that is imported.
        guard Foundation.read(descriptor, nil, 0) == 0 || errno != EISDIR else {
            throw Failure("\(name): is a folder; name a file")
        }
        let place = lseek(descriptor, 0, SEEK_CUR)
        let size = place < 0 ? -1 : lseek(descriptor, 0, SEEK_END)
        isSeekable = size >= 0 && lseek(descriptor, place, SEEK_SET) == place
        byteCount = isSeekable ? Int(size) : nil
        if !isSeekable, canRewind { try openSpool() }
    }

    deinit {
        if descriptor > 0 { close(descriptor) }
        if spool >= 0 { close(spool) }
    }

    private func openSpool() throws {
        let folder = FileManager.default.temporaryDirectory.path
        let marks = String(repeating: "X", count: 6)
        var template = Array("\(folder)/recourse-\(marks)".utf8CString)
        spool = mkstemp(&template)
        guard spool >= 0 else {
            throw Failure("\(folder): cannot be written; set TMPDIR to a folder that can")
        }
        unlink(template)
    }

    /// Reads up to `room.count` bytes; gives their number, 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let source = isReadingSpool ? spool : descriptor
        while true {
            let count = Foundation.read(source, room.baseAddress, room.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw .brokenSource(reason: "reading failed: \(String(cString: strerror(errno)))")
            }
            if count == 0, isReadingSpool {
                // The rest was never read: it still comes through the pipe.
                isReadingSpool = false
                return try read(into: room)
            }
            if spool >= 0, !isReadingSpool { try keep(room, count) }
            return count
        }
    }

    private func keep(_ room: UnsafeMutableRawBufferPointer, _ count: Int) throws(TableError) {
        var done = 0
        while done < count {
            let written = Foundation.write(spool, room.baseAddress.map { $0 + done }, count - done)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                throw .brokenSource(
                    reason: "the temporary folder is full; set TMPDIR to a folder with more room"
                )
            }
            done += written
        }
    }

    /// Begins again at the first byte.
    func rewind() throws(TableError) {
        let source = spool >= 0 ? spool : descriptor
        guard isSeekable || spool >= 0, lseek(source, 0, SEEK_SET) == 0 else {
            throw .brokenSource(reason: "cannot be read twice; save it as a file first")
        }
        isReadingSpool = spool >= 0
    }
}
