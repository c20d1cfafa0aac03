import Hummingbird
import Synchronization

/// Counts of requests by route and status.
///
/// No path parameter, no address, nothing about a person.
final class Metrics: Sendable {
    private let counts = Mutex<[Key: Int]>([:])

    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    /// Counts one answered request.
    func count(method: String, route: String, status: Int) {
        counts.withLock { $0[Key(method: method, route: route, status: status), default: 0] += 1 }
    }

    /// The counts in Prometheus' text format, sorted.
    var text: String {
        let lines = counts.withLock { $0 }.map { key, count in
            "recourse_requests_total{method=\"\(key.method)\",route=\"\(key.route)\","
                + "status=\"\(key.status)\"} \(count)"
        }
        return "# TYPE recourse_requests_total counter\n"
            + lines.sorted().map { $0 + "\n" }.joined()
    }
}

/// Counts every request after it was answered.
struct MetricsMiddleware: RouterMiddleware {
    typealias Context = WebContext

    /// Where the counts are kept.
    let metrics: Metrics

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        let isKnown = context.endpointPath.map { $0 != "NotFound" } ?? false
        metrics.count(
            method: isKnown ? request.method.rawValue : "other",
            route: isKnown ? context.endpointPath ?? "" : "none",
            status: response.status.code
        )
        return response
    }
}
