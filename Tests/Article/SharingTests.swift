import Testing
import WebTestSupport

/// The small print that switched sharing on (E1 to E3).
@Suite("Sharing switched on in small print")
struct SharingTests {
    let ada = Someone.withItems("MAPLE-1111", "Ada", "Example")

    @Test(
        "E1 a grant that the lender brings along is refused, whatever it is called",
        arguments: ["granted", "preTicked", "default", "defaultOn", "consentGiven", "optOut"]
    )
    func onByDefault(field: String) async throws {
        let article = try await Article()
        try await article.world.enrol(ada)
        try await article.expectRefused("sharingIsOffUntilThePersonActs", by: "INV-01") {
            try await article.world.ask(ada, [field: true])
        }
        try await expectOff(article)
    }

    @Test(
        "E2 a consent bundled with something else is refused",
        arguments: ["bundledWith", "partners", "recipients", "purposes"]
    )
    func bundled(field: String) async throws {
        let article = try await Article()
        try await article.world.enrol(ada)
        try await article.expectRefused("consentIsForOnePurposeAlone", by: "INV-02") {
            try await article.world.ask(ada, [field: ["annual bill", "partner institutions"]])
        }
        try await expectOff(article)
    }

    @Test("A request that nobody answers shares nothing, on the day and after it lapsed")
    func silence() async throws {
        let article = try await Article()
        let world = article.world
        try await world.enrol(ada)
        #expect(try await world.ask(ada).status == 202)
        try await expectOff(article)
        world.wait(days: 15)
        try await expectOff(article)
        let session = try await world.signIn(ada)
        #expect(try await world.consent("lapsed", session: session)["id"] is String)
    }

    @Test("E3 a consent for one lender opens nothing to another")
    func otherAudience() async throws {
        let article = try await Article()
        let world = article.world
        try await world.enrol(ada)
        let session = try await world.signIn(ada)
        _ = try await world.share(ada, session: session)
        #expect(try await world.check(ada).text(at: "outcome") == "answered")
        #expect(
            try await world.check(ada, as: world.otherLender).text(at: "outcome") == "unavailable"
        )
    }

    private func expectOff(_ article: Article) async throws {
        #expect(try await article.world.check(ada).text(at: "outcome") == "unavailable")
    }
}
