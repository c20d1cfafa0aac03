/// A statement as its words, in capitals; brackets, commas and signs are words of their own.
struct SQLWords {
    /// The words; a name with its table before it (`t.n`) is one.
    let words: [String]

    init(_ sql: String) {
        var words: [String] = []
        var word = ""
        var isComment = false
        func end() {
            if !word.isEmpty { words.append(word.uppercased()) }
            word = ""
        }
        for character in sql {
            if character.isNewline { isComment = false }
            if isComment { continue }
            if character.isLetter || character.isNumber || "_.$\\".contains(character) {
                word.append(character)
                continue
            }
            if character == "-", words.last == "-", word.isEmpty {
                words.removeLast()
                isComment = true
                continue
            }
            end()
            if !character.isWhitespace, character != "\"" { words.append(String(character)) }
        }
        end()
        self.words = words
    }

    /// Whether these words follow each other somewhere.
    func has(_ wanted: String...) -> Bool { has(wanted) }

    func has(_ wanted: [String]) -> Bool {
        guard words.count >= wanted.count else { return false }
        return (0...words.count - wanted.count).contains {
            Array(words[$0..<$0 + wanted.count]) == wanted
        }
    }

    /// The table that is made or altered.
    var createdTable: String? {
        guard let at = words.firstIndex(of: "TABLE") else { return nil }
        return words[(at + 1)...].first { !["IF", "NOT", "EXISTS"].contains($0) }?.lowercased()
    }

    /// The table that rows are written to.
    var writtenTable: String? {
        guard let at = words.firstIndex(where: { $0 == "INTO" || $0 == "UPDATE" }),
            at + 1 < words.count
        else { return nil }
        return words[at + 1].lowercased()
    }

    /// What stands between the outer brackets, part by part.
    var definitions: [[String]] {
        guard let open = words.firstIndex(of: "("), let close = words.lastIndex(of: ")") else {
            return []
        }
        return Self.split(words[(open + 1)..<close])
    }

    /// Tables that are named, each with the name that it goes by.
    var tables: [(name: String, alias: String)] {
        var found: [(name: String, alias: String)] = []
        for (place, word) in words.enumerated()
        where ["FROM", "JOIN", "INTO", "UPDATE"].contains(word) {
            // FOR UPDATE, DO UPDATE, and the end of FOR UPDATE OF name no table here.
            if word == "UPDATE", place > 0, ["FOR", "DO"].contains(words[place - 1]) { continue }
            var next = place + 1
            while next < words.count, words[next] != "(" {
                let name = words[next].lowercased()
                var alias = name
                if next + 2 < words.count, words[next + 1] == "AS" { next += 1 }
                if next + 1 < words.count, Self.isName(words[next + 1]) {
                    alias = words[next + 1].lowercased()
                    next += 1
                }
                found.append((name, alias))
                guard word == "FROM", next + 1 < words.count, words[next + 1] == "," else { break }
                next += 2
            }
        }
        return found
    }

    private static let keywords: Set<String> = [
        "WHERE", "ORDER", "JOIN", "ON", "SET", "LIMIT", "GROUP", "INNER", "LEFT", "RIGHT", "CROSS",
        "FULL", "FOR", "UNION", "VALUES", "USING", "RETURNING", "NATURAL", "AS", "DEFAULT",
        "SELECT",
        "HAVING", "OFFSET", "EXCEPT", "INTERSECT",
    ]

    private static func isName(_ word: String) -> Bool {
        word.first?.isLetter == true && !keywords.contains(word)
    }

    /// The names between the first pair of brackets.
    static func list(in words: some Collection<String>) -> [String] {
        guard let open = words.firstIndex(of: "(") else { return [] }
        return words[words.index(after: open)...].prefix { $0 != ")" }.filter { $0 != "," }
    }

    /// Parts between commas that stand in no bracket.
    static func split(_ words: some Collection<String>) -> [[String]] {
        var parts: [[String]] = [[]]
        var depth = 0
        for word in words {
            if word == "(" { depth += 1 }
            if word == ")" { depth -= 1 }
            if word == ",", depth == 0 {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.filter { !$0.isEmpty }
    }
}
