import Charters
import Foundation
import Testing

@Suite("The rules of the floor and what holds them")
struct InvariantTests {
    @Test("Every rule of the floor has a check of states or a test elsewhere, once")
    func table() {
        #expect(Invariant.table.map(\.name) == Rule.allCases.map(\.id))
        #expect(Invariant.table.count == 28)
        #expect(Invariant.properties.map(\.name) == ["p1", "p2", "p3", "p4"])
    }

    @Test("The tests elsewhere that the table names are there")
    func elsewhere() throws {
        let tests = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
        let files = try #require(
            FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
        )
        var sentences: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /@Test\("([^"]+)"/) { sentences.insert(String(match.1)) }
        }
        for invariant in Invariant.table {
            guard case .tests(let named) = invariant.proof else { continue }
            #expect(!named.isEmpty, "\(invariant.name)")
            for sentence in named { #expect(sentences.contains(sentence), "\(sentence)") }
        }
    }
}
