/// What a log says of itself at one moment: its name, size and root (C2SP `tlog-checkpoint`).
public struct Checkpoint: Hashable, Sendable {
    /// Name of the log.
    public let origin: String
    /// How many leaves it has.
    public let size: UInt64
    /// Root of its tree.
    public let root: Digest

    /// A checkpoint.
    public init(origin: String, size: UInt64, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text under the signatures: three lines, and no extension lines.
    public init(text: String) throws(NoteError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, VerifierKey.isName(String(lines[0])),
            let size = ByteText.decimal(lines[1]), let root = Digest(base64: lines[2])
        else { throw .malformedCheckpoint }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    /// Reads and verifies a signed note: the key's owner signed it, for the log of that name.
    public init(note: String, key: VerifierKey) throws(NoteError) {
        let signed = try SignedNote(note)
        try signed.verify(key)
        try self.init(text: signed.text)
        guard origin.utf8.elementsEqual(key.name.utf8) else {
            throw .wrongOrigin(expected: key.name, found: origin)
        }
    }

    /// The three lines that are signed.
    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }
}
