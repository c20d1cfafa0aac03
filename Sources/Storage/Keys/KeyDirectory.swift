import Foundation

/// The directory with the key files: 0700, each file 0600, one base64 line a file.
struct KeyDirectory {
    let path: String

    /// Whether there is no key yet.
    var isEmpty: Bool {
        get throws(KeyRingError) {
            let manager = FileManager.default
            guard manager.fileExists(atPath: path) else { return true }
            guard let names = try? manager.contentsOfDirectory(atPath: path) else {
                throw .unusableDirectory(path: path)
            }
            return names.isEmpty
        }
    }

    /// Makes directory and keys.
    func make() throws(KeyRingError) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            // An empty directory that was there keeps its mode otherwise.
            try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        } catch {
            throw .unusableDirectory(path: path)
        }
        for file in KeyFile.allCases {
            let line = Data(RandomBytes.make(32)).base64EncodedString() + "\n"
            let isMade = manager.createFile(
                atPath: place(file),
                contents: Data(line.utf8),
                attributes: [.posixPermissions: 0o600]
            )
            guard isMade else { throw .unusableDirectory(path: path) }
        }
    }

    /// Reads one key.
    func read(_ file: KeyFile) throws(KeyRingError) -> [UInt8] {
        try Self.checkMode(of: path)
        let place = place(file)
        guard FileManager.default.fileExists(atPath: place) else { throw .missing(path: place) }
        try Self.checkMode(of: place)
        guard let text = try? String(contentsOfFile: place, encoding: .utf8),
            let key = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)),
            key.count == 32
        else { throw .malformed(path: place) }
        return [UInt8](key)
    }

    private func place(_ file: KeyFile) -> String { "\(path)/\(file.name)" }

    static func checkMode(of place: String) throws(KeyRingError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: place),
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
        else { throw .unusableDirectory(path: place) }
        guard mode & 0o077 == 0 else {
            throw .openToOthers(path: place, mode: "0" + String(mode, radix: 8))
        }
    }
}
