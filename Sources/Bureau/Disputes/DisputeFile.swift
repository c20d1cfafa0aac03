public import Charters

/// A file that a person sent with a dispute, as the dispute remembers it.
///
/// The bytes stand apart (``DisputeFileContent``), sealed; nothing here ever opens, runs or shows them.
public struct DisputeFile: Hashable, Sendable, Codable {
    /// What a file can be, told by its first bytes; its name counts for nothing.
    ///
    /// Pictures as phones make them, documents as offices make them, and words: nothing that a reader
    /// runs by opening it.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A document in the portable format.
        case pdf
        /// A picture as most cameras write it.
        case jpeg
        /// A picture as most screens are kept.
        case png
        /// A picture as newer phones write it.
        case heic
        /// Words in UTF-8, and nothing else.
        case text
    }

    /// The file's identifier.
    public let id: DisputeFileID
    /// The person's name for it, cleaned, with an ending of its kind.
    public let name: String
    /// What it is.
    public let kind: Kind
    /// How many bytes it has.
    public let size: Int
    /// SHA-256 of its bytes as they were sent, in lower-case hexadecimal.
    public let sha256: String
    /// When it was sent.
    public let at: Instant
}

extension DisputeFile {
    /// The most files of one dispute: more than any form asks for, few enough to be read by a human.
    public static let mostFiles = 10
    /// The most bytes of one file: a photograph of a page by a phone of today.
    public static let mostBytes = 5 * 1_048_576
    /// The most bytes of all files of one dispute: they travel as one form and are held in memory.
    public static let mostBytesInAll = 20 * 1_048_576
    /// The most characters of a name: with its ending it fits any file system.
    public static let longestName = 60
}

/// The bytes of a file that a person sent with a dispute.
public struct DisputeFileContent: Hashable, Sendable {
    /// Who sent it.
    public let person: PersonID
    /// With which dispute.
    public let dispute: DisputeID
    /// Which file.
    public let id: DisputeFileID
    /// The bytes, as they were sent.
    public let bytes: [UInt8]
}

extension Dispute {
    /// The files that the person sent, oldest first.
    public var sentFiles: [DisputeFile] { files ?? [] }

    /// Whether files came after the office had sent the dispute to who furnished the item.
    public var owesFiles: Bool { filesForwarded.map { sentFiles.count > $0 } ?? false }
}
