public import Charters

/// What proves that somebody holds a person's account, sealed with that person's key.
struct AccountCredential: Hashable, Sendable, Codable {
    /// What is typed first.
    var userName: String
    /// What is known.
    var passPhrase: PassPhraseHash
    /// What the app on the person's phone shares with us.
    var secret: [UInt8]
    /// Keyed hashes of the recovery codes that are left.
    var recoveryHashes: [[UInt8]]
    /// When it was set up, in milliseconds since 1970.
    var openedAt: Int64
}

/// How a person signs in, as their own page shows it.
public struct PersonAccount: Hashable, Sendable {
    /// The name; nil while only the reference and a code sign them in.
    public let userName: String?
    /// When it was set up.
    public let openedAt: Instant?
    /// Recovery codes left.
    public let recoveryCodesLeft: Int
    /// The secret that an app would share, for setting one up; the same as long as the session lasts.
    public let offeredSecret: String
}
