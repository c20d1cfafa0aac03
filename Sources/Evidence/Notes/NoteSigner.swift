public import Crypto

/// Signs the checkpoints of one log.
///
/// Where its key is kept is not the concern of this module.
public struct NoteSigner: Sendable {
    /// What others verify with.
    public let verifierKey: VerifierKey

    private let privateKey: Curve25519.Signing.PrivateKey

    /// A signer under the log's name.
    public init(name: String, privateKey: Curve25519.Signing.PrivateKey) throws(NoteError) {
        verifierKey = try VerifierKey(
            name: name,
            publicKey: Array(privateKey.publicKey.rawRepresentation)
        )
        self.privateKey = privateKey
    }

    /// A signer from the 32 bytes of a secret Ed25519 key.
    public init(name: String, secret: [UInt8]) throws(NoteError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret) else {
            throw .malformedKey
        }
        try self.init(name: name, privateKey: key)
    }

    /// The signed note of a checkpoint, to be published and put into receipts.
    public func sign(_ checkpoint: Checkpoint) throws -> String {
        let text = checkpoint.text
        let signature = try privateKey.signature(for: Array(text.utf8))
        return SignedNote(
            text: text,
            signatures: [
                SignedNote.Signature(
                    name: verifierKey.name,
                    keyHash: verifierKey.hash,
                    bytes: Array(signature)
                )
            ]
        ).serialized
    }
}
