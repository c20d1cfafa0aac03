/// Thirty-two bytes: a SHA-256 or HMAC-SHA-256 value, or a key of the map.
///
/// Ordered as bytes are. Four words and no heap storage, because the log hashes some twenty of them for every event.
public struct Digest: Hashable, Comparable, Sendable {
    /// How many bytes a digest has.
    public static let byteCount = 32

    var words: (UInt64, UInt64, UInt64, UInt64)

    /// Exactly 32 bytes; nil for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let found = bytes.withContiguousStorageIfAvailable { Digest(UnsafeRawBufferPointer($0)) }
        self = found ?? Array(bytes).withUnsafeBytes { Digest($0) }
    }

    /// The first 32 bytes of a buffer that has them.
    init(_ buffer: UnsafeRawBufferPointer) {
        words = (
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        )
    }

    /// Sixty-four lower-case hexadecimal digits.
    public init?(hex: some StringProtocol) {
        guard let bytes = HexText.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// The 44 letters of base 64 with padding.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64Text.decode(base64) else { return nil }
        self.init(bytes: bytes)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            store(in: UnsafeMutableRawBufferPointer(buffer), at: 0)
            count = Self.byteCount
        }
    }

    /// Sixty-four lower-case hexadecimal digits.
    public var hex: String { HexText.encode(bytes) }

    /// Base 64 with padding, 44 letters.
    public var base64: String { Base64Text.encode(bytes) }

    /// Two digests are the same when all bytes are.
    public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    /// The order of the bytes, first byte first.
    public static func < (left: Digest, right: Digest) -> Bool { left.words < right.words }

    /// Feeds the 32 bytes to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    func store(in buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        buffer.storeBytes(of: words.0.bigEndian, toByteOffset: offset, as: UInt64.self)
        buffer.storeBytes(of: words.1.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
        buffer.storeBytes(of: words.2.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
        buffer.storeBytes(of: words.3.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
    }

    /// A bit by its place from the most significant bit of the first byte, 0 to 255.
    func bit(_ place: UInt8) -> Bool {
        let word =
            switch place >> 6 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return word >> UInt64(63 - (place & 63)) & 1 == 1
    }

    /// The place of the first bit in which two digests differ; nil when they are the same.
    func firstDifference(from other: Digest) -> UInt8? {
        for (place, difference) in [
            words.0 ^ other.words.0, words.1 ^ other.words.1, words.2 ^ other.words.2,
            words.3 ^ other.words.3,
        ].enumerated() where difference != 0 {
            return UInt8(place * 64 + difference.leadingZeroBitCount)
        }
        return nil
    }
}
