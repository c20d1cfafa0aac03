public import Charters
import Foundation
import Synchronization

/// Tells the time. The only source of it; everything that depends on time takes it from here.
public protocol WallClock: Sendable {
    /// The present instant.
    var now: Instant { get }
}

/// The clock of the operating system.
public struct SystemClock: WallClock {
    /// The system's clock.
    public init() {}

    /// The present instant.
    public var now: Instant {
        Instant(millisecondsSinceEpoch: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

/// A clock that stands until it is set: for the demo and for tests.
public final class SettableClock: WallClock {
    private let instant: Mutex<Instant>

    /// A clock that shows that instant.
    public init(_ instant: Instant) { self.instant = Mutex(instant) }

    /// The instant that it was last set to.
    public var now: Instant { instant.withLock { $0 } }

    /// Sets the clock; it never runs backwards.
    public func set(_ instant: Instant) {
        self.instant.withLock { $0 = max($0, instant) }
    }

    /// Moves the clock on by whole seconds.
    public func advance(seconds: Int64) { set(now.adding(seconds: seconds)) }

    /// Moves the clock on by whole days of 24 hours.
    public func advance(days: Int64) { advance(seconds: days * 86_400) }
}
