import Languages

/// One language that can be chosen, by the name that its readers give it.
struct LanguageChoice: Sendable {
    /// The language tag.
    let tag: String
    /// What its readers call it.
    let name: String
    /// Whether the page is read in it.
    let isCurrent: Bool

    /// All of them, for the page that is being answered.
    static var all: [LanguageChoice] {
        Language.allCases.map {
            LanguageChoice(tag: $0.tag, name: $0.ownName, isCurrent: $0 == Visit.current.language)
        }
    }
}
