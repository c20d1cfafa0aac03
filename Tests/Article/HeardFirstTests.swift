import Foundation
import Testing
import WebTestSupport

/// Listed without knowing, and barred while it was argued (E4, E12, E20).
@Suite("Nobody is listed unheard")
struct HeardFirstTests {
    let debtor = Someone.withItems("ELDER-1111", "Dora", "Example")

    @Test("E4 the journalist who was never served stays invisible, however long it takes")
    func neverServed() async throws {
        let article = try await Article()
        let (world, entry) = try await filed(article)
        for _ in 0..<14 {
            world.wait(days: 30)
            #expect(try await article.registerAnswer(about: debtor) == "noMatch")
        }
        #expect(try await article.state(of: entry) == "lapsed")
    }

    @Test(
        "Publication, posting or silence is no proof that somebody knew",
        arguments: ["publication", "posted", "deemed", "silence"]
    )
    func noProof(kind: String) async throws {
        let article = try await Article()
        let (world, entry) = try await filed(article)
        try await article.expectRefused("missingProof", by: "INV-08") {
            try await world.post(
                "/v1/judgments/\(entry)/receipt",
                ["kind": kind, "reference": "Gazette 12", "receivedOn": world.day(ago: 0)],
                as: world.court
            )
        }
        world.wait(days: 40)
        #expect(try await article.registerAnswer(about: debtor) == "noMatch")
    }

    @Test("E4 the debtor above the floor is heard for 30 days, then seen, by the clock alone")
    func heardFirst() async throws {
        let article = try await Article()
        let (world, entry) = try await served(article)
        #expect(try await article.registerAnswer(about: debtor) == "noMatch")
        world.wait(days: 29)
        #expect(try await article.state(of: entry) == "waiting")
        #expect(try await article.registerAnswer(about: debtor) == "noMatch")
        world.wait(days: 1)
        #expect(try await article.state(of: entry) == "listed")
        #expect(try await article.registerAnswer(about: debtor) == "entry")
    }

    @Test("A court that proves receipt late, or for the person, does not shorten the 30 days")
    func lateProof() async throws {
        let article = try await Article()
        let (world, entry) = try await filed(article)
        let filedOn = world.day(ago: 0)
        world.wait(days: 35)
        try await article.expectRefused("missingProof", by: "INV-08") {
            try await world.post(
                "/v1/judgments/\(entry)/receipt",
                ["kind": "acknowledgedByPerson", "reference": "R-1", "receivedOn": filedOn],
                as: world.court
            )
        }
        let reply = try await world.post(
            "/v1/judgments/\(entry)/receipt",
            ["kind": "courtCertificate", "reference": "CERT-1", "receivedOn": filedOn],
            as: world.court
        )
        #expect(reply.status == 200, "\(reply.text)")
        #expect(try await article.state(of: entry) == "waiting")
        world.wait(days: 29)
        #expect(try await article.registerAnswer(about: debtor) == "noMatch")
        world.wait(days: 1)
        #expect(try await article.registerAnswer(about: debtor) == "entry")
    }

    @Test("E12 an objection hides the entry at once, and it looks as if it had never been")
    func objection() async throws {
        let article = try await Article()
        let (world, entry) = try await served(article)
        world.wait(days: 31)
        let other = Someone.withItems("ELDER-2222", "Never", "Listed")
        try await world.enrol(other)
        let session = try await world.signIn(debtor)
        let objected = try await world.post(
            "/v1/me/judgments/\(entry)/objections",
            ["words": "I paid."],
            as: session
        )
        #expect(objected.status == 200)
        #expect(try await article.state(of: entry) == "contested")
        #expect(
            try await register(of: debtor, article) == (try await register(of: other, article))
        )
    }

    @Test("E20 paid is gone at once, and does not come back")
    func paid() async throws {
        let article = try await Article()
        let (world, entry) = try await served(article)
        world.wait(days: 31)
        #expect(try await article.registerAnswer(about: debtor) == "entry")
        let session = try await world.signIn(debtor)
        let told = try await world.post(
            "/v1/me/judgments/\(entry)/payments",
            ["proof": "Transfer of today"],
            as: session
        )
        #expect(told.status == 200)
        #expect(try await article.registerAnswer(about: debtor) == "noMatch")
        world.wait(days: 32)
        #expect(try await article.state(of: entry) == "removed")
        try await article.expectRefused("alreadyFiled", by: "INV-13") {
            try await world.file(debtor)
        }
    }

    @Test("E21 the entry ends three years after the order, whatever anyone does")
    func end() async throws {
        let article = try await Article()
        let (world, entry) = try await served(article)
        for _ in 0..<38 {
            world.wait(days: 30)
            _ = try await world.post(
                "/v1/judgments/\(entry)/confirmations",
                [:],
                as: world.court
            )
        }
        #expect(try await article.state(of: entry) == "removed")
        #expect(try await article.registerAnswer(about: debtor) == "noMatch")
    }

    private func filed(_ article: Article) async throws -> (World, String) {
        try await article.world.enrol(debtor)
        let reply = try await article.world.file(debtor)
        return (article.world, try #require(reply.text(at: "id"), "\(reply.text)"))
    }

    private func served(_ article: Article) async throws -> (World, String) {
        let (world, entry) = try await filed(article)
        let reply = try await world.post(
            "/v1/judgments/\(entry)/receipt",
            [
                "kind": "courtCertificate", "reference": "CERT-1", "receivedOn": world.day(ago: 0),
            ],
            as: world.court
        )
        #expect(reply.status == 200, "\(reply.text)")
        return (world, entry)
    }

    /// The register's part of an answer, to the byte.
    private func register(of someone: Someone, _ article: Article) async throws -> String {
        let session = try await article.world.signIn(someone)
        _ = try await article.world.share(someone, session: session, isSingleUse: true)
        let reply = try await article.world.check(someone)
        let start = try #require(reply.text.range(of: "\"register\":"))
        return String(reply.text[start.upperBound...].prefix { $0 != "}" })
    }
}
