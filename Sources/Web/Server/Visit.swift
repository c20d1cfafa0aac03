import Hummingbird
import Languages
import Service
import Synchronization

/// Who reads a page: in which language, and where they are, so that a choice leads back there.
struct Visit: Sendable {
    /// The catalogue of the language in which the page is read.
    let catalogue: Catalogue
    /// The language of the list that is marked as chosen.
    let language: Language
    /// Where the reader comes back to after choosing a language.
    let back: String
    /// The words of the scorecards that have answered; none on pages of nobody in particular.
    let cards: CardWords
    /// What each text of those becomes.
    let lexicon: Lexicon
    /// The names that the page may hold.
    let names = KnownNames()

    /// The reader of the page that is being answered.
    @TaskLocal static var current = Visit(.english)

    /// A reader of one language.
    init(_ language: Language, back: String = "/", cards: CardWords = .none) {
        self.cards = cards
        catalogue = Catalogues.of(language)
        lexicon = cards.lexicon(in: language.tag)
        self.language = language
        self.back = back
    }

    /// A reader of a catalogue that is not offered, for tests.
    init(_ catalogue: Catalogue, back: String, cards: CardWords = .none) {
        self.cards = cards
        self.catalogue = catalogue
        lexicon = cards.lexicon(in: catalogue.tag, Catalogue.pseudo)
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

    /// Says plain texts in the language of their reader.
    var plainReader: Languages.Reader {
        Languages.Reader(catalogue: catalogue, lexicon: known)
    }

    private var known: Lexicon {
        var lexicon = lexicon
        for name in names.all { lexicon.learn(name: name) }
        return lexicon
    }

    /// Says a page in the language of its reader.
    var reader: PageReader { PageReader(catalogue: catalogue, lexicon: known) }
}

/// The names of a file that is being shown: they are data, even when one reads like a sentence.
final class KnownNames: Sendable {
    private let names = Mutex<Set<String>>([])

    /// Every name.
    var all: Set<String> { names.withLock { $0 } }

    /// Adds names.
    func add(_ more: some Sequence<String>) {
        names.withLock { $0.formUnion(more) }
    }
}
