import Foundation

/// The bytes of an input: a file, or `-` for standard input.
struct InputBytes {
    /// What to call the input in messages.
    let name: String
    /// The bytes; a file is mapped, not copied.
    let data: Data

    /// Reads the input.
    init(_ path: String) throws {
        if path == "-" {
            name = "standard input"
            data = try FileHandle.standardInput.readToEnd() ?? Data()
            return
        }
        name = path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure("\(path): there is no such file")
        }
        guard !isFolder.boolValue else { throw Failure("\(path): is a folder; name a file") }
        do { data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) } catch
        {
            throw Failure("\(path): cannot be read")
        }
    }

    /// Calls `body` with the bytes; an error that it throws is told with the input's name.
    func with<Answer>(_ body: (UnsafeRawBufferPointer) throws -> Answer) throws -> Answer {
        do {
            return try data.withUnsafeBytes(body)
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure("\(name): \(error)")
        }
    }
}
