import Foundation

/// The checkout that the tests were built from, as files of text.
struct Repository {
    /// One text file of the repository.
    struct File {
        /// Path from the root, with slashes.
        let path: String
        /// The lines, without their ends.
        let lines: [Substring]
    }

    /// Absolute path of the root.
    let root: URL

    init(testFile: String = #filePath) {
        root = URL(fileURLWithPath: testFile)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Text files below the folders (or the single files) named, in order of path.
    func files(under places: [String], endings: Set<String>) throws -> [File] {
        try places.flatMap { try paths(under: $0) }
            .filter { path in endings.contains { path.hasSuffix($0) } }
            .sorted()
            .map { path in
                let text = try String(
                    contentsOf: root.appendingPathComponent(path),
                    encoding: .utf8
                )
                return File(
                    path: path,
                    lines: text.split(separator: "\n", omittingEmptySubsequences: false)
                )
            }
    }

    private func paths(under place: String) throws -> [String] {
        let start = root.appendingPathComponent(place)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: start.path, isDirectory: &isDirectory) else {
            return []
        }
        guard isDirectory.boolValue else { return [place] }
        return try FileManager.default.subpathsOfDirectory(atPath: start.path)
            .filter {
                !$0.split(separator: "/").contains { $0.hasPrefix(".build") || $0 == ".venv" }
            }
            .map { "\(place)/\($0)" }
            .filter { path in
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(
                    atPath: root.appendingPathComponent(path).path,
                    isDirectory: &isFolder
                )
                return !isFolder.boolValue
            }
    }
}
