import Bureau

/// Releases what says nothing about a person at moments that say nothing about one either.
///
/// It stands at the edge: the one writer never waits. An answer goes out at the first multiple of the
/// delay after the request came in that is not past. So does a refusal of something that names a
/// person: how long it took may tell whether there was a file to load.
struct QuietRelease: Sendable {
    /// The distance of the moments.
    let delay: Duration
    /// What the time is, and how to wait.
    let clock: QuietClock

    /// Waits for the moment.
    func hold(since began: ContinuousClock.Instant) async throws {
        try await clock.sleep(moment(since: began))
    }

    /// The first moment that is not past.
    func moment(since began: ContinuousClock.Instant) -> ContinuousClock.Instant {
        guard delay > .zero else { return clock.now() }
        let spent = clock.now() - began
        // A division of durations is of the nearest double: it is corrected on both sides.
        var count = max(1, Int((spent / delay).rounded(.up)))
        while count > 1, delay * (count - 1) >= spent { count -= 1 }
        while delay * count < spent { count += 1 }
        return began.advanced(by: delay * count)
    }

    /// Does something about a named person; a refusal of it waits for its moment as well.
    func refusingQuietly<Result>(
        since began: ContinuousClock.Instant,
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch let refusal as Refusal {
            try await hold(since: began)
            throw refusal
        }
    }
}

extension FrontDesk {
    /// Releases what must say nothing by its time.
    var quiet: QuietRelease {
        QuietRelease(delay: settings.unavailableDelay, clock: settings.quietClock)
    }
}
