/// What an applicant can change, how far and at what cost, and what changes by itself in time.
///
/// A characteristic that is not named follows ``others``.
public struct AdviceLimits: Hashable, Sendable {
    /// Which way a value can go.
    public enum Direction: String, CaseIterable, Hashable, Sendable {
        /// Not at all: an age, a past default.
        case fixed
        /// To greater numbers only.
        case up
        /// To smaller numbers only.
        case down
        /// Either way; for levels, to any that is allowed.
        case free
    }

    /// A value that comes without anybody's doing, for instance when an old enquiry drops out.
    public struct Expected: Hashable, Sendable {
        /// Days from today, at least 1.
        public var afterDays: Int
        /// The value from then on; an empty text is none.
        public var value: Scorecard.Value
        /// Why, in one sentence.
        public var because: String

        /// An expected value.
        public init(afterDays: Int, value: Scorecard.Value, because: String) {
            self.afterDays = afterDays
            self.value = value
            self.because = because
        }
    }

    /// The limits of one characteristic.
    public struct Limit: Hashable, Sendable {
        /// Which way the value can go.
        public var direction: Direction
        /// The least number that can be advised; nil is unbounded.
        public var lowest: Double?
        /// The greatest number that can be advised; nil is unbounded.
        public var highest: Double?
        /// The levels that can be advised; nil is all that the card knows.
        public var levels: [String]?
        /// Numbers move in multiples of this; nil moves to the nearest round number that will do.
        public var step: Double?
        /// Cost of one step, or of one attribute further where there is none; whole, at least 0.
        public var costPerStep: Int
        /// Days until a change counts, at least 0.
        public var takesEffectAfterDays: Int
        /// What comes by itself, in the order of its days.
        public var expected: [Expected]

        /// Limits; by default none at all.
        public init(
            direction: Direction = .free,
            lowest: Double? = nil,
            highest: Double? = nil,
            levels: [String]? = nil,
            step: Double? = nil,
            costPerStep: Int = 1,
            takesEffectAfterDays: Int = 0,
            expected: [Expected] = []
        ) {
            self.direction = direction
            self.lowest = lowest
            self.highest = highest
            self.levels = levels
            self.step = step
            self.costPerStep = costPerStep
            self.takesEffectAfterDays = takesEffectAfterDays
            self.expected = expected
        }
    }

    /// What to make as small as possible; the other one decides among equals.
    public enum Goal: String, CaseIterable, Hashable, Sendable {
        /// As few changes as possible, then the least cost.
        case fewest
        /// The least cost, then as few changes as possible.
        case cheapest
    }

    /// The limits by characteristic.
    public var byCharacteristic: [String: Limit]
    /// Whether characteristics that are not named can change freely or not at all.
    public var others: Direction
    /// What to make as small as possible.
    public var goal: Goal
    /// Most changes in one answer; nil is any number.
    public var mostChanges: Int?
    /// The last day that counts, from today; nil waits for everything that is expected.
    public var withinDays: Int?

    /// Limits; by default every characteristic can change freely.
    public init(
        byCharacteristic: [String: Limit] = [:],
        others: Direction = .free,
        goal: Goal = .fewest,
        mostChanges: Int? = nil,
        withinDays: Int? = nil
    ) {
        self.byCharacteristic = byCharacteristic
        self.others = others
        self.goal = goal
        self.mostChanges = mostChanges
        self.withinDays = withinDays
    }

    /// The limit of a characteristic, named or not.
    func limit(of name: String) -> Limit { byCharacteristic[name] ?? Limit(direction: others) }
}
