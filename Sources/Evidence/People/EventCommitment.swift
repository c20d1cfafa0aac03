/// What the log shows of an event: nothing, to whoever lacks the salt.
public enum EventCommitment {
    private static let domain = Array("recourse/event/v1".utf8)

    /// HMAC-SHA-256 of the canonical event under its salt.
    public static func commit(salt: Salt, event: [UInt8]) -> Digest {
        Digest.authenticate(domain: domain, message: event, key: salt.key)
    }
}
