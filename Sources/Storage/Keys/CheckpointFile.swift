import Foundation

/// The newest checkpoint that was released, kept outside the database: beside the keys.
///
/// A database that was restored from an old backup does not know that it is old; this file does.
public struct CheckpointFile: Sendable {
    /// Where the file is.
    public let path: String

    /// The file of a key directory.
    public init(keyDirectory: String) { path = "\(keyDirectory)/newest-checkpoint.txt" }

    /// The signed note, as it was written; nil when there is no file.
    public func read() throws(KeyRingError) -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        try KeyDirectory.checkMode(of: path)
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path: path)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes the note: after a power cut the file holds the old note or the new one, whole.
    public func write(_ note: String) throws(KeyRingError) {
        let unfinished = "\(path).\(getpid())"
        let file = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw .unwritable(path: path) }
        let bytes = Array(note.utf8)
        let isWritten = bytes.withUnsafeBytes { unsafeWrite($0, to: file) } && fsync(file) == 0
        close(file)
        guard isWritten, rename(unfinished, path) == 0 else {
            unlink(unfinished)
            throw .unwritable(path: path)
        }
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    private func unsafeWrite(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(
                file,
                UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                rest.count
            )
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
