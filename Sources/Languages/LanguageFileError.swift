/// What is wrong with the file of a language.
public enum LanguageFileError: Error, Hashable, CustomStringConvertible {
    /// Something is no rule, no pattern and no text.
    case unreadable(String)
    /// Something that every file has is not there.
    case missing(String)
    /// A translation has other slots or tags than its key.
    case slotsDiffer(key: String)
    /// A translation by number lacks a category of the language.
    case categoryMissing(key: String, category: String)

    /// The mistake in one line.
    public var description: String {
        switch self {
        case .unreadable(let what): "cannot be read: \(what)"
        case .missing(let what): "is missing: \(what)"
        case .slotsDiffer(let key): "slots or tags differ from the key: \(key)"
        case .categoryMissing(let key, let category): "no form for \(category): \(key)"
        }
    }
}
