import Charters
import Foundation
import Testing

/// The catalogue says where each legal rule is enforced and which test holds it: both must be there.
@Suite("What the catalogue of legal rules points at")
struct LegalRulePointers {
    @Test("Every place is a source file, and every test has that name")
    func pointersHold() throws {
        let repository = Repository()
        let tests = try repository.files(under: ["Tests"], endings: [".swift"])
        let names = Set(tests.flatMap { Self.quoted(in: $0.lines) })
        for rule in try LegalRule.all() {
            if let place = rule.place {
                let path = repository.root.appendingPathComponent(place).path
                #expect(FileManager.default.fileExists(atPath: path), "\(rule.id): \(place)")
            }
            if let test = rule.test { #expect(names.contains(test), "\(rule.id): \(test)") }
        }
    }

    /// The names of tests: the first quoted text on the line of `@Test(` or on the one after it.
    private static func quoted(in lines: [Substring]) -> [String] {
        var names: [String] = []
        for (index, line) in lines.enumerated() where line.contains("@Test(") {
            let isSplit = line.hasSuffix("@Test(") && index + 1 < lines.count
            let text = isSplit ? lines[index + 1] : line
            let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
            if parts.count >= 3 { names.append(String(parts[1])) }
        }
        return names
    }
}
