import Crypto

/// Ed25519 keys of others, as 32 bytes: what was signed with them is checked here.
public enum PublicKey {
    /// Whether bytes are an Ed25519 key.
    public static func isOne(_ bytes: [UInt8]) -> Bool {
        bytes.count == 32 && (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil
    }

    /// Whether whoever has the key signed exactly these bytes.
    public static func signed(
        _ message: [UInt8],
        with signature: [UInt8],
        by key: [UInt8]
    ) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else {
            return false
        }
        return signature.count == 64 && key.isValidSignature(signature, for: message)
    }

    /// A key as it is named in the log: the first 8 bytes of its SHA-256, in hexadecimal.
    public static func fingerprint(_ key: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var letters: [UInt8] = []
        for byte in SHA256.hash(data: key).prefix(8) {
            letters.append(digits[Int(byte >> 4)])
            letters.append(digits[Int(byte & 15)])
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
