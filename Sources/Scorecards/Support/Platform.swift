// The one file that knows which C library stands below: logarithm, threads, exact number parsing.
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Natural logarithm.
@inline(__always)
func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// e to the power of `value`.
@inline(__always)
func exponential(_ value: Double) -> Double { exp(value) }

/// The complementary error function; gives two-sided p-values of normal deviates.
func complementaryErrorFunction(_ value: Double) -> Double { erfc(value) }

/// The nearest double to a decimal number that was checked to be one; the slow, exact way.
func exactDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { copy in
        for index in 0..<text.count { copy[index] = CChar(bitPattern: text[index]) }
        copy[text.count] = 0
        guard let start = copy.baseAddress else { return .nan }
        return strtod(start, nil)
    }
}

/// The address of the first `byte` in a range, or nil.
@inline(__always)
func firstIndex(
    of byte: UInt8,
    from start: UnsafePointer<UInt8>,
    to end: UnsafePointer<UInt8>
) -> UnsafePointer<UInt8>? {
    let count = end - start
    guard count > 0, let found = memchr(start, Int32(byte), count) else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
}

/// The address of the last `byte` in a range, or nil.
func lastIndex(
    of byte: UInt8,
    from start: UnsafePointer<UInt8>,
    to end: UnsafePointer<UInt8>
) -> UnsafePointer<UInt8>? {
    var here = end
    while here > start {
        here -= 1
        if here.pointee == byte { return here }
    }
    return nil
}

/// Whether two ranges of the same length hold the same bytes.
@inline(__always)
func isSame(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
    memcmp(left, right, count) == 0
}

/// Runs `body` on a thread of its own and returns a function that waits for its end.
func startThread(_ body: @escaping @Sendable () -> Void) -> () -> Void {
    let box = Unmanaged.passRetained(ThreadBody(body))
    #if canImport(Darwin)
    var thread: pthread_t?
    #else
    var thread = pthread_t()
    #endif
    let status = pthread_create(
        &thread,
        nil,
        { argument in
            #if canImport(Darwin)
            let pointer: UnsafeMutableRawPointer = argument
            #else
            guard let pointer = argument else { return nil }
            #endif
            Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
            return nil
        },
        box.toOpaque()
    )
    guard status == 0 else {
        // No thread to be had: the work is done here and now, which gives the same result later.
        box.takeRetainedValue().run()
        return {}
    }
    #if canImport(Darwin)
    let handle = thread
    return { if let handle { pthread_join(handle, nil) } }
    #else
    let handle = thread
    return { pthread_join(handle, nil) }
    #endif
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
