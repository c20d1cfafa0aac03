import Bureau
import Charters
import Foundation
import HTTPTypes
import Languages
import Service
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("The copy of a file in the language of its person")
struct CopyLanguageTests {
    private let someone = Someone.withItems("MAPLE-C09Y", "Freeze", "Sample")

    private func world() async throws -> (World, session: String) {
        let world = try await World()
        let proposed = try await world.office.propose(
            card: TestCard.speaking(),
            as: World.clerk
        ).answer
        _ = try await world.office.approve(term: proposed.id, as: .staff("Second Clerk"))
        try await world.enrol(someone)
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session)
        _ = try await world.check(someone)
        _ = try await world.file(someone, ["creditor": "Today"])
        let words = ["words": "It was kept. Freeze."]
        _ = try await world.client.send(
            .put,
            "/v1/me/statement",
            headers: ["Content-Type": "application/json", "Authorization": "Bearer \(session)"],
            body: [UInt8](try JSONSerialization.data(withJSONObject: words))
        )
        return (world, session)
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

    @Test("The page says everything in the reader's language", arguments: Language.allCases)
    func page(language: Language) async throws {
        let (world, session) = try await world()
        let page = try await copy("/v1/me/copy", world, session, language).text
        // The page needs nothing beside it, so it holds its style.
        let faults = HTMLCheck(page).faults.filter { $0 != "inline style" }
        #expect(faults.isEmpty, "\(faults)")
        #expect(page.contains("<html lang=\"\(language.tag)\""))
        #expect(page.contains(TestCard.word("Level existing", language.tag)))
        #expect(page.contains(TestCard.word("Label of cred", language.tag)))
        #expect(page.contains("It was kept. Freeze."), "the person's own words stay")
        #expect(page.contains("<span translate=\"no\">Today</span>"))
        for label in Set(DisclosureCopy.labels.values) where page.contains("<dt>\(label)</dt>") {
            // A word that is the same in two languages, such as "Code", is no mistake.
            let catalogue = Catalogues.of(language)
            // A word may be that of another member in the language: a kind is a type in French.
            let words = Set(DisclosureCopy.labels.values.map { catalogue.reading($0) })
            let said = words.contains(label) ? label : catalogue.reading(label)
            #expect(said == label, "\(label) stayed English")
        }
        let left = page.components(separatedBy: "<span lang=\"en\">").dropFirst()
        #expect(left.isEmpty, "\(left.map { $0.prefix(80) })")
    }

    @Test("The other keeps names, codes and receipts, and says in which language its sentences are")
    func data() async throws {
        let (world, session) = try await world()
        func data(_ language: Language) async throws -> [String: Any] {
            let reply = try await copy("/v1/me/copy/data", world, session, language)
            let value = try JSONSerialization.jsonObject(with: Data(reply.text.utf8))
            return try #require(value as? [String: Any])
        }
        let english = try await data(.english)
        #expect(english["language"] as? String == "en")
        for language in Language.allCases where language != .english {
            let other = try await data(language)
            #expect(other["language"] as? String == language.tag)
            #expect(Set(other.keys) == Set(english.keys))
            for member in ["items", "person", "mandates", "statement", "heldBy", "key"] {
                let (said, kept) = (other[member] as? NSObject, english[member] as? NSObject)
                #expect(said == kept, "\(member)")
            }
            let lines = other["history"] as? [[String: Any]] ?? []
            let kept = english["history"] as? [[String: Any]] ?? []
            #expect(!kept.isEmpty && lines.count >= kept.count)
            for (line, before) in zip(lines, kept) {
                #expect(line["event"] as? String == before["event"] as? String)
                // A later receipt proves the same leaf in a longer log.
                #expect(line["number"] as? Int == before["number"] as? Int)
            }
            let rights = other["rights"] as? [String] ?? []
            #expect(rights != english["rights"] as? [String] && !rights.isEmpty)
            let looks = try #require(other["looks"] as? [[String: Any]])
            let score = try #require(looks.lazy.compactMap { $0["score"] as? [String: Any] }.first)
            let parts = try #require(score["contributions"] as? [[String: Any]])
            #expect(parts[0]["label"] as? String == TestCard.word("Label of cred", language.tag))
            #expect(parts[0]["value"] as? String == "existing_paid_back")
            let consents = try #require(other["consents"] as? [[String: Any]])
            let before = try #require(english["consents"] as? [[String: Any]])
            // The words are hashed, so they stay.
            #expect(consents[0]["wording"] as? String == before[0]["wording"] as? String)
        }
    }

    @Test("Every member of a file has a name of its own on the page")
    func named() async throws {
        let (world, session) = try await world()
        let reply = try await world.get("/v1/me/copy/data", as: session)
        let value = try JSONSerialization.jsonObject(with: Data(reply.text.utf8))
        var unnamed: Set<String> = []
        func walk(_ value: Any, isFile: Bool = false) {
            if let list = value as? [Any] { for one in list { walk(one) } }
            guard let members = value as? [String: Any] else { return }
            for (name, value) in members where !isFile || name != "history" {
                if !isFile, DisclosureCopy.labels[name] == nil { unnamed.insert(name) }
                walk(value)
            }
        }
        walk(value, isFile: true)
        #expect(unnamed.isEmpty)
    }
}
