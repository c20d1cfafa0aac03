import Bureau
import Foundation
import Identity
import Service
import Synchronization
import Testing
import WebTestSupport

@testable import Web

/// A clock that a test moves, and that remembers until when anybody waited.
private final class HandClock: Sendable {
    private let start = ContinuousClock.Instant.now
    private let state = Mutex<(offset: Duration, waits: [ContinuousClock.Instant])>((.zero, []))

    var clock: QuietClock {
        QuietClock(
            now: { [self] in start + state.withLock { $0.offset } },
            sleep: { [self] until in
                state.withLock { state in state.waits.append(until) }
            }
        )
    }

    /// How often anybody waited since the last time this was asked.
    func waits() -> [ContinuousClock.Instant] {
        state.withLock { state in
            defer { state.waits = [] }
            return state.waits
        }
    }
}

@Suite("What says nothing about a person")
struct QuietReleaseTests {
    @Test("is released at the first multiple of the delay that is not past")
    func moments() {
        let began = ContinuousClock.Instant.now
        for (spent, moment) in [
            (0, 300), (1, 300), (299, 300), (300, 300), (301, 600), (599, 600), (600, 600),
            (600_001, 600_300),
        ] {
            let clock = QuietClock(
                now: { began.advanced(by: .milliseconds(spent)) },
                sleep: { _ in }
            )
            let release = QuietRelease(delay: .milliseconds(300), clock: clock)
            #expect(release.moment(since: began) == began.advanced(by: .milliseconds(moment)))
        }
    }

    private func world(_ hand: HandClock) async throws -> World {
        var settings = WebSettings(
            isDemo: true,
            cookiesAreSecure: false,
            unavailableDelay: .milliseconds(300)
        )
        settings.quietClock = hand.clock
        return try await World(settings: settings)
    }

    @Test("waits once on every path by which a lender learns nothing, and on no other")
    func paths() async throws {
        let hand = HandClock()
        let world = try await world(hand)
        let stage = Stage(world: world)
        for someone in [stage.ada, stage.ben, stage.cem] { try await world.enrol(someone) }
        let (ada, ben) = (try await world.signIn(stage.ada), try await world.signIn(stage.ben))
        func expectOneWait(_ path: String, _ reply: Reply, _ status: Int = 200) {
            #expect(reply.status == status, "\(path): \(reply.text)")
            #expect(hand.waits().count == 1, "\(path)")
        }
        func expectUnavailable(_ path: String, _ reply: Reply) {
            #expect(reply.text(at: "outcome") == "unavailable", "\(path)")
            expectOneWait(path, reply)
        }
        // Whether a request for consent met anybody shows in nothing either.
        expectOneWait("a request that met nobody", try await world.ask(stage.emil), 202)
        expectOneWait("a request that met somebody", try await world.ask(stage.ada), 202)

        expectUnavailable("nobody", try await world.check(stage.emil))
        let near = Someone(stage.ada.reference, "Ada", "Sample-Wintergarten", town: "Elsewhere")
        expectUnavailable("nearly somebody", try await world.check(near))
        expectUnavailable("no consent", try await world.check(stage.cem))
        _ = try await world.share(stage.ben, session: ben)
        _ = hand.waits()
        _ = try await world.post("/v1/me/freeze", [:], as: ben)
        expectUnavailable("frozen", try await world.check(stage.ben))
        let canary = Someone("CANARY-1", "Quilla", "Quillfeather")
        _ = try await world.office.perform(PlaceCanary(identity: canary.identity), as: World.clerk)
        expectUnavailable("a canary", try await world.check(canary, as: world.otherLender))
        expectOneWait(
            "suspended",
            try await world.check(stage.emil, as: world.otherLender),
            403
        )
        expectOneWait(
            "a refused purpose, of somebody",
            try await world.check(stage.cem, purpose: "marketing"),
            422
        )
        expectOneWait(
            "a refused purpose, of nobody",
            try await world.check(stage.emil, purpose: "marketing"),
            422
        )

        _ = try await world.share(stage.ada, session: ada)
        _ = hand.waits()
        let answered = try await world.check(stage.ada)
        #expect(answered.text(at: "outcome") == "answered")
        #expect(hand.waits().isEmpty)
    }

    @Test("waits in the console as at the API")
    func console() async throws {
        let hand = HandClock()
        let world = try await world(hand)
        let stage = Stage(world: world)
        try await world.enrol(stage.ada)
        let session = try await world.employ("lea.lender", .lender, for: world.lender)
        for someone in [stage.ada, stage.emil] {
            let identity = someone.identity
            let fields = [
                "person.givenName": identity.givenName, "person.familyName": identity.familyName,
                "person.dateOfBirth": identity.dateOfBirth,
                "person.address.street": identity.address.street,
                "person.address.postalCode": identity.address.postalCode,
                "person.address.town": identity.address.town,
                "person.address.country": identity.address.country,
            ]
            let asked = try await world.consoleForm(
                "/console/requests",
                fields.merging(
                    [
                        "purpose": "credit-application", "categories.own-conduct": "on",
                        "isSingleUse": "yes", "termDays": "30",
                    ]
                ) { $1 },
                as: session
            )
            #expect(asked.status == 303, "\(asked.text.suffix(800))")
            #expect(hand.waits().count == 1)
            let checked = try await world.consoleForm(
                "/console/checks",
                fields.merging(["purpose": "credit-application"]) { $1 },
                as: session
            )
            #expect(checked.text.contains("We cannot answer"))
            #expect(hand.waits().count == 1)
        }
    }
}
