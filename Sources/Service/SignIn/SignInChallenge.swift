public import Charters

/// A sign-in that waits for its code.
///
/// It looks the same whether or not the reference exists.
public struct SignInChallenge: Hashable, Sendable {
    /// Names the challenge; it goes back with the code.
    public let id: String
    /// Until when the code is taken.
    public let expiresAt: Instant
    /// The code itself, in the demo alone; nil everywhere else.
    public let demoCode: String?
}

/// The secret of a session, told once.
///
/// Only its hash is stored.
public struct SessionToken: Hashable, Sendable {
    /// The secret, 32 random bytes in base64url.
    public let value: String
    /// When the session ends at the latest.
    public let expiresAt: Instant
}
