/// The machine's monotonic clock, as answers that must say nothing by their time use it.
///
/// A value, so that a test can hand in a clock of its own and see every wait.
public struct QuietClock: Sendable {
    /// The present instant.
    public let now: @Sendable () -> ContinuousClock.Instant
    /// Waits until an instant, to the smallest step that the system has.
    public let sleep: @Sendable (ContinuousClock.Instant) async throws -> Void

    /// A clock.
    public init(
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The real one.
    public static let continuous = QuietClock(
        now: { .now },
        sleep: { try await Task.sleep(until: $0, tolerance: .zero, clock: .continuous) }
    )
}
