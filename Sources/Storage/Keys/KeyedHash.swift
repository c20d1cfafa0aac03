import Crypto

/// Keyed hashes (HMAC-SHA256) under the index key, one domain a use, so that no two uses agree.
public struct KeyedHash: Sendable {
    /// The hash of nothing under the key, to go on from.
    private let begun: HMAC<SHA256>

    /// A keyed hash under a key of 32 bytes.
    public init(key: [UInt8]) { begun = HMAC(key: SymmetricKey(data: key)) }

    /// The closed list of what is hashed under the index key.
    public enum Domain: String, CaseIterable, Sendable {
        /// A reference that a person types to sign in.
        case reference
        /// An order, to know it again after its removal.
        case order
        /// An API key.
        case apiKey
        /// A one-time code, with its challenge.
        case signInCode
        /// A session token.
        case session
        /// What a person types to sign in with an account.
        case userName
        /// A recovery code of a person's account.
        case recoveryCode
        /// The secret that is offered to an app, made from a session.
        case accountSecret
        /// Issuer and subject of an identity at the provider.
        case providerIdentity
        /// State, nonce and verifier of one way to the provider.
        case openID
        /// What a member of staff types to sign in.
        case staffName
        /// A one-time code with which a member of staff sets a pass phrase.
        case staffCode
        /// A session of a member of staff.
        case staffSession
        /// What a representative types to sign in.
        case representativeReference
        /// A one-time code of a representative, with its challenge.
        case representativeCode
        /// A session of a representative.
        case representativeSession
        /// A whole row of short-lived state.
        case row
        /// The secret with which messages to a subscriber are signed.
        case message
        /// Whom a subscriber looked at in vain on a day.
        case stray
        /// A check value of a key.
        case keyCheck
    }

    /// The hash of parts; each is preceded by its length, so that parts cannot run together.
    public func hash(_ domain: Domain, _ parts: [[UInt8]]) -> [UInt8] {
        var hmac = begun
        hmac.update(data: Array("recourse/\(domain.rawValue)/v1".utf8))
        for part in parts {
            hmac.update(data: [UInt8].bigEndian(UInt64(part.count)))
            hmac.update(data: part)
        }
        return Array(hmac.finalize())
    }

    /// The hash of texts.
    public func hash(_ domain: Domain, _ texts: String...) -> [UInt8] {
        hash(domain, texts.map { Array($0.utf8) })
    }
}
