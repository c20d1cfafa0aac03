/// A text with signatures under it, as C2SP `signed-note` writes them.
public struct SignedNote: Hashable, Sendable {
    /// One signature line.
    public struct Signature: Hashable, Sendable {
        /// Who signed, as the line says.
        public let name: String
        /// The first four bytes of the hash of name and key.
        public let keyHash: [UInt8]
        /// The signature.
        public let bytes: [UInt8]
    }

    /// The signed text; ends with a line feed.
    public let text: String
    /// The signature lines in their order.
    public let signatures: [Signature]

    /// A note by its parts.
    init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note; nothing is verified yet.
    ///
    /// - Throws: ``NoteError/malformedNote``.
    public init(_ note: String) throws(NoteError) {
        let lines = note.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        // The last blank line but the end parts text and signatures.
        guard note.utf8.last == 0x0A,
            let blank = lines.dropLast().lastIndex(where: { $0.isEmpty }), blank > 0,
            blank < lines.count - 2, lines.count < 300,
            note.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
        else { throw .malformedNote }
        var signatures: [Signature] = []
        for line in lines[(blank + 1)..<(lines.count - 1)] {
            let parts = Substring(line).split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "\u{2014}", VerifierKey.isName(String(parts[1])),
                let bytes = Base64Text.decode(parts[2]), bytes.count > 4
            else { throw .malformedNote }
            signatures.append(
                Signature(
                    name: String(parts[1]),
                    keyHash: Array(bytes[..<4]),
                    bytes: Array(bytes[4...])
                )
            )
        }
        let textLines = lines[..<blank].map { String(Substring($0)) }
        text = textLines.map { $0 + "\n" }.joined()
        self.signatures = signatures
    }

    /// The note as text.
    public var serialized: String {
        text + "\n"
            + signatures.map {
                "\u{2014} \($0.name) \(Base64Text.encode($0.keyHash + $0.bytes))\n"
            }.joined()
    }

    /// Checks that the key's owner signed the text; lines of others are left aside.
    public func verify(_ key: VerifierKey) throws(NoteError) {
        let own = signatures.filter {
            $0.name.utf8.elementsEqual(key.name.utf8) && $0.keyHash == key.hash
        }
        guard !own.isEmpty else { throw .notSignedBy(name: key.name) }
        guard own.allSatisfy({ key.verifies($0.bytes, of: Array(text.utf8)) }) else {
            throw .falseSignature(name: key.name)
        }
    }
}
