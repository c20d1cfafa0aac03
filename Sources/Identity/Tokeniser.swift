internal import Crypto

/// Makes the tokens under which a person is found.
///
/// The key is handed in and stays outside.
public struct Tokeniser: Sendable {
    /// The code of nothing under the key, to go on from: setting up a key costs as much as the rest.
    private let begun: HMAC<SHA256>

    /// A tokeniser with a secret key of at least 32 bytes.
    public init(key: [UInt8]) {
        precondition(key.count >= 32, "a key of at least 32 bytes")
        begun = HMAC(key: SymmetricKey(data: key))
    }

    /// The tokens of a claim; identifiers that are missing or cannot be read give none.
    public func tokens(for claim: IdentityClaim) -> [MatchToken] {
        tokens(for: claim, of: MatchToken.Kind.allCases)
    }

    /// The tokens of a claim that a search needs: they find everyone whom all of them would find.
    ///
    /// Whoever agrees on name, birth and address agrees on name and birth, and so has that token too:
    /// the longer one finds nobody more, and asking for it is half of the work when nobody is found.
    public func searchTokens(for claim: IdentityClaim) -> [MatchToken] {
        tokens(for: claim, of: [.nationalIdentifier, .nameAndBirth])
    }

    private func tokens(for claim: IdentityClaim, of kinds: [MatchToken.Kind]) -> [MatchToken] {
        let normalised = NormalisedIdentity(claim)
        return kinds.compactMap { kind in
            normalised.text(for: kind).map { text in
                var code = begun
                code.update(data: Array("\(kind.rawValue)\u{0}\(text)".utf8))
                return MatchToken(kind: kind, value: hexadecimal(code.finalize()))
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
