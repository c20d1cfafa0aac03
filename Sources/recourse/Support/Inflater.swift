import CZlib
import Foundation
import Scorecards

/// Unpacks gzip data (RFC 1952) as they come, one member after another.
final class Inflater {
    private var stream = z_stream()
    private let packed: UnsafeMutableRawBufferPointer
    private var packedCount: Int
    private var offset = 0
    private var isBetweenMembers = false
    private var isAtEnd = false

    private static let size = 1 << 18

    /// An unpacker of data whose first bytes were read already.
    init(_ head: [UInt8]) throws(TableError) {
        packed = .allocate(byteCount: Self.size, alignment: 16)
        packed.copyBytes(from: head)
        packedCount = head.count
        // 15 is the largest window; 16 more says that a gzip header is expected.
        guard
            inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { throw .brokenSource(reason: "there is not enough memory to unpack gzip data") }
    }

    deinit {
        inflateEnd(&stream)
        packed.deallocate()
    }

    /// Unpacks into a buffer; gives the number of bytes, 0 at the end.
    ///
    /// - Parameter more: Reads packed bytes; gives their number, 0 at the end.
    func read(
        into buffer: UnsafeMutableRawBufferPointer,
        more: (UnsafeMutableRawBufferPointer) throws(TableError) -> Int
    ) throws(TableError) -> Int {
        while !isAtEnd {
            if offset == packedCount {
                packedCount = try more(packed)
                offset = 0
                if packedCount == 0 {
                    guard isBetweenMembers else {
                        throw .brokenSource(
                            reason:
                                "the gzip data end early; the file was cut off, so copy it again"
                        )
                    }
                    isAtEnd = true
                    break
                }
            }
            if isBetweenMembers, try skipPadding() { continue }
            let count = try unpack(into: buffer)
            if count > 0 { return count }
        }
        return 0
    }

    /// Steps over zero bytes behind a member, which tapes and block devices leave.
    private func skipPadding() throws(TableError) -> Bool {
        while offset < packedCount, packed[offset] == 0 { offset += 1 }
        guard offset < packedCount else { return true }
        guard packed[offset] == 0x1F else {
            throw .brokenSource(
                reason: "something that is not gzip stands behind the gzip data; copy it again"
            )
        }
        inflateReset(&stream)
        isBetweenMembers = false
        return false
    }

    private func unpack(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        let room = min(buffer.count, 1 << 30)
        stream.next_in = packed.baseAddress.map {
            ($0 + offset).assumingMemoryBound(to: UInt8.self)
        }
        stream.avail_in = UInt32(packedCount - offset)
        stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(room)
        let status = inflate(&stream, Z_NO_FLUSH)
        offset = packedCount - Int(stream.avail_in)
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isBetweenMembers = true
        default:
            throw .brokenSource(
                reason: "the gzip data are damaged (a check sum or a code is wrong); copy it again"
            )
        }
        return room - Int(stream.avail_out)
    }
}
