import Hummingbird

/// The stylesheet, the scripts, the program that adds a score up again, and the icon.
struct AssetRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            asset("/assets/recourse.css", "text/css; charset=utf-8", EmbeddedResources.stylesheet),
            asset(
                "/assets/leave.js",
                "text/javascript; charset=utf-8",
                EmbeddedResources.leaveScript
            ),
            asset(
                "/assets/what-if.js",
                "text/javascript; charset=utf-8",
                EmbeddedResources.whatIfScript
            ),
            asset(
                "/assets/verify.js",
                "text/javascript; charset=utf-8",
                EmbeddedResources.verifyScript
            ),
            asset(
                "/assets/readd.py",
                "text/x-python; charset=utf-8",
                EmbeddedResources.readdProgram
            ),
            asset(
                "/assets/words.js",
                "text/javascript; charset=utf-8",
                EmbeddedResources.wordsScript
            ),
            asset("/assets/icon.svg", "image/svg+xml", EmbeddedResources.icon),
        ]
    }

    private func asset(_ path: String, _ type: String, _ bytes: [UInt8]) -> Route {
        .page(.get, path) { _, _ in
            desk.bytes(bytes, type: type, headers: [.cacheControl: "public, max-age=300"])
        }
    }
}
