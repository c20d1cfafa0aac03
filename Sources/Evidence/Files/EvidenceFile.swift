/// Any file that a person can be given as evidence, told apart by its first bytes.
public enum EvidenceFile: Sendable {
    /// One event.
    case receipt(Receipt)
    /// All events of one person, or that there are none.
    case statement(Statement)
    /// A signed state of the log alone.
    case checkpoint(note: String)

    /// Reads a file; nothing is verified yet.
    public init(bytes: [UInt8]) throws(VerificationError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .malformed(.encoding)
        }
        if text.utf8.starts(with: "c2sp.org/tlog-proof@".utf8) {
            self = .receipt(try Receipt(text: text))
        } else if bytes.first == UInt8(ascii: "{") {
            self = .statement(try Statement(text: text))
        } else if (try? SignedNote(text)) != nil {
            self = .checkpoint(note: text)
        } else {
            throw .unknownFormat
        }
    }

    /// Checks every link of the file's proof.
    public func verify(key: VerifierKey) throws(VerificationError) -> Verification {
        switch self {
        case .receipt(let receipt): return try receipt.verify(key: key)
        case .statement(let statement): return try statement.verify(key: key)
        case .checkpoint(let note):
            do {
                return Verification(
                    kind: .checkpoint,
                    checkpoint: try Checkpoint(note: note, key: key),
                    sealedAtMilliseconds: nil,
                    mapKey: nil,
                    index: nil,
                    events: [],
                    head: nil
                )
            } catch {
                throw .note(error)
            }
        }
    }
}
