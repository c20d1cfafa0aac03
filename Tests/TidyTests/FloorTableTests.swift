import Charters
import Foundation
import Testing

/// The table of rules in docs/ARCHITECTURE.md is the compiled registry, word for word.
@Suite("The documented floor is the compiled floor")
struct FloorTableTests {
    @Test("Every rule stands in docs/ARCHITECTURE.md with its words and its sources")
    func tableEqualsRegistry() throws {
        let place = Repository().root.appendingPathComponent("docs/ARCHITECTURE.md")
        let text = try String(contentsOf: place, encoding: .utf8)
        let header = "| rule | what holds | on what it rests |\n|---|---|---|\n"
        let start = try #require(text.range(of: header)).upperBound
        let end = text[start...].range(of: "\n\n")?.lowerBound ?? text.endIndex
        let table = Rule.allCases
            .map { "| \($0.rawValue) | \($0.title) | \($0.citation) |" }
            .joined(separator: "\n")
        if ProcessInfo.processInfo.environment["RECOURSE_RECORD"] == "1" {
            let recorded = String(text[..<start]) + table + String(text[end...])
            try recorded.write(to: place, atomically: true, encoding: .utf8)
        } else {
            #expect(
                text[start..<end].trimmingCharacters(in: .newlines) == table,
                "run the test once with RECOURSE_RECORD=1 and look at the difference"
            )
        }
    }
}
