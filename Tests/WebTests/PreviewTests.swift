import Foundation
import Testing
import WebTestSupport

@testable import Web

/// Not a test of its own: serves an invented town, so that a human can look at every page.
@Suite("Preview")
struct PreviewTests {
    @Test(
        "serves a town until stopped",
        .enabled(if: ProcessInfo.processInfo.environment["RECOURSE_PREVIEW_PORT"] != nil))
    func serves() async throws {
        let port = ProcessInfo.processInfo.environment["RECOURSE_PREVIEW_PORT"].flatMap(Int.init)
        let world = try await World(
            settings: WebSettings(port: port ?? 0, isDemo: true, cookiesAreSecure: false))
        try await Stage(world: world).set()
        try await world.server.run { print("Listening on \($0)") }
    }
}
