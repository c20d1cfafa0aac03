import HTTPTypes
import Hummingbird
import Service

/// The public log: checkpoint, tiles, key, and the cards that scores are computed with.
struct LogRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/log/checkpoint") { _, _ in
                guard let text = try await desk.office.latestCheckpoint() else {
                    throw Problem.notFound
                }
                return desk.bytes(
                    Array(text.utf8),
                    type: Self.plain,
                    headers: [.cacheControl: "public, max-age=5"]
                )
            },
            .api(.get, "/log/tile/{path+}") { _, context in
                let path = "tile/" + context.parameters.getCatchAll().joined(separator: "/")
                guard let bytes = try await desk.office.tile(path) else { throw Problem.notFound }
                // No tile of a width ever changes; a partial one is soon of no use.
                let isFull = !path.contains(".p/")
                return desk.bytes(
                    bytes,
                    type: "application/octet-stream",
                    headers: [
                        .cacheControl: isFull
                            ? "public, max-age=31536000, immutable" : "public, max-age=3600"
                    ]
                )
            },
            .api(.get, "/log/key") { _, _ in
                desk.bytes(Array((desk.office.verifierKey + "\n").utf8), type: Self.plain)
            },
            .api(.get, "/v1/scorecards/{hash}") { _, context in
                let hash = context.parameters.get("hash") ?? ""
                guard let card = try await desk.office.scorecard(hash: hash) else {
                    throw Problem.notFound
                }
                return desk.bytes(card, type: "application/json")
            },
        ]
    }

    private static let plain = "text/plain; charset=utf-8"
}
