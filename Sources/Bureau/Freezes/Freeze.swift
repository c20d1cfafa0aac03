public import Charters

/// A freeze of a whole file by its person (SM5).
///
/// Never an input of a score, never told to a lender.
public struct Freeze: Hashable, Sendable, Codable {
    /// Whose file.
    public var person: PersonID
    /// When it was last placed; nil if never.
    public var placedAt: Instant?
    /// When it was lifted; nil while it holds.
    public var liftedAt: Instant?

    /// A freeze.
    public init(person: PersonID, placedAt: Instant?, liftedAt: Instant?) {
        self.person = person
        self.placedAt = placedAt
        self.liftedAt = liftedAt
    }
}

extension Freeze {
    /// Whether the file is frozen at an instant.
    public func isFrozen(asOf now: Instant) -> Bool {
        guard let placedAt, placedAt <= now else { return false }
        return liftedAt.map { $0 > now } ?? true
    }
}
