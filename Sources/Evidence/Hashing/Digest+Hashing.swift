import Crypto

extension Digest {
    /// The hash of no bytes at all: the root of an empty tree and of an empty map.
    public static let ofNothing = Digest(hashing: [])

    /// SHA-256 of some bytes.
    public init(hashing bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(hashing: $0) }
    }

    init(hashing buffer: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        hasher.update(bufferPointer: buffer)
        self.init(hasher.finalize())
    }

    init(_ digest: some ContiguousBytesOfDigest) {
        self = digest.withUnsafeBytes { buffer in
            Digest(
                words: (
                    UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                    UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                    UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
                    UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
                ))
        }
    }

    /// HMAC-SHA-256 under a 32-byte key.
    static func authenticate(_ message: [UInt8], key: Digest) -> Digest {
        Digest(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key.bytes)))
    }

    /// The hash of a leaf by RFC 6962: SHA-256 of 0x00 and the leaf's bytes.
    public init(leaf data: [UInt8]) {
        self = withUnsafeTemporaryAllocation(byteCount: data.count + 1, alignment: 8) { buffer in
            buffer[0] = 0
            data.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: $0)
            }
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
    }

    /// The hash of an inner node by RFC 6962: SHA-256 of 0x01, the left hash and the right hash.
    public init(left: Digest, right: Digest) {
        // One buffer of 65 bytes: three updates of the hasher cost a quarter more.
        self = withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            left.store(in: buffer, at: 1)
            right.store(in: buffer, at: 33)
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
    }
}

/// What a hash and an authentication code of the crypto library have in common.
protocol ContiguousBytesOfDigest {
    func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R
}

extension SHA256Digest: ContiguousBytesOfDigest {}
extension HashedAuthenticationCode: ContiguousBytesOfDigest {}
