/// Why a signed note is refused.
public enum NoteError: Error, Hashable, Sendable {
    /// The text is not a signed note.
    case malformedNote
    /// The note's text is not a checkpoint.
    case malformedCheckpoint
    /// The text is not a verifier key of an Ed25519 log.
    case malformedKey
    /// No line of the note is signed with this key.
    case notSignedBy(name: String)
    /// A line claims this key, and the signature is false.
    case falseSignature(name: String)
    /// The checkpoint speaks for another log than the key's.
    case wrongOrigin(expected: String, found: String)
}
