import Hummingbird
import Languages

/// Who reads a page: in which language, and where they are, so that a choice leads back there.
struct Visit: Sendable {
    /// The catalogue of the language in which the page is read.
    let catalogue: Catalogue
    /// The language of the list that is marked as chosen.
    let language: Language
    /// Where the reader comes back to after choosing a language.
    let back: String

    /// The reader of the page that is being answered.
    @TaskLocal static var current = Visit(.english)

    /// A reader of one language.
    init(_ language: Language, back: String = "/") {
        catalogue = Catalogues.of(language)
        self.language = language
        self.back = back
    }

    /// A reader of a catalogue that is not offered, for tests.
    init(_ catalogue: Catalogue, back: String) {
        self.catalogue = catalogue
        language = .english
        self.back = back
    }

    /// Where a request may be led back to: a path of this server, and nowhere else.
    static func back(_ path: String) -> String {
        let isOwn =
            path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 300
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        return isOwn ? path : "/"
    }
}
