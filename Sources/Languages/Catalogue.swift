/// Everything about one language: its conventions and every sentence in it.
public struct Catalogue: Sendable {
    /// The language tag (BCP 47), as pages say it.
    public let tag: String
    /// `ltr` or `rtl`.
    public let direction: String
    /// Which form a number takes.
    public let plurals: PluralRules
    /// How numbers and days are written.
    public let conventions: Conventions
    /// The translations by sentence.
    let translations: [String: Translation]
    /// The sentences with slots.
    let patterns: PatternIndex

    /// A catalogue.
    init(
        tag: String,
        direction: String,
        plurals: PluralRules,
        conventions: Conventions,
        translations: [String: Translation]
    ) {
        self.tag = tag
        self.direction = direction
        self.plurals = plurals
        self.conventions = conventions
        self.translations = translations
        patterns = PatternIndex(
            translations.keys.sorted().map(Pattern.init).filter { !$0.slots.isEmpty }
        )
    }

    /// Every sentence that it translates.
    public var keys: Set<String> { Set(translations.keys) }

    /// Whether a reader of this language needs the text to be changed at all.
    var isEnglish: Bool { tag == Language.english.tag }

    /// A text as a person reads it in this language; what is not known stays as it is.
    public func reading(_ text: String) -> String {
        var reader = Reader(catalogue: self)
        return reader.read(text).text
    }
}
