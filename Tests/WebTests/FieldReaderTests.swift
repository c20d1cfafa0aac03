import HTTPTypes
import Testing
import WebTestSupport

@testable import Web

@Suite("Reading the fields of a request")
struct FieldReaderTests {
    @Test("refuses a character that no database keeps, in JSON and in both kinds of forms")
    func noCharacter() async throws {
        let world = try await World()
        let someone = World.furnished("MAPLE-3N3N", "Ada", "Sample")
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        let look = try await world.post(
            "/v1/decisions",
            ["look": "a\u{0}b", "outcome": "granted-as-asked"],
            as: world.lender
        )
        #expect(look.status == 400 && look.text(at: "findings.0.field") == "look", "\(look.text)")
        let fields = [
            "item": "a\u{0}b", "words": "", "csrf": World.formToken(session),
        ]
        let form = try await world.form("/me/disputes", fields, session: session)
        let files = try await world.send("/me/disputes", fields, [], session: session)
        #expect(form.status == 400 && files.status == 400)
    }

    @Test("names every fault with its path, and what nobody asked for")
    func namesEveryFault() throws {
        var reader = FieldReader(
            .object([
                "person": .object(["givenName": .int(5), "middleName": .string("x")]),
                "count": .string("many"), "extra": .bool(true), "names": .array([.int(1)]),
            ])
        )
        let name = reader.object("person") { person in
            (person.text("givenName"), person.text("familyName"))
        }
        _ = (name, reader.integer("count"), reader.texts("names"), reader.boolean("isFinal"))
        let problem = try #require(throws: Problem.self) { try reader.finish() }
        #expect(
            problem.findings.compactMap(\.field) == [
                "person.givenName", "person.familyName", "person.middleName", "count", "names[0]",
                "isFinal", "extra",
            ]
        )
        #expect(problem.findings.allSatisfy { $0.code == "malformed" })
        #expect(problem.status.code == 400)
    }

    @Test("takes a null for a missing field and accepts what is right")
    func takesNull() throws {
        var reader = FieldReader(.object(["a": .null, "b": .string("x"), "c": .int(-3)]))
        #expect(reader.optionalText("a") == nil)
        #expect(reader.text("b") == "x")
        #expect(reader.integer("c") == -3)
        try reader.finish()
    }

    @Test("refuses a body that is no object, an empty text and a text that is too long")
    func refusesOddTexts() {
        var list = FieldReader(.array([]))
        #expect(throws: Problem.self) { try list.finish() }
        var reader = FieldReader(.object(["a": .string("  "), "b": .string("12345")]))
        _ = (reader.text("a"), reader.text("b", limit: 4))
        #expect(reader.faults.count == 2)
    }

    @Test("knows field names that claim a grant")
    func knowsClaims() {
        for name in [
            "granted", "preTicked", "pre_ticked", "defaultOn", "bundledWith", "purposes",
            "autoRenew", "implied_consent", "optOut", "recipients",
        ] { #expect(ConsentRoutes.claimsGrant(name), "\(name)") }
        for name in ["person", "purpos", "note", "lang"] {
            #expect(!ConsentRoutes.claimsGrant(name), "\(name)")
        }
    }
}
