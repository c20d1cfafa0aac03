extension Markup {
    /// A text as it stands in markup, with references for the signs that markup is made of alone.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else {
            return text
        }
        return text.with("&amp;", for: "&").with("&lt;", for: "<").with("&gt;", for: ">")
    }

    /// Where the values of the attributes stand that a person reads or hears: labels, and what a
    /// script is to say (`data-say-...`).
    static func spoken(in tag: Substring) -> [Range<Substring.Index>] {
        var found: [Range<Substring.Index>] = []
        var rest = tag
        while let equals = rest.plainRange(of: "=\"") {
            let name = rest[..<equals.lowerBound].split(whereSeparator: \.isWhitespace).last ?? ""
            let value = rest[equals.upperBound...]
            guard let end = value.firstIndex(of: "\"") else { break }
            if spokenNames.contains(String(name)) || name.hasPrefix("data-say-") {
                found.append(value.startIndex..<end)
            }
            rest = value[value.index(after: end)...]
        }
        return found
    }

    private static let spokenNames: Set<String> = [
        "aria-label", "title", "placeholder", "alt", "data-label",
    ]

    /// A run as one text, its elements as bare tags and what is opaque as a mark with its number;
    /// nil when its elements do not close.
    static func sentence(of run: [Piece]) -> String? {
        var open: [String] = []
        var text = ""
        var marks = 0
        for piece in run {
            switch piece {
            case .text(let part): text += part
            case .opaque:
                text.unicodeScalars.append(mark(marks))
                marks += 1
            case .tag(let name, let isEnd, _):
                if isEnd {
                    guard open.popLast() == name else { return nil }
                } else {
                    open.append(name)
                }
                text += isEnd ? "</\(name)>" : "<\(name)>"
            }
        }
        return open.isEmpty ? text.collapsed : nil
    }

    /// Stands for the opaque piece with that number; nobody writes these characters.
    static func mark(_ number: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(0xE000 + number % 0x1000)) ?? "\u{E000}"
    }

    /// Whether a run is one sentence with elements in it: some text stands outside of them.
    static func isMixed(_ run: [Piece]) -> Bool {
        var depth = 0
        var hasElement = false
        var hasText = false
        for piece in run {
            switch piece {
            case .tag(_, let isEnd, _):
                depth += isEnd ? -1 : 1
                hasElement = true
            case .opaque: hasElement = true
            case .text(let text):
                if depth == 0, text.contains(where: \.isLetter) { hasText = true }
            }
        }
        return hasElement && hasText
    }
}

extension String {
    /// With every stretch of white space as one space, and none around it.
    var collapsed: String {
        // Most texts have nothing to collapse.
        guard !isCollapsed else { return self }
        return split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private var isCollapsed: Bool {
        var before: UInt8 = 0x20
        for byte in utf8 {
            if byte >= 0x80 || (0x09...0x0D).contains(byte) || byte == 0x20 && before == 0x20 {
                return false
            }
            before = byte
        }
        return before != 0x20
    }
}
