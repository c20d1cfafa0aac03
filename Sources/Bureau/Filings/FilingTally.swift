public import Charters

/// What became of the last filings of one filer: whoever files what does not hold is stopped.
public struct FilingTally: Hashable, Sendable, Codable {
    /// What became of one filing.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// It passed every gate and was not undone since.
        case stands
        /// It was refused on its merits; nothing of it is kept.
        case refused
        /// It was set aside, was about the wrong person, or an objection to it was upheld.
        case undone
    }

    /// One filing.
    public struct Entry: Hashable, Sendable, Codable {
        /// What it became; nil when it was refused.
        public let judgment: JudgmentID?
        /// When it came.
        public let at: Instant
        /// What became of it.
        public internal(set) var outcome: Outcome
    }

    /// The word of one of the operator's staff that the filer may go on.
    public struct Word: Hashable, Sendable, Codable {
        /// Who.
        public let by: String
        /// When.
        public let at: Instant
        /// Why.
        public let reason: String
    }

    /// The last filings, oldest first, at most ``Charter/Register/brakeWindowFilings``.
    public private(set) var entries: [Entry] = []
    /// What the first human said who would release the brake; another one decides.
    public internal(set) var proposedRelease: Word?

    /// No filing yet.
    public init() {}

    /// How many of them were refused or undone.
    public var failures: Int { entries.filter { $0.outcome != .stands }.count }

    /// Whether nothing more may be filed.
    ///
    /// What was undone has harmed somebody and counts at once; what was refused has harmed nobody, and
    /// counts once there are enough filings to speak of a habit.
    public func isBraked(under charter: Charter) -> Bool {
        let undone = entries.filter { $0.outcome == .undone }.count
        let isJudged = entries.count >= Charter.Register.brakeWindowFilings
        return (isJudged ? failures : undone) >= charter.register.brakeFilings
    }

    mutating func add(_ judgment: JudgmentID?, at now: Instant) {
        entries.append(
            Entry(judgment: judgment, at: now, outcome: judgment == nil ? .refused : .stands)
        )
        entries.removeFirst(max(0, entries.count - Charter.Register.brakeWindowFilings))
    }

    mutating func undo(_ judgment: JudgmentID) {
        for place in entries.indices where entries[place].judgment == judgment {
            entries[place].outcome = .undone
        }
    }
}
