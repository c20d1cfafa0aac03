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
        self = hasher.finalize().withUnsafeBytes { Digest($0) }
    }

    /// HMAC-SHA-256 (RFC 2104) of a domain and a message under a 32-byte key.
    ///
    /// Written out over SHA-256: the crypto library's own HMAC sets up key and context on the heap
    /// and takes four times as long, twice for every event. A test holds the two together.
    static func authenticate(domain: [UInt8], message: [UInt8], key: Digest) -> Digest {
        let count = 64 + domain.count + message.count
        let inner = withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { buffer in
            key.storePadded(in: buffer, with: 0x36)
            domain.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[64...]).copyMemory(from: $0)
            }
            message.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[(64 + domain.count)...])
                    .copyMemory(from: $0)
            }
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
        return withUnsafeTemporaryAllocation(byteCount: 96, alignment: 8) { buffer in
            key.storePadded(in: buffer, with: 0x5C)
            inner.store(in: buffer, at: 64)
            return Digest(hashing: UnsafeRawBufferPointer(buffer))
        }
    }

    /// The key block of HMAC: 32 bytes of key and 32 of zero, each combined with the pad.
    private func storePadded(in buffer: UnsafeMutableRawBufferPointer, with pad: UInt8) {
        store(in: buffer, at: 0)
        for place in 0..<32 {
            buffer[place] ^= pad
            buffer[32 + place] = pad
        }
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
