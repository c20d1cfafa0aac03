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
        Interrupt.add(unfinished.path)
    }

    /// Drops what was written so far.
    func truncate() throws { try handle.truncate(atOffset: 0) }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

    /// Moves the finished file to its place.
    func finish() throws {
        try handle.synchronize()
        try handle.close()
        guard rename(unfinished.path, place.path) == 0 else {
            throw Failure("\(place.path): cannot be written; is it a folder?")
        }
        Interrupt.forget(unfinished.path)
    }

    /// Removes the unfinished file.
    func discard() {
        try? handle.close()
        try? FileManager.default.removeItem(at: unfinished)
        Interrupt.forget(unfinished.path)
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
    private static let most = 8
    // SAFETY: written by the main task before and after work and read by the signal handler, which
    // sees every pointer whole; the memory behind an old one is never freed.
    nonisolated(unsafe) private static let paths = {
        let slots = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: most)
        slots.initialize(repeating: nil, count: most)
        return slots
    }()

    /// Has a file removed on SIGINT and SIGTERM; the process then ends by that signal.
    static func add(_ name: String) {
        guard let slot = (0..<most).first(where: { paths[$0] == nil }) else { return }
        paths[slot] = strdup(name)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                for slot in 0..<Interrupt.most {
                    if let path = Interrupt.paths[slot] { unlink(path) }
                }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    /// Leaves a file alone from now on.
    static func forget(_ name: String) {
        for slot in 0..<most {
            guard let path = paths[slot], String(cString: path) == name else { continue }
            paths[slot] = nil
        }
    }
}
