import Hummingbird

/// One route as plain data, so that the method table, the router and the contract read one list.
struct Route: Sendable {
    /// Answers one request.
    typealias Handler = @Sendable (Request, WebContext) async throws -> Response

    /// The HTTP method.
    let method: HTTPRequest.Method
    /// The path, with parameters in braces as OpenAPI writes them: `/v1/judgments/{id}`.
    let path: String
    /// Whether a person reads the answer in a browser; errors are pages then, too.
    let isPage: Bool
    /// Answers one request.
    let handle: Handler

    /// A route of the API; its errors are problem details.
    static func api(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ handle: @escaping Handler
    ) -> Route {
        Route(method: method, path: path, isPage: false, handle: handle)
    }

    /// A page of the portal; its errors are pages.
    static func page(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ handle: @escaping Handler
    ) -> Route {
        Route(method: method, path: path, isPage: true, handle: handle)
    }

    /// Whether the path, parameters aside, is that of a request.
    func matches(path requested: String) -> Bool {
        let pattern = path.split(separator: "/", omittingEmptySubsequences: true)
        let parts = requested.split(separator: "/", omittingEmptySubsequences: true)
        if pattern.last == "{path+}" {
            return parts.count >= pattern.count
                && zip(pattern.dropLast(), parts).allSatisfy { $0 == $1 }
        }
        return pattern.count == parts.count
            && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    /// The path as Hummingbird's router wants it: `{path+}` is the rest of the path.
    var routerPath: String {
        path.replacing("{path+}", with: "**")
    }
}
