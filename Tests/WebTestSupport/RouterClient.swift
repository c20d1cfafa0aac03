public import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable public import Web

/// Talks to the router as a browser or program would, without a socket.
public struct RouterClient: Sendable {
    private let responder: RouterResponder<WebContext>

    /// A client of a server.
    public init(_ server: WebServer) {
        responder = server.router().buildResponder()
    }

    /// Sends one request and collects the answer.
    public func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws -> Reply {
        let body = RequestBody(buffer: ByteBuffer(bytes: body))
        return try await send(method, path, headers: headers, stream: body)
    }

    /// Sends one request whose body comes piece by piece.
    public func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: [String: String],
        stream body: RequestBody
    ) async throws -> Reply {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let field = HTTPField.Name(name) { fields[field] = value }
        }
        let head = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "recourse.test",
            path: path,
            headerFields: fields
        )
        let request = Request(head: head, body: body)
        let context = WebContext(
            source: .init(channel: EmbeddedChannel(), logger: Logger(label: "test"))
        )
        let response = try await responder.respond(to: request, context: context)
        let collector = Collector()
        try await response.body.write(CollectingWriter(collector: collector))
        return Reply(
            status: response.status.code,
            headers: response.headers,
            body: await collector.bytes
        )
    }
}

/// Keeps what a response writes.
private actor Collector {
    private(set) var bytes: [UInt8] = []

    func add(_ more: [UInt8]) { bytes += more }
}

/// Writes a response's body into a collector.
private struct CollectingWriter: ResponseBodyWriter {
    let collector: Collector

    mutating func write(_ buffer: ByteBuffer) async throws {
        await collector.add(Array(buffer.readableBytesView))
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension World {
    /// The token that every form of a session carries.
    public static func formToken(_ session: String) -> String { Forgery.token(for: session) }
}
