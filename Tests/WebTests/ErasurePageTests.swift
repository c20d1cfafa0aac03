import Foundation
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("The page of what goes, and when")
struct ErasurePageTests {
    let someone = World.furnished("MAPLE-60E5", "Ada", "Sample")

    @Test("tells every last day in its order, and an order only while it can be seen at all")
    func days() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        _ = try await world.file(someone)
        let page = try await world.page("/me/erasure", session: session)
        #expect(page.status == 200)
        #expect(HTMLCheck(page.text).faults.isEmpty)
        let parts = [
            "What you allowed Example Bank: over.", "The court order over 3,400 EUR: gone",
            "Months employed, from Example Bank: gone.",
        ]
        let places = parts.map { page.text.range(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil }, "\(page.text)")
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
        // The consent of today ends after its 90 days, and is the first to go.
        #expect(page.text.contains("The next thing goes on 31 May 2026, in 90 days"))
        world.wait(days: 90)
        let again = try await world.signIn(someone)
        let later = try await world.page("/me/erasure", session: again)
        #expect(!later.text.contains("What you allowed Example Bank: over."))
    }

    @Test("says so when there is nothing, and is for the person alone")
    func nothing() async throws {
        let world = try await World()
        let nobody = Someone("MAPLE-0000", "Bo", "Empty")
        try await world.enrol(nobody)
        let session = try await world.signIn(nobody)
        let page = try await world.page("/me/erasure", session: session)
        #expect(HTMLCheck(page.text).faults.isEmpty)
        #expect(page.text.contains("We hold nothing about your credit"))
        let stranger = try await world.page("/me/erasure", session: "no")
        #expect(stranger.header("Location") == "/sign-in")
    }
}
