import Crypto

/// One-time codes from a shared secret and the clock (RFC 6238 over RFC 4226).
///
/// Authenticator apps all do SHA-1, six digits and thirty seconds; HMAC-SHA-1 is not broken by what
/// broke SHA-1.
enum TimeCode {
    /// The hash under the code.
    enum Algorithm: CaseIterable {
        case sha1
        case sha256
        case sha512
    }

    /// How long a code is shown.
    static let stepSeconds: Int64 = 30
    /// Steps before and after the present one that are taken: clocks of phones differ.
    static let slack: Int64 = 1
    /// The bytes of a secret: as many as SHA-1 gives.
    static let secretBytes = 20

    /// The step of an instant, in milliseconds since 1970.
    static func step(at milliseconds: Int64) -> Int64 { milliseconds / 1_000 / stepSeconds }

    /// The code of a step.
    static func code(
        secret: [UInt8],
        step: Int64,
        digits: Int = 6,
        algorithm: Algorithm = .sha1
    ) -> String {
        let key = SymmetricKey(data: secret)
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac: [UInt8] =
            switch algorithm {
            case .sha1: Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
            case .sha256: Array(HMAC<SHA256>.authenticationCode(for: counter, using: key))
            case .sha512: Array(HMAC<SHA512>.authenticationCode(for: counter, using: key))
            }
        let offset = Int(mac[mac.count - 1] & 0x0f)
        let number =
            mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let modulus = (0..<digits).reduce(UInt64(1)) { product, _ in product * 10 }
        let text = String(UInt64(number) % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was typed, among those that are taken and come after the last one used.
    static func step(
        of typed: String,
        secret: [UInt8],
        at milliseconds: Int64,
        after last: Int64
    ) -> Int64? {
        let now = step(at: milliseconds)
        var found: Int64?
        for step in (now - slack)...(now + slack) {
            // Every one is computed, so that time tells nothing.
            let isRight = constantTimeEquals(
                Array(code(secret: secret, step: step).utf8),
                Array(typed.utf8)
            )
            if isRight, step > last { found = step }
        }
        return found
    }
}

/// Base32 as authenticator apps read it (RFC 4648, without padding).
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    /// Bytes as text.
    static func encode(_ bytes: [UInt8]) -> String {
        var text = ""
        var held = 0
        var bits = 0
        for byte in bytes {
            held = held << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[held >> bits & 31])
            }
            held &= (1 << bits) - 1
        }
        if bits > 0 { text.append(alphabet[held << (5 - bits) & 31]) }
        return text
    }
}
