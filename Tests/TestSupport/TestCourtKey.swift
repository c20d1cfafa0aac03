import Crypto

/// The key with which the courts of tests sign what they file.
public enum TestCourtKey {
    private static let seed = (0..<32).map { UInt8($0) }
    // Any 32 bytes are a key of Ed25519.
    private static let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)

    /// Its 32 public bytes.
    public static let publicKey: [UInt8] = key.map { Array($0.publicKey.rawRepresentation) } ?? []

    /// A signature of some bytes; empty when there is none to be had.
    public static func signature(of bytes: [UInt8]) -> [UInt8] {
        (try? key?.signature(for: bytes)).map { Array($0) } ?? []
    }
}
