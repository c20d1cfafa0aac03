import Dispatch

/// Runs an actor on a queue of its own, so that waiting for a server never holds a thread of Swift's.
final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "recourse.postgresql")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
