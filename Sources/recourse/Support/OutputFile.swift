import Foundation

/// A file that appears whole or not at all: written beside its place, then moved there.
///
/// An interrupt (SIGINT, SIGTERM) removes the unfinished one.
final class OutputFile {
    private let place: URL
    private let unfinished: URL
    private let handle: FileHandle

    /// Opens the unfinished file.
    init(_ path: String) throws {
        place = URL(fileURLWithPath: path)
        let name = ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
        unfinished = place.deletingLastPathComponent().appendingPathComponent(name)
        guard FileManager.default.createFile(atPath: unfinished.path, contents: nil),
            let handle = FileHandle(forWritingAtPath: unfinished.path)
        else { throw Failure("\(path): cannot be written; is the folder there and writable?") }
        self.handle = handle
        Interrupt.remove(unfinished.path)
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

    /// Moves the finished file to its place.
    func finish() throws {
        try handle.synchronize()
        try handle.close()
        guard rename(unfinished.path, place.path) == 0 else {
            throw Failure("\(place.path): cannot be written; is it a folder?")
        }
        Interrupt.remove(nil)
    }

    /// Removes the unfinished file.
    func discard() {
        try? handle.close()
        try? FileManager.default.removeItem(at: unfinished)
        Interrupt.remove(nil)
    }

    /// Writes a whole file at once.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path)
        do {
            try file.write(bytes)
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
    }
}

/// What to tidy when the process is interrupted.
enum Interrupt {
    // SAFETY: written by the main task before and after work and read by the signal handler, which
    // sees either pointer whole; the memory behind an old one is never freed.
    nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

    /// Has this file removed on SIGINT and SIGTERM; nil for none.
    static func remove(_ name: String?) {
        path = name.flatMap { strdup($0) }
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                if let path = Interrupt.path { unlink(path) }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }
}
