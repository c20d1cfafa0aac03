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
    /// For whom it was opened while it holds, oldest first; each ends by itself.
    public var thaws: [Thaw]

    /// A freeze.
    public init(person: PersonID, placedAt: Instant?, liftedAt: Instant?, thaws: [Thaw] = []) {
        self.person = person
        self.placedAt = placedAt
        self.liftedAt = liftedAt
        self.thaws = thaws
    }

    /// Reads a freeze, also one from before there were thaws.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        person = try values.decode(PersonID.self, forKey: .person)
        placedAt = try values.decodeIfPresent(Instant.self, forKey: .placedAt)
        liftedAt = try values.decodeIfPresent(Instant.self, forKey: .liftedAt)
        thaws = try values.decodeIfPresent([Thaw].self, forKey: .thaws) ?? []
    }
}

/// An opening of a frozen file for one lender; it ends by itself, and the freeze holds on.
public struct Thaw: Hashable, Sendable, Codable {
    /// For whom.
    public var recipient: SubscriberID
    /// Their name, as shown to the person.
    public var recipientName: String
    /// From when.
    public var from: Instant
    /// The instant from which it holds no longer.
    public var until: Instant

    /// Whether it holds at an instant.
    public func isOpen(asOf now: Instant) -> Bool { from <= now && now < until }
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
            for thaw in freeze.openThaws(asOf: now) {
                tracing.passed(
                    .sharingIsOff,
                    "You opened it for \(thaw.recipientName).",
                    "They may ask until \(tracing.day(thaw.until).inWords); then it closes by itself."
                )
            }
            return tracing.decided(
                "frozen",
                .sharingIsOff,
                placed,
                freeze.openThaws(asOf: now).isEmpty
                    ? "Since that moment nobody gets an answer, and nobody is told why."
                    : "Nobody else gets an answer, and nobody is told why."
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

    /// Whether the file is frozen for one lender at an instant.
    ///
    /// - Complexity: O(thaws).
    public func isFrozen(for lender: SubscriberID, asOf now: Instant) -> Bool {
        isFrozen(asOf: now) && !openThaws(asOf: now).contains { $0.recipient == lender }
    }

    /// For whom a frozen file is open at an instant; empty while it is not frozen.
    ///
    /// - Complexity: O(thaws).
    public func openThaws(asOf now: Instant) -> [Thaw] {
        isFrozen(asOf: now) ? thaws.filter { $0.isOpen(asOf: now) } : []
    }

    /// Whether the file is frozen at an instant, for everybody but those it was opened for.
    public func isFrozen(asOf now: Instant) -> Bool {
        guard let placedAt, placedAt <= now else { return false }
        return liftedAt.map { $0 > now } ?? true
    }
}
