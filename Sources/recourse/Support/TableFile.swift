import Crypto
import Foundation
import Scorecards

/// A table's bytes from a file or standard input, unpacked if they are gzip.
final class TableFile: TableSource {
    /// What to call the input in messages.
    var name: String { input.name }
    private let input: ByteInput
    private var inflater: Inflater?
    /// The first bytes, which told whether the input is gzip.
    private var head: [UInt8] = []
    private var bytesRead = 0
    private var shown = -1
    /// Of the table's bytes, unpacked; nil when nobody asks for it.
    private var hasher: SHA256?

    /// Opens a table; `-` is standard input.
    ///
    /// - Parameters:
    ///   - canRewind: Whether it may have to be read again.
    ///   - isHashed: Whether ``hash`` is wanted.
    init(_ path: String, canRewind: Bool = true, isHashed: Bool = false) throws {
        hasher = isHashed ? SHA256() : nil
        input = try ByteInput(path, canRewind: canRewind)
        do { try begin() } catch { throw Failure("\(name): \(error)") }
    }

    /// Bytes in all, if that is known before reading.
    var byteCount: Int? { inflater == nil ? input.byteCount : nil }

    /// SHA-256 of the table's bytes as far as they were read, in lower-case hexadecimal; empty when
    /// it was not asked for.
    var hash: String {
        (hasher?.finalize()).map { digest in
            digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        } ?? ""
    }

    private func begin() throws(TableError) {
        if hasher != nil { hasher = SHA256() }
        head = []
        inflater = nil
        bytesRead = 0
        var start = [UInt8](repeating: 0, count: 2)
        while head.count < 2 {
            let count = try fill(&start, 2 - head.count)
            guard count > 0 else { break }
            head += start[..<count]
        }
        if head == [0x1F, 0x8B] {
            inflater = try Inflater(head)
            head = []
        }
    }

    private func fill(_ bytes: inout [UInt8], _ count: Int) throws(TableError) -> Int {
        var outcome: Result<Int, TableError> = .success(0)
        bytes.withUnsafeMutableBytes { room in
            let part = UnsafeMutableRawBufferPointer(rebasing: room[..<count])
            outcome = Result { () throws(TableError) in try input.read(into: part) }
        }
        return try outcome.get()
    }

    /// The next bytes of the table.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let count = try next(into: buffer)
        hasher?.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
    }

    private func next(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        showProgress()
        if !head.isEmpty {
            let count = min(head.count, buffer.count)
            buffer.copyBytes(from: head[..<count])
            head.removeFirst(count)
            bytesRead += count
            return count
        }
        guard let inflater else {
            let count = try input.read(into: buffer)
            bytesRead += count
            return count
        }
        return try inflater.read(into: buffer) { room throws(TableError) in
            let count = try self.input.read(into: room)
            self.bytesRead += count
            return count
        }
    }

    /// Begins again at the first byte.
    func rewind() throws(TableError) {
        try input.rewind()
        try begin()
    }

    /// What to tell about a fault of the text: that the gzip data are damaged, if they are.
    ///
    /// Damaged data unpack into damaged text, and their check sum comes last. A row that is too long
    /// may never end, so nothing is read behind it.
    func verdict(on error: TableError) -> TableError {
        guard inflater != nil else { return error }
        switch error {
        case .brokenSource, .rowTooLong: return error
        default: break
        }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { room.deallocate() }
        do throws(TableError) {
            while try read(into: room) > 0 {}
            return error
        } catch { return error }
    }

    private func showProgress() {
        guard let total = input.byteCount, total > 0, Terminal.isInteractive else { return }
        let share = bytesRead * 100 / total
        guard share > shown else { return }
        shown = share
        Terminal.progress("Reading \(name)", share: Double(share) / 100)
    }
}
