import Foundation
import Testing

/// Each excess of the report, E1 to E28, has a test that carries its number.
@Suite("Every excess of the report has a test")
struct ExcessCodeTests {
    let repository = Repository()

    /// The sentences of all tests.
    private func sentences() throws -> [String] {
        try repository.files(under: ["Tests"], endings: [".swift"]).flatMap { file in
            file.lines.compactMap { line in
                guard let quote = line.firstIndex(of: "\"") else { return nil }
                let before = line[..<quote].drop { $0 == " " }
                guard before.isEmpty || before == "@Test(" else { return nil }
                return String(line[line.index(after: quote)...])
            }
        }
    }

    @Test("A sentence begins with each of E1 to E28", arguments: 1...28)
    func everyCode(number: Int) throws {
        let codes = try sentences().flatMap { sentence in
            sentence.split(separator: " ").prefix {
                $0.first == "E" && $0.dropFirst().first?.isNumber == true
            }
            .map { $0.filter { $0 != "," } }
        }
        #expect(codes.contains("E\(number)"))
    }

    @Test("E16 no table and no stored value ties one person to another, to a school or to work")
    func noEdgeBetweenPeople() throws {
        let relations = [
            "parent", "child", "spouse", "kin", "relative", "relation", "household", "guarantor",
            "friend", "school", "employer", "heir",
        ]
        var tables = 0
        for file in try repository.files(under: ["Sources/Storage"], endings: [".sql"]) {
            let code = file.lines.map { $0.prefix { $0 != "-" } }.joined(separator: "\n")
                .lowercased()
            for table in code.components(separatedBy: "create table ").dropFirst() {
                let columns = self.columns(of: table)
                tables += 1
                let people = columns.filter { $0.contains("person") }
                #expect(people.count <= 1, "\(file.path): \(people)")
                for column in columns {
                    let words = column.split(separator: "_").map(String.init)
                    #expect(Set(words).isDisjoint(with: relations), "\(file.path): \(column)")
                }
            }
        }
        #expect(tables > 15)
        for file in try repository.files(under: ["Sources/Bureau"], endings: [".swift"]) {
            let fields = storedNames(in: file)
            for (name, type) in fields {
                let words = name.lowercased()
                #expect(
                    !relations.contains { words == $0 || words.hasPrefix($0 + "s") },
                    "\(file.path): \(name)"
                )
                if type.contains("PersonID") {
                    #expect(name == "person" || name == "id", "\(file.path): \(name): \(type)")
                    #expect(!type.contains("["), "\(file.path) keeps several people: \(name)")
                }
            }
        }
    }

    /// The names of the columns of a table, of the text after its `create table`.
    private func columns(of table: String) -> [String] {
        let body = table.components(separatedBy: ");").first ?? table
        var names: [String] = []
        for line in body.split(separator: "\n").dropFirst() {
            guard let name = line.split(separator: " ").first else { continue }
            if !["primary", "unique", "check"].contains(name) { names.append(String(name)) }
        }
        return names
    }

    /// The stored properties of a file: their names and types.
    private func storedNames(in file: Repository.File) -> [(name: String, type: String)] {
        file.lines.compactMap { line in
            guard
                let found = line.firstMatch(
                    of: /^ +(?:public |private |package )*(?:let|var) (\w+): ([^=]+)/
                )
            else { return nil }
            let type = String(found.2)
            return type.hasSuffix("{") || type.contains("{ ") ? nil : (String(found.1), type)
        }
    }
}
