/// The proof that one event stands in the log, as a C2SP `tlog-proof@v1` text.
///
/// For whoever caused the event and for the person alike; verified offline with the log's key.
public struct Receipt: Sendable {
    static let format = "c2sp.org/tlog-proof@v1"

    /// The event, word for word.
    public let event: LoggedEvent
    /// The opening of its commitment.
    public let salt: Salt
    /// The tag of its leaf.
    public let tag: Digest
    /// Place of the leaf in the log.
    public let index: UInt64
    /// The hashes from the leaf up to the root.
    public let proof: [Digest]
    /// The signed checkpoint, as published.
    public let note: String

    /// A receipt from what was stored.
    public init(
        event: LoggedEvent,
        salt: Salt,
        tag: Digest,
        index: UInt64,
        proof: [Digest],
        note: String
    ) {
        self.event = event
        self.salt = salt
        self.tag = tag
        self.index = index
        self.proof = proof
        self.note = note
    }

    /// A receipt for an event that was just appended.
    public init(_ appended: AppendedEvent, proof: [Digest], note: String) {
        self.init(
            event: appended.event,
            salt: appended.salt,
            tag: appended.tag,
            index: appended.index,
            proof: proof,
            note: note
        )
    }

    /// Reads a receipt; nothing is verified yet.
    public init(text: String) throws(VerificationError) {
        guard let (head, note) = Self.splitAtBlankLine(text) else { throw .malformed(.format) }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst().map(String.init) == Self.format else { throw .unknownFormat }
        guard let extraLine = lines.popFirst(), extraLine.hasPrefix("extra "),
            let extra = Base64Text.decode(extraLine.dropFirst(6)),
            let content = try? CanonicalValue(canonical: extra),
            case .object(let members) = content, members.count == 3,
            let eventContent = members["event"], let eventBytes = try? eventContent.canonicalBytes,
            let salt = members["salt"]?.text.flatMap(Base64Text.decode).flatMap(Salt.init),
            let tag = members["tag"]?.text.flatMap({ Digest(base64: $0) })
        else { throw .malformed(.extra) }
        guard let indexLine = lines.popFirst(), indexLine.hasPrefix("index "),
            let index = ByteText.decimal(indexLine.dropFirst(6))
        else { throw .malformed(.index) }
        let proof = lines.compactMap { Digest(base64: $0) }
        guard proof.count == lines.count, proof.count <= 64 else { throw .malformed(.proof) }
        do {
            event = try LoggedEvent(bytes: eventBytes)
        } catch {
            throw .event(sequence: nil, error)
        }
        self.salt = salt
        self.tag = tag
        self.index = index
        self.proof = proof
        self.note = note
    }

    /// The receipt as text, to be given away; file extension `.tlog-proof`.
    public var text: String {
        // Canonical JSON: members in order, and the event is canonical already.
        var extra: [UInt8] = []
        extra.reserveCapacity(event.bytes.count + 140)
        extra += "{\"event\":".utf8
        extra += event.bytes
        extra += ",\"salt\":\"\(Base64Text.encode(salt.bytes))\",\"tag\":\"\(tag.base64)\"}".utf8
        var lines = [Self.format, "extra \(Base64Text.encode(extra))", "index \(index)"]
        lines += proof.map(\.base64)
        return lines.map { $0 + "\n" }.joined() + "\n" + note
    }

    /// Checks every link from the event to the signature.
    ///
    /// - Parameters:
    ///   - key: The log's key, from a source that is not the log's operator alone.
    ///   - secret: The person's key, to check also that the receipt is about this person.
    public func verify(
        key: VerifierKey,
        secret: PersonSecret? = nil
    ) throws(VerificationError) -> Verification {
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(note: note, key: key)
        } catch {
            throw .note(error)
        }
        let leaf = Leaf.event(
            tag: tag,
            commitment: EventCommitment.commit(salt: salt, event: event.bytes)
        )
        let leafHash = leaf.hash
        guard
            MerkleTree.verifyInclusion(
                of: leafHash,
                index: index,
                size: checkpoint.size,
                proof: proof,
                root: checkpoint.root
            )
        else { throw .eventNotInLog }
        if let secret, secret.tag(event.sequence) != tag { throw .tagOfSomebodyElse }
        return Verification(
            kind: .receipt,
            checkpoint: checkpoint,
            sealedAtMilliseconds: nil,
            mapKey: nil,
            index: index,
            events: [.disclosed(event)],
            head: PersonChain.head(
                after: event.previousHead,
                sequence: event.sequence,
                leafHash: leafHash
            )
        )
    }

    /// The text before the first blank line, without its last line feed, and the text after it.
    private static func splitAtBlankLine(_ text: String) -> (head: Substring, note: String)? {
        let bytes = text.utf8
        var previous: UInt8 = 0
        for position in bytes.indices {
            if bytes[position] == 0x0A, previous == 0x0A {
                let head = Substring(bytes[..<position]).dropLast()
                return (head, String(Substring(bytes[bytes.index(after: position)...])))
            }
            previous = bytes[position]
        }
        return nil
    }
}
