import Dispatch
import Foundation
import Synchronization

/// Work on many values that need nothing of each other, done by every processor.
enum Parallel {
    /// Fewer values than this are not worth waking another thread for.
    static let fewest = 16
    /// Parts per processor: a processor that is busy elsewhere takes fewer of them.
    private static let partsPerProcessor = 4

    /// The results, in the order of the values.
    ///
    /// - Throws: The error of the first value, in their order, that has one.
    static func map<Value: Sendable, Made: Sendable>(
        _ values: [Value],
        _ make: @Sendable (Value) throws -> Made
    ) throws -> [Made] {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        guard values.count >= fewest, processors > 1 else { return try values.map(make) }
        let count = min(values.count, processors * partsPerProcessor)
        let parts = Mutex([Result<[Made], any Error>?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { part in
            let range = values.count * part / count..<values.count * (part + 1) / count
            let made = Result { try values[range].map(make) }
            parts.withLock { $0[part] = made }
        }
        return try parts.withLock { $0 }.flatMap { try $0?.get() ?? [] }
    }
}
