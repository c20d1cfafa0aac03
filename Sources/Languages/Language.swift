/// A language in which pages, notices and letters can be read.
///
/// The list is closed: one is added together with its catalogue, which a test holds complete.
public enum Language: String, CaseIterable, Hashable, Sendable, Codable {
    /// English, in which every sentence is written and kept.
    case english = "en"
    /// Chinese in simplified characters.
    case chinese = "zh-Hans"
    /// German.
    case german = "de"
    /// French.
    case french = "fr"
    /// Spanish.
    case spanish = "es"

    /// The language tag (BCP 47).
    public var tag: String { rawValue }

    /// What its readers call it.
    public var ownName: String {
        switch self {
        case .english: "English"
        case .chinese: "简体中文"
        case .german: "Deutsch"
        case .french: "Français"
        case .spanish: "Español"
        }
    }

    /// The language that a browser prefers among those offered, or nil when it names none of them.
    ///
    /// - Parameter header: The value of `Accept-Language` (RFC 9110, 12.5.4).
    public init?(acceptLanguage header: String) {
        var best: (language: Language, quality: Double)?
        for range in header.split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";")
            guard let tag = parts.first.map({ $0.filter { !$0.isWhitespace } }), !tag.isEmpty,
                let language = Language(primary: tag)
            else { continue }
            var quality = 1.0
            for part in parts.dropFirst() {
                let pair = part.filter { !$0.isWhitespace }.lowercased()
                if pair.hasPrefix("q=") { quality = Double(pair.dropFirst(2)) ?? 0 }
            }
            guard quality > 0, quality <= 1, quality > best?.quality ?? 0 else { continue }
            best = (language, quality)
        }
        guard let best else { return nil }
        self = best.language
    }

    private init?(primary tag: String) {
        let subtags = tag.lowercased().split(separator: "-")
        switch subtags.first {
        case "en": self = .english
        case "de": self = .german
        case "fr": self = .french
        case "es": self = .spanish
        case "zh":
            // Who reads traditional characters is better served in the next language of the list.
            guard !subtags.contains(where: { ["hant", "tw", "hk", "mo"].contains($0) }) else {
                return nil
            }
            self = .chinese
        default: return nil
        }
    }
}
