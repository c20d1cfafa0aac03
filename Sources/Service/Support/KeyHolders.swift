import Synchronization

/// Who holds the API keys that were used before, so that a command need not look its asker up.
///
/// What stands here says who asks and permits nothing: each command reads key and subscriber anew
/// in the transaction that writes it, and a key that was taken back is refused there and forgotten
/// here. Nothing is read for a caller who was found here alone.
final class KeyHolders: Sendable {
    private static let limit = 10_000

    private let known = Mutex<[[UInt8]: Principal]>([:])

    /// Who was last seen to hold the key with that hash.
    func find(_ keyHash: [UInt8]) -> Principal? { known.withLock { $0[keyHash] } }

    /// Keeps who holds a key; past the limit all are forgotten.
    func keep(_ principal: Principal, keyHash: [UInt8]) {
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[keyHash] = principal
        }
    }

    /// Forgets all keys: one of them was taken back.
    func forgetAll() { known.withLock { $0 = [:] } }

    /// Forgets a key that was refused.
    func forget(_ keyHash: [UInt8]) { known.withLock { known in known[keyHash] = nil } }
}
