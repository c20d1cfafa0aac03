import Crypto

/// A key that seals documents with AES-256-GCM, bound to the place where they are stored.
public struct DataKey: Sendable {
    private let key: SymmetricKey

    /// A key of 32 bytes.
    public init(bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

    /// Fresh random bytes for a new key, to be wrapped and stored.
    public static func freshBytes() -> [UInt8] { RandomBytes.make(32) }

    /// Seals bytes for one place: nonce, ciphertext and tag, in this order.
    public func seal(_ bytes: [UInt8], for place: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(
            bytes,
            using: key,
            nonce: AES.GCM.Nonce(data: RandomBytes.drawn(12)),
            authenticating: Array(place.utf8)
        )
        // nil only for a nonce that is not of the usual twelve bytes.
        return box.combined.map { Array($0) } ?? []
    }

    /// Opens what was sealed for that place; anything changed or moved does not open.
    public func open(_ sealed: [UInt8], for place: String) throws -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return Array(try AES.GCM.open(box, using: key, authenticating: Array(place.utf8)))
        } catch {
            throw StoreError(.corrupt, "a sealed value does not open where it is stored")
        }
    }
}
