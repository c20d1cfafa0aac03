/// How long to wait before something that could not be sent is tried again, and how often.
public struct Pauses: Hashable, Sendable {
    /// The pause after the first try, in seconds; each further one is twice as long.
    public var firstSeconds: Int64
    /// The longest pause, in seconds.
    public var longestSeconds: Int64
    /// How often it is tried before another way is taken: a letter, or a human who looks after it.
    public var tries: Int

    /// Pauses of a second at least, and one try.
    public init(firstSeconds: Int64, longestSeconds: Int64, tries: Int) {
        self.firstSeconds = max(1, firstSeconds)
        self.longestSeconds = max(1, longestSeconds)
        self.tries = max(1, tries)
    }

    /// For notices: five minutes at first, half a day at most, eight tries by mail (some ten hours).
    public static let ofNotices = Pauses(firstSeconds: 300, longestSeconds: 43_200, tries: 8)

    /// For messages: a minute at first, six hours at most, twelve tries (some two days).
    public static let ofMessages = Pauses(firstSeconds: 60, longestSeconds: 21_600, tries: 12)

    /// The pause after that many tries in vain.
    func seconds(after tries: Int) -> Int64 {
        min(firstSeconds << Int64(min(max(tries - 1, 0), 30)), longestSeconds)
    }
}
