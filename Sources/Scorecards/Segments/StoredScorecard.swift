/// What a file of scorecards holds: one card, or one for each segment.
public enum StoredScorecard: Sendable {
    /// One card for all.
    case single(Scorecard)
    /// A card for each segment.
    case segmented(SegmentedScorecard)

    /// Reads a file by the form that it names, and checks all of it.
    ///
    /// - Throws: ``CardError`` with every fault and its path.
    public init(json bytes: [UInt8]) throws(CardError) {
        let value = try JSONValue(card: bytes)
        if Self.isSegmented(value) {
            self = .segmented(try .read(value))
        } else {
            self = .single(try Scorecard(value))
        }
    }

    /// Whether bytes say that they are a segmented scorecard.
    public static func isSegmented(json bytes: [UInt8]) -> Bool {
        (try? JSONValue(card: bytes)).map(isSegmented) ?? false
    }

    static func isSegmented(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value else { return false }
        return members["format"] == .string(SegmentedScorecard.format)
    }

    /// The columns that must be read as levels.
    public var levelNames: Set<String> {
        switch self {
        case .single(let card): Set(card.characteristics.filter { !$0.isNumeric }.map(\.name))
        case .segmented(let card): card.levelNames
        }
    }

    /// The value of the target that means event.
    public var eventValue: String {
        switch self {
        case .single(let card): card.eventValue
        case .segmented(let card): card.eventValue
        }
    }
}
