/// The string literals of a Swift source, with every interpolation as `\()`.
enum SwiftLiterals {
    /// All literals in order; comments are passed over.
    static func all(in source: String) -> [String] {
        var reader = Reader(characters: Array(source))
        return reader.literals()
    }

    private struct Reader {
        let characters: [Character]
        var place = 0

        func has(_ text: String) -> Bool {
            let wanted = Array(text)
            return place + wanted.count <= characters.count
                && Array(characters[place..<place + wanted.count]) == wanted
        }

        mutating func skip(past text: String) {
            while place < characters.count, !has(text) { place += 1 }
            place += text.count
        }

        mutating func literals() -> [String] {
            var found: [String] = []
            while place < characters.count {
                if has("//") {
                    skip(past: "\n")
                } else if has("\"\"\"") {
                    place += 3
                    found.append(literal(endedBy: "\"\"\""))
                } else if has("\"") {
                    place += 1
                    found.append(literal(endedBy: "\""))
                } else {
                    place += 1
                }
            }
            return found
        }

        private mutating func literal(endedBy end: String) -> String {
            var text = ""
            while place < characters.count, !has(end) {
                guard has("\\") else {
                    text.append(characters[place])
                    place += 1
                    continue
                }
                if has("\\(") {
                    text += "\\()"
                    skipInterpolation()
                } else {
                    // An escaped character, or the end of a line that goes on.
                    if !has("\\\n"), place + 1 < characters.count {
                        text.append(characters[place + 1])
                    }
                    place += 2
                }
            }
            place += end.count
            return text
        }

        private mutating func skipInterpolation() {
            var depth = 0
            place += 1
            while place < characters.count {
                if has("\"") {
                    place += 1
                    _ = literal(endedBy: "\"")
                    continue
                }
                if characters[place] == "(" { depth += 1 }
                if characters[place] == ")" { depth -= 1 }
                place += 1
                if depth == 0 { return }
            }
        }
    }
}
