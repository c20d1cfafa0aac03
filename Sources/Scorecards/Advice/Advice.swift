/// What an applicant could change to reach a score, or the proof that nothing in reach does.
///
/// Every answer is the best of its kind, and ``proof`` holds what is needed to check that.
public struct Advice: Hashable, Sendable {
    /// One characteristic with another value.
    public struct Change: Hashable, Sendable {
        /// The characteristic's name.
        public var characteristic: String
        /// The value before; nil is missing.
        public var from: Scorecard.Value?
        /// The value after.
        public var to: Scorecard.Value
        /// Points gained; below 0 only for what comes by itself.
        public var points: Int
        /// Why it comes by itself, in one sentence; nil for what the applicant does.
        public var because: String?
    }

    /// One way to reach the score.
    public struct Answer: Hashable, Sendable {
        /// Days from today until the score is reached.
        public var afterDays: Int
        /// The score then.
        public var newScore: Int
        /// What the changes cost together.
        public var cost: Int
        /// What the applicant does, in card order.
        public var changes: [Change]
        /// What comes by itself until then, in card order.
        public var byThemselves: [Change]
    }

    /// A day on which something becomes possible, with all that is possible then.
    public struct Horizon: Hashable, Sendable {
        /// What a characteristic can become.
        public struct Choice: Hashable, Sendable {
            /// The value.
            public var to: Scorecard.Value
            /// Points gained; above 0.
            public var points: Int
            /// Its cost.
            public var cost: Int
        }

        /// What one characteristic can become.
        public struct Choices: Hashable, Sendable {
            /// The characteristic's name.
            public var characteristic: String
            /// At most one of them can be chosen.
            public var choices: [Choice]
        }

        /// Days from today.
        public var afterDays: Int
        /// The score on that day without any change of the applicant's own.
        public var score: Int
        /// What can be changed until then.
        public var choices: [Choices]

        /// The greatest score that can be reached with at most so many changes.
        public func greatestScore(changes most: Int?) -> Int {
            let gains = choices.map { $0.choices.lazy.map(\.points).max() ?? 0 }.sorted(by: >)
            return score + gains.prefix(most ?? gains.count).reduce(0, +)
        }
    }

    /// The score to reach.
    public var cutoff: Int
    /// The score today.
    public var score: Int
    /// Whether the score can be reached.
    public var isReachable: Bool { !answers.isEmpty }
    /// The best answer and then others, each the best that leaves out something of every one before it
    /// or comes sooner.
    public var answers: [Answer]
    /// Every day that matters with all choices: enough to check each claim by hand.
    public var proof: [Horizon]
    /// The greatest score in reach.
    public var greatestScore: Int
}
