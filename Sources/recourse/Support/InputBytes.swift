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

    /// Bytes that a card, a plan, limits, an applicant or an advice may have.
    static let documentLimit = 64 << 20

    /// Reads a document: a card, a plan, limits, an applicant or an advice.
    ///
    /// - Throws: ``Failure`` where it is longer than ``documentLimit``, before it takes the memory.
    init(document path: String) throws {
        let input = try ByteInput(path, canRewind: false)
        var bytes = Data()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count: Int
            do { count = try piece.withUnsafeMutableBytes { try input.read(into: $0) } } catch {
                throw Failure("\(input.name): \(error)")
            }
            if count == 0 { break }
            bytes.append(contentsOf: piece[..<count])
            guard bytes.count <= Self.documentLimit else {
                throw Failure(
                    "\(input.name): is longer than \(Self.documentLimit >> 20) MiB, which no card, "
                        + "plan or applicant is; name the right file"
                )
            }
        }
        name = input.name
        data = bytes
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
