import Foundation
import FoundationNetworking

/// A small HTTP client for the demo's own server on this machine.
struct LoopbackClient {
    /// What came back.
    struct Answer {
        /// The HTTP status.
        let status: Int
        /// The body, parsed as JSON; empty when it is not an object.
        let body: [String: any Sendable]

        /// A text of the body, by name.
        func text(_ name: String) -> String? { body[name] as? String }
    }

    /// For instance `http://127.0.0.1:8080`.
    let address: String
    private let session = URLSession(configuration: .ephemeral)

    init(address: String) { self.address = address }

    /// Sends a request and reads the whole answer.
    ///
    /// - Parameter key: An API key or a session, sent as a bearer token; none when nil.
    func send(_ method: String, _ path: String, key: String?, json: String?) async throws -> Answer
    {
        guard let url = URL(string: address + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        if let json {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(json.utf8)
        }
        let (data, response) = try await session.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        let object = try? JSONSerialization.jsonObject(with: data) as? [String: any Sendable]
        return Answer(status: status, body: object ?? [:])
    }
}
