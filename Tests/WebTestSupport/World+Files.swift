import Foundation
import HTTPTypes

extension World {
    /// A file as a browser sends it.
    public struct Upload: Sendable {
        let name: String
        let bytes: [UInt8]
        let field: String

        /// A file of a field.
        public init(_ name: String, _ bytes: [UInt8], field: String = "files") {
            self.name = name
            self.bytes = bytes
            self.field = field
        }

        /// A file of words.
        public init(_ name: String, _ words: String) { self.init(name, Array(words.utf8)) }
    }

    /// A small PDF, as far as its first bytes go.
    public static let pdf = Array("%PDF-1.7\nA slip.\0".utf8)

    /// Sends a form with files: with the portal's cookie as a browser does, or with a bearer token.
    public func send(
        _ path: String,
        _ fields: [String: String],
        _ files: [Upload],
        session: String? = nil,
        bearer: String? = nil
    ) async throws -> Reply {
        var body: [UInt8] = []
        func add(_ head: String, _ bytes: [UInt8]) {
            body += Array("--B0undary\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8)
            body += bytes + Array("\r\n".utf8)
        }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            add("name=\"\(name)\"", Array(value.utf8))
        }
        for file in files {
            let name = file.name.replacing("\"", with: "%22")
            add("name=\"\(file.field)\"; filename=\"\(name)\"", file.bytes)
        }
        body += Array("--B0undary--\r\n".utf8)
        var headers = ["Content-Type": "multipart/form-data; boundary=B0undary"]
        if let session {
            headers.merge([
                "Cookie": "recourse_session=\(session)", "Accept": "text/html", "Origin": "null",
                "Sec-Fetch-Site": "same-origin",
            ]) { $1 }
        }
        if let bearer { headers["Authorization"] = "Bearer \(bearer)" }
        return try await client.send(.post, path, headers: headers, body: body)
    }
}
