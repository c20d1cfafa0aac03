import Crypto

/// The public key of a log, as C2SP `signed-note` writes it: `name+hash+base64`.
public struct VerifierKey: Hashable, Sendable {
    static let algorithm: UInt8 = 1

    /// Name of the log; also the origin of its checkpoints.
    public let name: String
    /// The 32 bytes of the Ed25519 key.
    public let publicKey: [UInt8]

    /// A key by its parts.
    ///
    /// - Throws: ``NoteError/malformedKey`` for an empty name, one with white space or a plus
    ///   sign, or a key that is not 32 bytes.
    public init(name: String, publicKey: [UInt8]) throws(NoteError) {
        guard Self.isName(name), publicKey.count == 32 else { throw .malformedKey }
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads the text form; its hash must be that of name and key.
    public init(text: String) throws(NoteError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64Text.decode(parts[2]), bytes.count == 33,
            bytes[0] == Self.algorithm
        else { throw .malformedKey }
        try self.init(name: String(parts[0]), publicKey: Array(bytes[1...]))
        guard HexText.encode(hash) == parts[1] else { throw .malformedKey }
    }

    /// The text form, to be published.
    public var text: String {
        "\(name)+\(HexText.encode(hash))+\(Base64Text.encode([Self.algorithm] + publicKey))"
    }

    /// Four bytes that stand before every signature of this key.
    var hash: [UInt8] {
        let input = Array(name.utf8) + [0x0A, Self.algorithm] + publicKey
        return Array(Digest(hashing: input).bytes.prefix(4))
    }

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 && $0.value != 0x7F
            }
    }
}
