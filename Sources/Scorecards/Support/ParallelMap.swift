import Synchronization

/// The results of `body` for `0..<count`, in order, worked out on up to `jobs` threads.
///
/// Threads rather than task groups: the room stays synchronous and callable from anywhere, and a
/// long fit never occupies the cooperative pool that a server answers from. The work is cut into
/// parts by the caller, never by `jobs`, so that results do not depend on it.
package func parallelMap<Result: Sendable>(
    count: Int,
    jobs: Int,
    _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
    guard count > 1, jobs > 1 else { return (0..<count).map(body) }
    let slots = UnsafeMutableBufferPointer<Result?>.allocate(capacity: count)
    slots.initialize(repeating: nil)
    defer {
        slots.deinitialize()
        slots.deallocate()
    }
    let shared = Slots(buffer: slots)
    let next = Counter()
    let work: @Sendable () -> Void = {
        while true {
            let index = next.take()
            guard index < count else { return }
            shared.buffer[index] = body(index)
        }
    }
    let waits = (1..<min(jobs, count)).map { _ in startThread(work) }
    work()
    for wait in waits { wait() }
    return slots.compactMap { $0 }
}

private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}

// SAFETY: every index is taken by exactly one thread, and the owner reads only after joining all.
private struct Slots<Result>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Result?>
}
