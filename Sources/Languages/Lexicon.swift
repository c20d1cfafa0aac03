/// What a text may hold that is no sentence of the sources: words of scorecards, and names.
///
/// Words of a scorecard are kept in the language of its plan. A card may give them in others; where it
/// does not, they stay and are marked with their language. Names are data: as a value in a sentence one
/// is never translated, even when it reads like a sentence.
public struct Lexicon: Hashable, Sendable {
    /// What one text of a card becomes.
    enum Word: Hashable, Sendable {
        /// The card's own words in the language of the reader.
        case translated(String)
        /// The text as it is, in the language with that number.
        case foreign(Int)
    }

    /// What every text of the cards becomes.
    private(set) var words: [String: Word] = [:]
    /// The language tags of texts that stay as they are.
    private(set) var tags: [String] = []
    /// What is somebody's name.
    private(set) var names: Set<String> = []
    private let language: String

    /// For a reader of a language, with nothing in it yet.
    public init(language: String) { self.language = language }

    /// Nothing at all.
    static let empty = Lexicon(language: "")

    /// Whether it changes nothing.
    var isEmpty: Bool { words.isEmpty && names.isEmpty }

    /// Learns a text of a card; the first meaning of a text stays.
    ///
    /// - Parameters:
    ///   - text: As it is kept.
    ///   - own: In which language that is.
    ///   - texts: The same by language tag.
    public mutating func learn(_ text: String, in own: String, _ texts: [String: String]) {
        guard words[text] == nil else { return }
        if let translation = texts[language], own != language {
            words[text] = .translated(translation)
        } else if own != language {
            let place = tags.firstIndex(of: own) ?? tags.count
            guard place < Marks.mostTags else { return }
            if place == tags.count { tags.append(own) }
            words[text] = .foreign(place)
        }
    }

    /// Learns what a text becomes, whatever the language; for the languages of tests.
    public mutating func learn(_ text: String, as said: String) {
        words[text] = .translated(said)
    }

    /// Learns a name.
    public mutating func learn(name: String) {
        if !name.isEmpty { names.insert(name) }
    }

    /// The same as text that stands in markup.
    var escaped: Lexicon {
        var other = Lexicon(language: language)
        other.tags = tags
        for (text, word) in words {
            other.words[Markup.escaped(text)] =
                if case .translated(let said) = word {
                    .translated(Markup.escaped(said))
                } else { word }
        }
        other.names = Set(names.map(Markup.escaped))
        return other
    }

    /// What a text of a card becomes; what has no words in the language stays as it is.
    public func reading(_ text: String) -> String {
        if case .translated(let said)? = words[text] { said } else { text }
    }

    /// What a text of a card becomes, a text in another language between marks.
    func said(_ text: String) -> String? {
        switch words[text] {
        case nil: nil
        case .translated(let said)?: said
        case .foreign(let place)?: Marks.foreign(text, place)
        }
    }
}

/// Signs that nobody writes, around what is no text of the reader's language.
public enum Marks {
    static let mostTags = 0x40
    private static let opening: UInt32 = 0xF100
    private static let closing: Unicode.Scalar = "\u{F1FF}"
    private static let nameOpens: Unicode.Scalar = "\u{F200}"
    private static let nameCloses: Unicode.Scalar = "\u{F201}"

    /// A name, marked so that it is shown as it is wherever it stands, and never read as a sentence.
    public static func name(_ text: String) -> String {
        "\(nameOpens)\(text)\(nameCloses)"
    }

    /// The name between the marks, when they enclose all of a text.
    static func name(in text: String) -> String? {
        let scalars = text.unicodeScalars
        guard scalars.first == nameOpens, scalars.last == nameCloses else { return nil }
        let inside = scalars.dropFirst().dropLast()
        guard !inside.contains(nameOpens), !inside.contains(nameCloses) else { return nil }
        return String(String.UnicodeScalarView(inside))
    }

    /// A text without the marks of names.
    public static func withoutNames(_ text: String) -> String {
        // All of them begin with these two bytes, and next to nothing else does.
        guard text.utf8.contains(0xEF) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0 != nameOpens && $0 != nameCloses }
            )
        )
    }

    static func foreign(_ text: String, _ place: Int) -> String {
        let open = Unicode.Scalar(opening + UInt32(place)).map(String.init) ?? ""
        return "\(open)\(text)\(closing)"
    }

    /// Whether there are marks of other languages in a text.
    static func hasForeign(_ text: String) -> Bool {
        text.utf8.contains(0xEF) && text.unicodeScalars.contains(closing)
    }

    /// A text without marks of other languages.
    static func withoutForeign(_ text: String) -> String {
        guard text.utf8.contains(0xEF) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !(opening...closing.value).contains($0.value) }
            )
        )
    }

    /// The number of the language in which all of a text is.
    static func language(ofAll text: String) -> Int? {
        let scalars = text.unicodeScalars
        guard scalars.last == closing, let first = scalars.first,
            (opening..<closing.value).contains(first.value),
            scalars.lazy.filter({ $0 == closing }).count == 1
        else { return nil }
        return Int(first.value - opening)
    }

    /// A text with elements around what is in another language.
    static func elements(_ text: String, tags: [String]) -> String {
        var html = ""
        var isOpen = false
        for scalar in text.unicodeScalars {
            if scalar == closing {
                if isOpen { html += "</span>" }
                isOpen = false
            } else if (opening..<closing.value).contains(scalar.value) {
                let place = Int(scalar.value - opening)
                guard !isOpen, place < tags.count else { continue }
                html += "<span lang=\"\(tags[place])\">"
                isOpen = true
            } else {
                html.unicodeScalars.append(scalar)
            }
        }
        return html + (isOpen ? "</span>" : "")
    }
}
