import Charters
import Foundation
import Testing
import Yams

/// The table of guards names what stands in the sources, and what was seen of it is recorded.
@Suite("The table of guards is true")
struct GuardTableTests {
    let repository = Repository()

    /// A row of Tests/Mutation/guards.yaml, as far as is checked here.
    private struct Row: Decodable {
        var id: String
        var rule: String
        var file: String
        var original: String?
        var within: String?
        var kind: String?
        var tests: [String]?
    }

    private func rows() throws -> [Row] {
        try YAMLDecoder().decode([Row].self, from: text(of: "Tests/Mutation/guards.yaml"))
    }

    private func text(of path: String) throws -> String {
        try String(contentsOf: repository.root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("Each rule of the floor has a guard")
    func everyRule() throws {
        let guarded = Set(try rows().map(\.rule))
        for rule in Rule.allCases {
            #expect(guarded.contains(rule.rawValue), "\(rule.rawValue) has no guard")
        }
    }

    @Test("Each guard stands once where its row says, and names tests that exist")
    func everyGuard() throws {
        let tests = try repository.files(under: ["Tests"], endings: [".swift"])
            .map { $0.lines.joined(separator: "\n") }
        var sources: [String: String] = [:]
        let rows = try rows()
        #expect(Set(rows.map(\.id)).count == rows.count, "two guards share a name")
        for row in rows {
            let source = try sources[row.file] ?? text(of: row.file)
            sources[row.file] = source
            guard row.kind != "type" else { continue }
            let original = try #require(row.original, "\(row.id) does not say what stands there")
            let place =
                row.within.map { source.components(separatedBy: $0).dropFirst().joined() } ?? source
            let count = place.components(separatedBy: original).count - 1
            #expect(row.within == nil ? count == 1 : count >= 1, "\(row.id) stands \(count) times")
            let named = try #require(row.tests, "\(row.id) names no test")
            #expect(!named.isEmpty, "\(row.id) names no test")
            for name in named {
                let parts = name.split(separator: "/")
                let suite = tests.contains { text in
                    text.contains("struct \(parts[0]) ")
                        && (parts.count < 2 || text.contains("func \(parts[1])("))
                }
                #expect(suite, "\(row.id) names \(name), which does not exist")
            }
        }
    }

    @Test("docs/invariants.md tells what became of each guard")
    func recorded() throws {
        let page = try text(of: "docs/invariants.md")
        let told = page.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("/") }
            .map { $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces) }
        #expect(told.sorted() == (try rows().map(\.id).sorted()), "run script/mutate --record")
    }
}
