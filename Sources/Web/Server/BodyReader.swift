import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the body of a request within the limit, as JSON or as a form.
enum BodyReader {
    /// The JSON value of a body; a missing body is an empty object.
    static func json(of request: Request, limit: Int) async throws -> JSONValue {
        let bytes = try await bytes(of: request, limit: limit)
        guard !bytes.isEmpty else { return .object([:]) }
        guard mediaType(of: request) == "application/json" else {
            throw Problem(
                .unsupportedMediaType,
                code: "unsupportedMediaType",
                title: "This media type is not understood",
                detail: "Send the body as application/json."
            )
        }
        do {
            return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            throw Problem(faults: [
                .init(code: "malformed", sentence: "The body is not JSON that can be read.")
            ])
        }
    }

    /// The fields of a form; a field that comes twice is a fault.
    static func form(of request: Request, limit: Int) async throws -> [String: String] {
        let bytes = try await bytes(of: request, limit: limit)
        guard mediaType(of: request) == "application/x-www-form-urlencoded" else {
            throw Problem(
                .unsupportedMediaType,
                code: "unsupportedMediaType",
                title: "This media type is not understood",
                detail: "Send the form as application/x-www-form-urlencoded."
            )
        }
        var fields: [String: String] = [:]
        for pair in String(decoding: bytes, as: UTF8.self).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(parts[0])
            let value = parts.count > 1 ? decoded(parts[1]) : ""
            guard let name, let value, !value.utf8.contains(0),
                fields.updateValue(value, forKey: name) == nil
            else {
                throw Problem(faults: [
                    .init(code: "malformed", sentence: "The form could not be read.")
                ])
            }
        }
        return fields
    }

    private static func bytes(of request: Request, limit: Int) async throws -> [UInt8] {
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem(
                .contentTooLarge,
                code: "bodyTooLarge",
                title: "The body is too large",
                detail: "A body may have at most \(limit) bytes."
            )
        }
    }

    private static func mediaType(of request: Request) -> String? {
        request.headers[.contentType]?.split(separator: ";").first
            .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}
