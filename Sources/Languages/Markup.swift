/// A page of HTML as runs of text with what stands between them.
///
/// It reads what this program writes: tags are well formed, attributes are quoted with `"`.
struct Markup {
    /// A piece of a run.
    enum Piece: Equatable {
        /// Text as a reader sees it; `&amp;`, `&lt;` and `&gt;` stay as they are.
        case text(String)
        /// The start or end of an element inside a sentence: its name, and the tag as it stands.
        case tag(name: String, isEnd: Bool, source: String)
        /// Something inside of a sentence that is no text to translate.
        case opaque(String)
    }

    /// A part of the page.
    enum Part: Equatable {
        /// A tag outside of sentences, or something that is not to be translated.
        case markup(String)
        /// A run of text and of elements inside it.
        case run([Piece])
    }

    /// The parts in order.
    private(set) var parts: [Part] = []

    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "cite", "em", "i", "kbd", "small", "span", "strong", "sub",
        "sup", "time", "q",
    ]
    private static let opaque: Set<String> = ["code", "data", "var", "samp"]
    private static let closed: Set<String> = ["script", "style", "pre", "textarea"]
    private static let void: Set<String> = [
        "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
    ]

    private static let less: UInt8 = 0x3C

    private var run: [Piece] = []

    /// Takes a page apart.
    init(_ html: String) {
        var rest = html[...]
        while let first = rest.utf8.first {
            if first == Self.less {
                readTag(&rest)
            } else {
                let end = rest.utf8.firstIndex(of: Self.less) ?? rest.endIndex
                run.append(.text(Self.decoded(rest[..<end])))
                rest = rest[end...]
            }
        }
        endRun()
    }

    private mutating func endRun() {
        guard !run.isEmpty else { return }
        parts.append(.run(run))
        run = []
    }

    private mutating func readTag(_ rest: inout Substring) {
        let end = Self.end(of: rest)
        let source = rest[..<end]
        let name = Self.name(of: source)
        let isEnd = source.hasPrefix("</")
        let isKept = source.holds("translate=\"no\"")
        if !isEnd, isKept || Self.closed.contains(name) || Self.opaque.contains(name),
            !Self.void.contains(name)
        {
            let whole = Self.element(name, from: rest)
            let isInside = Self.opaque.contains(name) || Self.inline.contains(name)
            if isInside {
                run.append(.opaque(String(whole)))
            } else {
                endRun()
                parts.append(.markup(String(whole)))
            }
            rest = rest[whole.endIndex...]
            return
        }
        if Self.inline.contains(name) {
            run.append(.tag(name: name, isEnd: isEnd, source: String(source)))
        } else {
            endRun()
            parts.append(.markup(String(source)))
        }
        rest = rest[end...]
    }

    /// Where a tag ends that begins here.
    private static func end(of rest: Substring) -> Substring.Index {
        var isQuoted = false
        let bytes = rest.utf8
        for index in bytes.indices {
            if bytes[index] == 0x22 { isQuoted.toggle() }
            if bytes[index] == 0x3E, !isQuoted { return bytes.index(after: index) }
        }
        return rest.endIndex
    }

    static func name(of tag: Substring) -> String {
        String(tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
            .lowercased()
    }

    /// The whole element that begins here, with what is in it.
    private static func element(_ name: String, from rest: Substring) -> Substring {
        var depth = 0
        var index = rest.startIndex
        while let open = rest[index...].utf8.firstIndex(of: less) {
            let end = end(of: rest[open...])
            let tag = rest[open..<end]
            if Self.name(of: tag) == name { depth += tag.hasPrefix("</") ? -1 : 1 }
            if depth == 0 { return rest[..<end] }
            index = end
        }
        return rest
    }

    /// Text with its references read, but for those of the characters that markup is made of.
    static func decoded(_ text: Substring) -> String {
        guard text.utf8.contains(0x26) else { return String(text) }
        var result = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let tail = rest[start...]
            guard let end = tail.prefix(10).firstIndex(of: ";") else {
                result += "&"
                rest = tail.dropFirst()
                continue
            }
            let name = tail[tail.index(after: start)..<end]
            result += character(named: name).map(String.init) ?? "&\(name);"
            rest = tail[tail.index(after: end)...]
        }
        return result + rest
    }

    private static func character(named name: Substring) -> Character? {
        if name == "quot" { return "\"" }
        guard name.hasPrefix("#"), let number = UInt32(name.dropFirst()),
            let scalar = Unicode.Scalar(number), !["<", ">", "&"].contains(scalar)
        else { return nil }
        return Character(scalar)
    }
}
