public import Charters

/// The key with which a court signs what it files, so that the signature stands for a second human.
///
/// Two of the operator's staff make sure that it is the court's: one proposes it, another approves it.
public struct CourtKey: Hashable, Sendable, Codable {
    /// The 32 bytes of the Ed25519 key.
    public let publicKey: [UInt8]
    /// Who said first that it is the court's.
    public let proposedBy: String
    /// When.
    public let proposedAt: Instant
    /// Who made sure of it; nil while nobody did.
    public internal(set) var approvedBy: String?
    /// When.
    public internal(set) var approvedAt: Instant?

    /// Whether filings are held against it.
    public var isApproved: Bool { approvedBy != nil }
}
