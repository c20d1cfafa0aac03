import HTTPTypes
import Hummingbird
import NIOCore

/// A form that sends files (RFC 7578), part by part.
struct MultipartForm: Sendable, Equatable {
    /// One part.
    struct Part: Sendable, Equatable {
        /// The name of the field.
        let name: String
        /// The name of the file, as whoever sent it calls it; nil for a field that is no file.
        let fileName: String?
        /// The value.
        let bytes: [UInt8]
    }

    /// The parts, in the order in which they came.
    let parts: [Part]

    /// The text of a field; nil when there is none.
    func text(_ name: String) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a field or of its only file; nil when there is none.
    func bytes(_ name: String) -> [UInt8]? { parts.first { $0.name == name }?.bytes }

    /// The texts of all fields that are no files.
    var texts: [String: String] {
        Dictionary(
            parts.filter { $0.fileName == nil }.map {
                ($0.name, String(decoding: $0.bytes, as: UTF8.self))
            }
        ) { first, _ in first }
    }

    /// The files of a field; what a browser sends for a field that was left empty is none.
    func files(_ name: String) -> [Part] {
        parts.filter { part in
            guard part.name == name, let fileName = part.fileName else { return false }
            return !fileName.isEmpty || !part.bytes.isEmpty
        }
    }
}

/// Reads a form that sends files, strictly: what it does not understand is a fault.
enum MultipartReader {
    /// How often the limit is read and thrown away before a sender is cut off: a browser that is cut
    /// off shows that the connection broke, and not what was wrong.
    private static let patience = 4

    /// Whether a request says that it is such a form.
    static func isForm(_ request: Request) -> Bool {
        boundary(of: request.headers[.contentType] ?? "") != nil
    }

    /// The parts; a field that comes twice is a fault, files of one field may be several.
    static func form(of request: Request, limit: Int) async throws -> MultipartForm {
        guard let boundary = boundary(of: request.headers[.contentType] ?? "") else {
            throw Problem(
                .unsupportedMediaType,
                code: "unsupportedMediaType",
                title: "This media type is not understood",
                detail: "Send the form as multipart/form-data."
            )
        }
        var bytes: [UInt8] = []
        var count = 0
        for try await buffer in request.body {
            count += buffer.readableBytes
            if count <= limit { bytes += buffer.readableBytesView }
            if count > limit * patience { break }
        }
        guard count <= limit else {
            throw Problem(
                .contentTooLarge,
                code: "bodyTooLarge",
                title: "The files are too large",
                detail:
                    "All that is sent at once may have at most \(limit / 1_048_576) MB. Nothing "
                    + "was kept. Go back and choose fewer or smaller files."
            )
        }
        guard let parts = parse(bytes, boundary: boundary) else {
            throw Problem(faults: [
                .init(code: "malformed", sentence: "The form could not be read.")
            ])
        }
        return MultipartForm(parts: parts)
    }

    /// The parts of a body; nil when it is not well formed.
    ///
    /// - Complexity: O(bytes).
    static func parse(_ bytes: [UInt8], boundary: String) -> [MultipartForm.Part]? {
        let mark = Array("--\(boundary)".utf8)
        let (line, blank) = (Array("\r\n".utf8), Array("\r\n\r\n".utf8))
        guard bytes.starts(with: mark) else { return nil }
        var place = mark.count
        var parts: [MultipartForm.Part] = []
        var fields: Set<String> = []
        while !bytes[place...].starts(with: Array("--".utf8)) {
            guard bytes[place...].starts(with: line),
                let head = find(blank, in: bytes, from: place + line.count - 2),
                let end = find(line + mark, in: bytes, from: head + blank.count - 2)
            else { return nil }
            let body = head + blank.count
            let text = String(decoding: bytes[place..<head], as: UTF8.self)
            let names = names(in: text)
            guard let name = names["name"], body <= end,
                names["filename"] != nil
                    || (fields.insert(name).inserted && !bytes[body..<end].contains(0))
            else { return nil }
            parts.append(
                .init(name: name, fileName: names["filename"], bytes: Array(bytes[body..<end]))
            )
            place = end + line.count + mark.count
        }
        return parts
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start >= 0, bytes.count >= needle.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var place = start
            let last = bytes.count - needle.count
            while place <= last {
                if bytes[place] == needle[0],
                    needle.indices.allSatisfy({ bytes[place + $0] == needle[$0] })
                {
                    return place
                }
                place += 1
            }
            return nil
        }
    }

    /// What the head of a part says of it: `name`, and `filename` where it is a file.
    ///
    /// Browsers write a quotation mark inside a name as `%22`, so that a value ends at the first one.
    private static func names(in head: String) -> [String: String] {
        let start = "content-disposition: form-data;"
        var names: [String: String] = [:]
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix(start) {
            var rest = line.dropFirst(start.count)
            while let equals = rest.firstIndex(of: "=") {
                let name = rest[..<equals].drop { $0 == " " || $0 == ";" }.lowercased()
                let value = rest[equals...].dropFirst()
                guard value.first == "\"" else { return [:] }
                let text = value.dropFirst().prefix { $0 != "\"" }
                guard text.endIndex < rest.endIndex else { return [:] }
                names[name] = String(text).replacing("%22", with: "\"")
                rest = rest[text.endIndex...].dropFirst()
            }
        }
        return names
    }

    private static func boundary(of type: String) -> String? {
        let parts = type.split(separator: ";").map { $0.drop { $0 == " " } }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        let found = parts.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }?.dropFirst(9)
        let boundary = found.map { String($0.filter { $0 != "\"" }) } ?? ""
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }
}
