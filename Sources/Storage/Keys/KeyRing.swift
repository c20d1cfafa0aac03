import Crypto
import Foundation

/// The keys of an installation.
///
/// They live in a directory of their own, never in the database.
public struct KeyRing: Sendable {
    /// Wraps the keys of persons, subscribers and the office.
    public let master: DataKey
    /// Keyed hashes for look-ups by equality.
    public let index: KeyedHash
    /// The key of the identifiers' tokens; apart from ``index`` so that it can be held elsewhere.
    public let identity: [UInt8]
    /// The Ed25519 seed that signs checkpoints.
    public let logSigningSeed: [UInt8]
    /// What a database remembers of each key, by its name, to know foreign keys.
    public let checkValues: [String: String]

    /// A ring of four keys of 32 bytes, for tests and for keys held elsewhere.
    public init(master: [UInt8], index: [UInt8], identity: [UInt8], logSigningSeed: [UInt8]) {
        self.master = DataKey(bytes: master)
        self.index = KeyedHash(key: index)
        self.identity = identity
        self.logSigningSeed = logSigningSeed
        let named = [
            KeyFile.master: master, .index: index, .identity: identity, .log: logSigningSeed,
        ]
        checkValues = Dictionary(
            uniqueKeysWithValues: named.map { file, key in
                let check = KeyedHash(key: key).hash(.keyCheck, file.rawValue)
                return ("key_check.\(file.rawValue)", check.hexadecimal)
            }
        )
    }

    /// A ring of fresh random keys that is kept nowhere.
    public static func ephemeral() -> KeyRing {
        KeyRing(
            master: RandomBytes.make(32),
            index: RandomBytes.make(32),
            identity: RandomBytes.make(32),
            logSigningSeed: RandomBytes.make(32)
        )
    }

    /// Reads the keys of a directory, making both at the first run.
    ///
    /// Keys are made only when the directory is absent or empty: a lost key is an error and never
    /// silently replaced, since all that it sealed would be lost with it.
    ///
    /// - Throws: ``KeyRingError``.
    public init(directory: String) throws(KeyRingError) {
        let store = KeyDirectory(path: directory)
        if try store.isEmpty { try store.make() }
        self.init(
            master: try store.read(.master),
            index: try store.read(.index),
            identity: try store.read(.identity),
            logSigningSeed: try store.read(.log)
        )
    }
}

/// The files of a key directory.
enum KeyFile: String, CaseIterable {
    case master
    case index
    case identity
    case log = "log-signing"

    var name: String { "\(rawValue).key" }
}
