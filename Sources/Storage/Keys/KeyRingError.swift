/// Why the keys of a directory cannot be used.
public enum KeyRingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The directory cannot be made, listed or written.
    case unusableDirectory(path: String)
    /// One of the files is not there although others are.
    case missing(path: String)
    /// Somebody but the owner may read or write it.
    case openToOthers(path: String, mode: String)
    /// A file beside the keys cannot be read.
    case unreadable(path: String)
    /// A file beside the keys cannot be written.
    case unwritable(path: String)
    /// The file does not hold one key of 32 bytes in base64.
    case malformed(path: String)

    /// One sentence that says what to do.
    public var description: String {
        switch self {
        case .unusableDirectory(let path):
            "the key directory \(path) cannot be used: make it, owned by this user, mode 0700"
        case .missing(let path):
            "the key \(path) is missing: restore it from your backup; it is never made again"
        case .openToOthers(let path, let mode):
            "\(path) has mode \(mode): others may use it; run chmod go-rwx on it"
        case .unreadable(let path):
            "\(path) cannot be read: it must belong to the user that runs this program"
        case .unwritable(let path):
            "\(path) cannot be written: is the disk full, is the folder this user's?"
        case .malformed(let path):
            "the key \(path) is damaged: it must hold 32 bytes in base64 on one line"
        }
    }
}
