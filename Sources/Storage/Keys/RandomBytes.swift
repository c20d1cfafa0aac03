import Foundation
import Synchronization

/// Random bytes of the operating system.
public enum RandomBytes {
    /// That many bytes, asked for now: for keys, secrets and whatever is a secret for long.
    public static func make(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            fill(UnsafeMutableRawBufferPointer(buffer))
            filled = count
        }
    }

    /// That many bytes, from some that were asked for together: for salts and nonces.
    ///
    /// Each question to the system costs more than sealing a document does. What is handed out is
    /// wiped from the stock.
    public static func drawn(_ count: Int) -> [UInt8] {
        stock.withLock { $0.draw(count) }
    }

    private static let stock = Mutex(Stock())

    /// Bytes that nobody has had yet.
    private struct Stock {
        private static let size = 4096
        private var bytes = [UInt8](repeating: 0, count: size)
        private var left = 0

        mutating func draw(_ count: Int) -> [UInt8] {
            guard count <= Self.size else { return RandomBytes.make(count) }
            if left < count {
                bytes.withUnsafeMutableBytes { RandomBytes.fill($0) }
                left = Self.size
            }
            let places = left - count..<left
            left -= count
            defer { for place in places { bytes[place] = 0 } }
            return Array(bytes[places])
        }
    }

    /// Fills a buffer; the system gives at most 256 bytes at a time.
    private static func fill(_ buffer: UnsafeMutableRawBufferPointer) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let part = rest.prefix(256)
            let code = getentropy(
                UnsafeMutableRawBufferPointer(rebasing: part).baseAddress,
                part.count
            )
            precondition(code == 0, "the system has no random bytes")
            rest = rest.dropFirst(256)
        }
    }
}
