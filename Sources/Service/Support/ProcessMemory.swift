import Foundation

/// How this process keeps memory between batches.
public enum ProcessMemory {
    /// Keeps up to that many freed bytes for the next batch.
    private static let keptBytes: Int32 = 256 << 20

    /// Asks the allocator not to give freed memory back to the system after each batch.
    ///
    /// A batch of a thousand commands takes and frees some ten megabytes. As it comes, glibc gives
    /// them back at once and takes them again page by page: a fifth of the processor time of a
    /// logged event. Called once at the start of a program that serves; where the allocator has no
    /// such setting it does nothing.
    public static func keepFreed() {
        // Swift's module of glibc leaves <malloc.h> out.
        guard let symbol = dlsym(nil, "mallopt") else { return }
        // SAFETY: glibc declares `int mallopt(int, int)`; no other system has the name.
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        let (trimThreshold, topPad, mapThreshold) = (Int32(-1), Int32(-2), Int32(-3))
        _ = mallopt(trimThreshold, keptBytes)
        _ = mallopt(topPad, 1 << 20)
        // Setting the others ends glibc's own raising of this one.
        _ = mallopt(mapThreshold, 32 << 20)
    }
}
