public import Charters
import Foundation
import Synchronization

/// Tells the time.
///
/// The only source of it; everything that depends on time takes it from here.
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

/// A clock that stands, or runs on, from wherever it was set: for the demo and for tests.
public final class SettableClock: WallClock {
    private struct Face {
        var shown: Instant
        var runningSince: ContinuousClock.Instant?

        var now: Instant {
            guard let runningSince else { return shown }
            let elapsed = (ContinuousClock.now - runningSince) / .milliseconds(1)
            return Instant(
                millisecondsSinceEpoch: shown.millisecondsSinceEpoch + Int64(elapsed)
            )
        }
    }

    private let face: Mutex<Face>

    /// A clock that stands at that instant.
    public init(_ instant: Instant) { face = Mutex(Face(shown: instant, runningSince: nil)) }

    /// The instant that it was last set to, and what has passed since, if it runs.
    public var now: Instant { face.withLock { $0.now } }

    /// Sets the clock; it never goes backwards.
    public func set(_ instant: Instant) {
        face.withLock { face in
            face.shown = max(face.now, instant)
            if face.runningSince != nil { face.runningSince = .now }
        }
    }

    /// Lets the clock run on from the instant it shows.
    public func run() {
        face.withLock { face in
            face.shown = face.now
            face.runningSince = .now
        }
    }

    /// Moves the clock on by whole seconds.
    public func advance(seconds: Int64) { set(now.adding(seconds: seconds)) }

    /// Moves the clock on by whole days of 24 hours.
    public func advance(days: Int64) { advance(seconds: days * 86_400) }
}
