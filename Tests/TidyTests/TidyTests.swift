import Foundation
import Testing

/// What a reader should be able to rely on everywhere, checked by reading the files.
@Suite("The house is tidy")
struct TidyTests {
    let repository = Repository()

    /// What each room may import of ours: arrows point down, the lower five do not know each other.
    static let permittedImports: [String: Set<String>] = [
        "Scorecards": [], "Charters": [], "Identity": [], "Evidence": [], "Formats": [],
        "Languages": [],
        "Bureau": ["Scorecards", "Charters", "Identity", "Evidence", "Formats"],
        "Storage": ["Bureau", "Charters", "Identity", "Evidence", "Scorecards"],
        "Service": [
            "Storage", "Bureau", "Scorecards", "Charters", "Identity", "Evidence", "Formats",
            "Languages",
        ],
        "Web": [
            "Service", "Bureau", "Scorecards", "Charters", "Identity", "Evidence", "Formats",
            "Languages",
        ],
        "recourse": [
            "Web", "Service", "Storage", "Bureau", "Scorecards", "Charters", "Identity",
            "Evidence", "Formats", "Languages",
        ],
    ]

    @Test("Imports point down, and the lower rooms do not know each other")
    func importsPointDown() throws {
        let rooms = Set(Self.permittedImports.keys)
        let files = try repository.files(under: ["Sources"], endings: [".swift"])
        #expect(files.count > 20)
        for file in files {
            let room = String(file.path.split(separator: "/")[1])
            let permitted = try #require(
                Self.permittedImports[room],
                "\(room) is not a room of the design"
            )
            for line in file.lines {
                guard let imported = importedModule(line), rooms.contains(imported) else {
                    continue
                }
                #expect(
                    imported == room || permitted.contains(imported),
                    "\(file.path) imports \(imported)"
                )
            }
        }
    }

    @Test("The pure rooms read no file, no clock and no chance")
    func pureRoomsArePure() throws {
        let pure = ["Scorecards", "Charters", "Identity", "Evidence", "Bureau"].map {
            "Sources/\($0)"
        }
        let forbidden = [
            "FileManager", "FileHandle", "URLSession", "Date()", "Date.now", "ContinuousClock",
            "SystemRandomNumberGenerator", ".random(in:", ".shuffled()", "UUID()", "ProcessInfo",
            "DispatchQueue",
        ]
        for file in try repository.files(under: pure, endings: [".swift"]) {
            for (index, line) in file.lines.enumerated() where !isComment(line) {
                for word in forbidden where line.contains(word) {
                    Issue.record("\(file.path):\(index + 1) uses \(word) in a pure room")
                }
            }
        }
    }

    @Test("No source file is longer than 500 lines and no function longer than 70")
    func sizes() throws {
        for file in try repository.files(under: ["Sources", "Tests"], endings: [".swift"]) {
            #expect(file.lines.count <= 501, "\(file.path) has \(file.lines.count - 1) lines")
            for function in functions(in: file.lines) where function.length > 70 {
                Issue.record("\(file.path):\(function.line) is \(function.length) lines long")
            }
        }
    }

    @Test("Words that we do not use for people stand nowhere in the sources")
    func words() throws {
        let forbidden = [
            "judgement", "black" + "list", "dis" + "honest", "trust " + "score",
            "untrust" + "worthy",
        ]
        // The files whose purpose is to name what is refused.
        let exempt: Set<String> = [
            "Sources/Charters/NeverUse.swift", "Sources/Charters/NeverInput.swift",
        ]
        let files = try repository.files(
            under: ["Sources"],
            endings: [".swift", ".yaml", ".mustache", ".sql", ".css"]
        )
        for file in files where !exempt.contains(file.path) {
            for (index, line) in file.lines.enumerated() {
                let lowered = line.lowercased()
                for word in forbidden where lowered.contains(word) {
                    Issue.record("\(file.path):\(index + 1) says \(word)")
                }
            }
        }
    }

    @Test("No public name bars, restricts or ranks a person")
    func names() throws {
        let pattern = try Regex(
            #"public .*(func|var|let|case|struct|enum|class|actor) ([bB]an|[bB]lock|[bB]ar|[rR]estrict|[rR]ank|[sS]hame|[pP]unish|[bB]lacklist)[nr]?(ed|s|ing)?[A-Z(:\s{]"#
        )
        for file in try repository.files(under: ["Sources"], endings: [".swift"]) {
            for (index, line) in file.lines.enumerated() where line.firstMatch(of: pattern) != nil {
                Issue.record("\(file.path):\(index + 1): \(line)")
            }
        }
    }

    @Test("Nothing names a path of somebody's machine, and nothing is left undone")
    func standsAlone() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "fatalError(\"unimplemented"]
        let paths = ["/" + "work/", "/" + "home/", "/" + "root/", "/" + "Users/", "../" + "shared"]
        let files = try repository.files(
            under: [
                "Sources", "Tests", "Demo", "docs", "script", "Benchmarks", "README.md",
                "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Package.swift",
            ],
            endings: [
                ".swift", ".md", ".yaml", ".py", ".sql", ".mustache", ".css", "/demo", "/test",
                "/lint", "/bootstrap",
            ]
        )
        #expect(files.count > 30)
        for file in files {
            for (index, line) in file.lines.enumerated() {
                for mark in marks + paths where line.contains(mark) {
                    Issue.record("\(file.path):\(index + 1) says \(mark)")
                }
            }
        }
    }

    @Test("An escape from the compiler's checks says why it is safe")
    func escapesAreExplained() throws {
        for file in try repository.files(under: ["Sources"], endings: [".swift"]) {
            for (index, line) in file.lines.enumerated()
            where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
                let before = file.lines[max(0, index - 4)...index]
                #expect(
                    before.contains { $0.contains("// SAFETY:") },
                    "\(file.path):\(index + 1) has no SAFETY line"
                )
            }
        }
    }

    private func importedModule(_ line: Substring) -> String? {
        var words = line.split(separator: " ")
        while let first = words.first,
            ["public", "internal", "private", "@testable", "@_spi"].contains(first)
        {
            words.removeFirst()
        }
        guard words.count >= 2, words[0] == "import" else { return nil }
        return String(words[1])
    }

    private func isComment(_ line: Substring) -> Bool {
        line.drop { $0 == " " }.hasPrefix("//")
    }

    /// Functions with the line they start at and their length, by indentation: our formatter closes
    /// a function at the indentation of its first line.
    private func functions(in lines: [Substring]) -> [(line: Int, length: Int)] {
        var found: [(line: Int, length: Int)] = []
        for (index, line) in lines.enumerated() {
            let body = line.drop { $0 == " " }
            guard body.contains("func ") || body.hasPrefix("init"), !isComment(line) else {
                continue
            }
            let indentation = line.prefix { $0 == " " }
            let closing = "\(indentation)}"
            guard let end = lines[index...].firstIndex(where: { $0 == closing }) else { continue }
            // A declaration without a body (in a protocol) runs into the end of its type.
            let isBodiless = lines[index..<end].allSatisfy { !$0.hasSuffix("{") }
            if !isBodiless { found.append((index + 1, end - index + 1)) }
        }
        return found
    }
}
