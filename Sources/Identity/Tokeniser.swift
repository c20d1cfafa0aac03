internal import Crypto

/// Makes the tokens under which a person is found.
///
/// The key is handed in and stays outside.
public struct Tokeniser: Sendable {
    private let key: SymmetricKey

    /// A tokeniser with a secret key of at least 32 bytes.
    public init(key: [UInt8]) {
        precondition(key.count >= 32, "a key of at least 32 bytes")
        self.key = SymmetricKey(data: key)
    }

    /// The tokens of a claim; identifiers that are missing or cannot be read give none.
    public func tokens(for claim: IdentityClaim) -> [MatchToken] {
        let normalised = NormalisedIdentity(claim)
        return MatchToken.Kind.allCases.compactMap { kind in
            normalised.text(for: kind).map { text in
                let message = Array("\(kind.rawValue)\u{0}\(text)".utf8)
                let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
                return MatchToken(kind: kind, value: hexadecimal(code))
            }
        }
    }

    private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var letters: [UInt8] = []
        for byte in bytes {
            letters.append(digits[Int(byte >> 4)])
            letters.append(digits[Int(byte & 15)])
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
