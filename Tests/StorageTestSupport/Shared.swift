import Synchronization

/// A value that several closures of a test change.
public final class Shared<Value: Sendable>: Sendable {
    private let held: Mutex<Value>

    /// Holds a value.
    public init(_ value: Value) { held = Mutex(value) }

    /// Reads or changes the value.
    public func withLock<T: Sendable>(_ body: (inout Value) -> T) -> T {
        held.withLock { value in body(&value) }
    }
}
