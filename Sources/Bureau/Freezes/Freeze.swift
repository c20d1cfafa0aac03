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
    /// Why a file is frozen or not at an instant; nil stands for a freeze that was never placed.
    public static func trace(
        of freeze: Freeze?,
        asOf now: Instant,
        under charter: Charter
    ) -> Trace {
        var tracing = Tracing(asOf: now, under: charter)
        guard let freeze, let placedAt = freeze.placedAt, placedAt <= now else {
            return tracing.decided(
                "notFrozen",
                .sharingIsOff,
                "You have not frozen your file.",
                "Lenders that you allowed get an answer; all others do not."
            )
        }
        let placed = "You froze your file on \(tracing.day(placedAt).inWords)."
        guard !freeze.isFrozen(asOf: now), let liftedAt = freeze.liftedAt else {
            return tracing.decided(
                "frozen",
                .sharingIsOff,
                placed,
                "Since that moment nobody gets an answer, and nobody is told why."
            )
        }
        tracing.passed(.sharingIsOff, placed, "From that moment on nobody got an answer.")
        return tracing.decided(
            "notFrozen",
            .sharingIsOff,
            "freeze.liftMinutes",
            "You lifted it on \(tracing.day(liftedAt).inWords).",
            "It was off at the same moment. Lenders that you allowed get an answer; all others do not."
        )
    }

    /// Whether the file is frozen at an instant.
    public func isFrozen(asOf now: Instant) -> Bool {
        guard let placedAt, placedAt <= now else { return false }
        return liftedAt.map { $0 > now } ?? true
    }
}
