/// Says a whole page in another language.
public struct PageReader {
    private let catalogue: Catalogue
    private let lexicon: Lexicon
    private var reader: Reader

    /// For one language, with the words of scorecards and the names that pages may hold.
    public init(catalogue: Catalogue, lexicon: Lexicon? = nil) {
        self.catalogue = catalogue
        self.lexicon = lexicon?.escaped ?? .empty
        reader = Reader(catalogue: catalogue, lexicon: self.lexicon)
    }

    /// The page in the language: sentences, what is spoken of controls, the language itself.
    ///
    /// What cannot be read stays in English and is marked as English.
    public mutating func read(_ html: String) -> String {
        if catalogue.isEnglish, lexicon.words.isEmpty { return Marks.withoutNames(html) }
        var page = ""
        page.reserveCapacity(html.utf8.count * 3 / 2)
        for part in Markup(Marks.withoutForeign(html)).parts {
            switch part {
            case .markup(let source): page += markup(source)
            case .run(let run): add(said(run), to: &page)
            }
        }
        return Marks.withoutNames(page)
    }

    /// Elements that hold text alone: what is in another language is said by the element itself.
    private static let leaves: Set<String> = ["desc", "option", "text", "title"]

    /// Adds what was said, with elements around what is in another language.
    private func add(_ said: String, to page: inout String) {
        guard Marks.hasForeign(said) else {
            page += said
            return
        }
        let start = page.lastIndex(of: "<") ?? page.endIndex
        guard page.hasSuffix(">"), Self.leaves.contains(Markup.name(of: page[start...])) else {
            page += Marks.elements(said, tags: lexicon.tags)
            return
        }
        if let place = Marks.language(ofAll: said), place < lexicon.tags.count {
            page.removeLast()
            page += " lang=\"\(lexicon.tags[place])\">"
        }
        page += Marks.withoutForeign(said)
    }

    private mutating func markup(_ source: String) -> String {
        if source.hasPrefix("<html "), !catalogue.isEnglish {
            return source.with(
                "lang=\"\(catalogue.tag)\" dir=\"\(catalogue.direction)\"",
                for: "lang=\"en\""
            )
        }
        return attributes(source)
    }

    /// A tag with its spoken attributes in the language.
    private mutating func attributes(_ source: String) -> String {
        var page = ""
        var rest = source[...]
        for range in Markup.spoken(in: source[...]) {
            let said = Marks.withoutForeign(reader.read(Markup.decoded(source[range])).text)
            page += rest[..<range.lowerBound] + said.with("&quot;", for: "\"")
            rest = source[range.upperBound...]
        }
        return page + rest
    }

    private mutating func said(_ run: [Markup.Piece]) -> String {
        if !catalogue.isEnglish, Markup.isMixed(run), let sentence = Markup.sentence(of: run) {
            let reading = reader.read(sentence)
            // One sentence with elements in it, unless its parts are understood better alone.
            if reading.isRead, reading.cost <= costOfParts(run),
                let page = filled(reading.text, from: run)
            {
                return page
            }
        }
        return run.map { piece in
            switch piece {
            case .text(let text): said(text)
            case .opaque(let source): source
            case .tag(_, _, let source): attributes(source)
            }
        }.joined()
    }

    private mutating func costOfParts(_ run: [Markup.Piece]) -> Int {
        var cost = 0
        for case .text(let text) in run { cost += reader.read(text.collapsed).cost }
        return cost
    }

    /// One text node.
    private mutating func said(_ text: String) -> String {
        let core = text.collapsed
        guard core.contains(where: \.isLetter) || core.contains(where: \.isNumber) else {
            return text
        }
        let reading = reader.read(core)
        guard !catalogue.isEnglish || reading.text != core else { return text }
        let lead = text.prefix(while: \.isWhitespace)
        let tail = text.reversed().prefix(while: \.isWhitespace).reversed()
        let isEnglish =
            !reading.isRead && core.looksLikeSentence && Marks.name(in: core) == nil
        let said = isEnglish ? "<span lang=\"en\">\(core)</span>" : reading.text
        return lead + said + String(tail)
    }

    /// Puts the tags and the opaque pieces of a run back; nil when they do not fit.
    private mutating func filled(_ text: String, from run: [Markup.Piece]) -> String? {
        var tags: [String: [String]] = [:]
        var opaque: [String] = []
        for piece in run {
            switch piece {
            case .tag(let name, let isEnd, let source):
                tags[isEnd ? "</\(name)>" : "<\(name)>", default: []].append(attributes(source))
            case .opaque(let source): opaque.append(source)
            case .text: break
            }
        }
        var page = ""
        var rest = text[...]
        while let character = rest.first {
            if character == "<", let close = rest.firstIndex(of: ">") {
                let tag = String(rest[...close])
                guard var left = tags[tag], !left.isEmpty else { return nil }
                page += left.removeFirst()
                tags[tag] = left
                rest = rest[rest.index(after: close)...]
            } else if let scalar = character.unicodeScalars.first,
                (0xE000..<0xF000).contains(scalar.value)
            {
                let number = Int(scalar.value) - 0xE000
                guard number < opaque.count else { return nil }
                page += opaque[number]
                rest = rest.dropFirst()
            } else {
                page.append(character)
                rest = rest.dropFirst()
            }
        }
        return tags.values.allSatisfy(\.isEmpty) ? page : nil
    }
}

extension String {
    /// Whether it ends like a sentence of several words, and is no name.
    fileprivate var looksLikeSentence: Bool {
        guard let last, ".?!:".contains(last) else { return false }
        return split(separator: " ").count > 3
    }
}
