import Foundation

/// What is said beside the data: messages on standard error, progress on a terminal only.
enum Terminal {
    /// Writes a line to standard error.
    static func say(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    /// Whether standard error is a terminal.
    static var isInteractive: Bool { isatty(2) == 1 }

    /// Shows what is being done, on one line that the next one overwrites; on a terminal only.
    static func progress(_ message: String) {
        guard isInteractive else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(message)".utf8))
    }

    /// Shows how far a longer work is, as a bar.
    ///
    /// - Parameter share: What is done, 0 to 1.
    static func progress(_ message: String, share: Double) {
        let done = Int((min(max(share, 0), 1) * 24).rounded())
        let bar = String(repeating: "#", count: done) + String(repeating: ".", count: 24 - done)
        progress("[\(bar)] \(message)")
    }

    /// Clears the line of progress.
    static func endProgress() { progress("") }

    /// Writes bytes to standard output.
    static func print(_ bytes: [UInt8]) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    /// Writes a text and a line end to standard output.
    static func print(_ text: String) throws { try print(Array((text + "\n").utf8)) }
}
