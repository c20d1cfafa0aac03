import Testing
import WebTestSupport

/// The trains, flats and schools (E13, E14, E16).
@Suite("Nothing but credit")
struct PurposeTests {
    let ada = Someone.withItems("MAPLE-2222", "Ada", "Traveller")

    @Test(
        "E13, E14 a purpose that is not credit cannot even be asked for",
        arguments: [
            "train-ticket", "plane-ticket", "flat-rental", "tenancy", "school-admission",
            "employment", "police", "visa", "insurance", "marketing", "dating", "anything-else",
        ]
    )
    func otherPurposes(purpose: String) async throws {
        let article = try await Article()
        try await article.world.enrol(ada)
        let session = try await article.world.signIn(ada)
        _ = try await article.world.share(ada, session: session)
        try await article.expectRefused("purposeNotPermitted", by: "INV-16") {
            try await article.world.check(ada, purpose: purpose)
        }
        try await article.expectRefused("purposeNotPermitted", by: "INV-16") {
            try await article.world.ask(ada, ["purpose": purpose])
        }
    }

    @Test("No path lists, searches or counts the register, for anyone")
    func noList() async throws {
        let article = try await Article()
        let world = article.world
        for path in [
            "/v1/judgments", "/v1/judgments?name=Example", "/v1/judgments/*", "/v1/register",
            "/v1/people", "/v1/search", "/register", "/judgments.csv",
        ] {
            for key in [nil, world.lender, world.court] {
                let reply = try await world.get(path, as: key)
                #expect([401, 403, 404, 405].contains(reply.status), "\(path): \(reply.status)")
            }
        }
    }

    @Test("Every refused look is told to the person")
    func refusedLookIsTold() async throws {
        let article = try await Article()
        try await article.world.enrol(ada)
        _ = try await article.world.check(ada)
        let session = try await article.world.signIn(ada)
        let looks = try await article.world.get("/v1/me/looks", as: session)
        #expect((looks.json["looks"] as? [Any])?.count == 1)
        let notices = try await article.world.get("/v1/me/notices", as: session)
        #expect((notices.json["notices"] as? [Any])?.isEmpty == false)
    }
}
