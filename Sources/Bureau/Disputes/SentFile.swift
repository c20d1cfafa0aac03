/// A file as it came in, before anybody decided whether it is kept.
public struct SentFile: Hashable, Sendable {
    /// The name for it, cleaned; an ending of its kind is added when it is kept.
    public let name: String
    /// The bytes.
    public let bytes: [UInt8]
    /// What it is by its first bytes; nil when it is nothing that is taken.
    public let kind: DisputeFile.Kind?
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    public let sha256: String

    /// A file; its kind is told and its hash made here, where nobody waits for it.
    ///
    /// - Complexity: O(bytes).
    public init(name: String, bytes: [UInt8]) {
        kind = DisputeFile.Kind(of: bytes)
        self.name = Self.cleaned(name)
        self.bytes = bytes
        sha256 = sha256Hexadecimal(bytes)
    }

    /// A name of which no part leads anywhere, hides anything, or turns the reading around.
    static func cleaned(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        var kept = String.UnicodeScalarView()
        for scalar in last.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
                .paragraphSeparator:
                continue
            case .spaceSeparator: kept.append(" ")
            default: kept.append("<>:\"|?*%;".unicodeScalars.contains(scalar) ? "_" : scalar)
            }
        }
        let words = String(kept).split(separator: " ").joined(separator: " ")
        let start = String(words.drop { $0 == "." || $0 == " " }.prefix(DisputeFile.longestName))
        // A letter can carry any number of marks; a file system counts bytes.
        var name = ""
        for letter in start where name.utf8.count + letter.utf8.count <= 200 { name.append(letter) }
        return name.trimmed.isEmpty ? "file" : name.trimmed
    }
}
