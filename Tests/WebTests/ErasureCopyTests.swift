import Bureau
import Foundation
import HTTPTypes
import Languages
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("Requests for erasure in the copy of a file")
struct ErasureCopyTests {
    private let someone = World.furnished("MAPLE-60E5", "Ada", "Sample")
    private let words = "The order stands. Keep my file."

    /// Somebody asked, took it back, had it written down, was refused, asked again and was answered.
    private func asked() async throws -> (World, session: String) {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.file(someone)
        let yes = ["understands": true]
        _ = try await world.post("/v1/me/erasure", yes, as: session)
        let back = try await world.client.send(
            .delete,
            "/v1/me/erasure",
            headers: ["Content-Type": "application/json", "Authorization": "Bearer \(session)"],
            body: [UInt8]("{}".utf8)
        )
        #expect(back.status == 200)
        world.wait(days: 1)
        // A session of staff ends with the day.
        let clerk = try await world.operatorSession()
        let written = try await world.post(
            "/v1/assisted-acts",
            [
                "person": someone.json, "way": "letter", "proof": "A signed letter.",
                "act": "ask-erasure", "understands": true,
            ],
            as: clerk
        )
        let id = try #require(written.text(at: "id"))
        let no = try await world.post(
            "/v1/erasures/\(id)/decline",
            ["words": "Another signature."],
            as: clerk
        )
        #expect(no.status == 200)
        world.wait(days: 1)
        let again = try await world.signIn(someone)
        let asked = try await world.post("/v1/me/erasure", yes, as: again)
        let open = try #require(asked.text(at: "id"))
        let answered = try await world.post(
            "/v1/erasures/\(open)/answer",
            ["words": words],
            as: try await world.operatorSession("petra.operator")
        )
        #expect(answered.status == 200)
        return (world, again)
    }

    private func copy(
        _ path: String,
        _ world: World,
        _ session: String,
        _ language: Language
    ) async throws -> Reply {
        let reply = try await world.client.send(
            .get,
            path,
            headers: ["Cookie": "recourse_session=\(session); recourse_language=\(language.tag)"]
        )
        #expect(reply.status == 200)
        return reply
    }

    @Test("Every request is listed with what became of it, in the reader's language")
    func listed() async throws {
        let (world, session) = try await asked()
        let title = "Your requests to erase your file"
        for language in Language.allCases {
            let catalogue = Catalogues.of(language)
            let page = try await copy("/v1/me/copy", world, session, language).text
            let faults = HTMLCheck(page).faults.filter { $0 != "inline style" }
            #expect(faults.isEmpty, "\(faults)")
            let start = try #require(page.range(of: "<h2>\(catalogue.reading(title))</h2>"))
            let section = page[start.upperBound...].prefix { _ in true }
                .components(separatedBy: "</section>")[0]
            // What a human of the office said is theirs, and not what the person said.
            #expect(section.contains("<span translate=\"no\">\(words)</span>"), "\(language)")
            #expect(section.contains("<dt>\(catalogue.reading("What was said"))</dt>"))
            for label in ["In your words", "What stood in the way", "Taken back on"] {
                let isThere = section.contains("<dt>\(catalogue.reading(label))</dt>")
                #expect(isThere == (label != "In your words"), "\(language): \(label)")
            }
            #expect(section.contains("A signed letter."), "\(language)")
            #expect(!section.contains("<span lang=\"en\">"), "\(language)")
            let isEnglish = language == .english
            #expect(section.contains("You took it back on") == isEnglish, "\(language)")
            #expect(section.contains("of our office did not confirm") == isEnglish, "\(language)")
            #expect(section.contains("A court ordered you to pay") == isEnglish, "\(language)")
        }
    }

    @Test("Programs read the same, with every member named on the page")
    func data() async throws {
        let (world, session) = try await asked()
        func erasures(_ language: Language) async throws -> [[String: Any]] {
            let reply = try await copy("/v1/me/copy/data", world, session, language)
            return try #require(reply.json["erasures"] as? [[String: Any]])
        }
        let english = try await erasures(.english)
        #expect(english.map { $0["state"] as? String } == ["waiting", "declined", "taken-back"])
        let german = try await erasures(.german)
        for (said, kept) in zip(german, english) {
            #expect(said["explanation"] as? String != kept["explanation"] as? String)
            #expect(said["id"] as? String == kept["id"] as? String)
        }
        let answers = try #require(german[0]["answers"] as? [[String: Any]])
        #expect(answers[0]["words"] as? String == words)
        let obstacles = try #require(answers[0]["obstacles"] as? [[String: Any]])
        #expect((obstacles[0]["explanation"] as? String)?.hasPrefix("Ein Gericht") == true)
        #expect((german[1]["written"] as? [String: Any])?["proof"] as? String == "A signed letter.")
        var unnamed: Set<String> = []
        func walk(_ value: Any) {
            if let list = value as? [Any] { for one in list { walk(one) } }
            guard let members = value as? [String: Any] else { return }
            for (name, value) in members {
                if DisclosureCopy.labels[name] == nil { unnamed.insert(name) }
                walk(value)
            }
        }
        walk(english)
        #expect(unnamed.isEmpty)
    }
}
