import HTTPTypes
import Hummingbird
import NIOCore

/// Reads a form that sends a file (RFC 7578), strictly: what it does not understand is a fault.
enum MultipartReader {
    /// The parts by name; a name that comes twice is a fault.
    static func parts(of request: Request, limit: Int) async throws -> [String: [UInt8]] {
        guard let boundary = boundary(of: request.headers[.contentType] ?? "") else {
            throw Problem(
                .unsupportedMediaType,
                code: "unsupportedMediaType",
                title: "This media type is not understood",
                detail: "Send the form as multipart/form-data."
            )
        }
        let bytes: [UInt8]
        do {
            bytes = Array(try await request.body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem(
                .contentTooLarge,
                code: "bodyTooLarge",
                title: "The file is too large",
                detail: "A file may have at most \(limit / 1_048_576) MB."
            )
        }
        guard let parts = parse(bytes, boundary: boundary) else {
            throw Problem(faults: [
                .init(code: "malformed", sentence: "The form could not be read.")
            ])
        }
        return parts
    }

    /// The parts of a body; nil when it is not well formed.
    static func parse(_ bytes: [UInt8], boundary: String) -> [String: [UInt8]]? {
        let mark = Array("--\(boundary)".utf8)
        let (line, blank) = (Array("\r\n".utf8), Array("\r\n\r\n".utf8))
        guard bytes.starts(with: mark) else { return nil }
        var place = mark.count
        var parts: [String: [UInt8]] = [:]
        while !bytes[place...].starts(with: Array("--".utf8)) {
            guard bytes[place...].starts(with: line),
                let head = find(blank, in: bytes, from: place + line.count - 2),
                let end = find(line + mark, in: bytes, from: head + blank.count - 2)
            else { return nil }
            let body = head + blank.count
            let text = String(decoding: bytes[place..<head], as: UTF8.self)
            guard let name = name(in: text), body <= end,
                parts.updateValue(Array(bytes[body..<end]), forKey: name) == nil
            else { return nil }
            place = end + line.count + mark.count
        }
        return parts
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start >= 0, bytes.count >= needle.count else { return nil }
        var place = start
        while place <= bytes.count - needle.count {
            if bytes[place] == needle[0], bytes[place...].starts(with: needle) { return place }
            place += 1
        }
        return nil
    }

    private static func name(in head: String) -> String? {
        for line in head.split(separator: "\r\n")
        where line.lowercased().hasPrefix("content-disposition: form-data;") {
            for part in line.split(separator: ";").dropFirst() {
                let part = part.drop { $0 == " " }
                guard part.hasPrefix("name=\""), part.hasSuffix("\"") else { continue }
                return String(part.dropFirst(6).dropLast())
            }
        }
        return nil
    }

    private static func boundary(of type: String) -> String? {
        let parts = type.split(separator: ";").map { $0.drop { $0 == " " } }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        let found = parts.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }?.dropFirst(9)
        let boundary = found.map { String($0.filter { $0 != "\"" }) } ?? ""
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }
}
