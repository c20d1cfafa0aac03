public import Bureau
import Charters
public import Languages
public import Service

/// A notice as a sheet to print: HTML that needs nothing beside it.
public enum LetterSheet {
    private static let templates = Templates()

    /// One part of the letter.
    private struct Part: Sendable {
        let heading: String
        let text: String
    }

    /// The sheet.
    private struct Page: Sendable {
        let sender: String
        let recipient: [String]
        /// Whether the address needs small type to stay in the window of an envelope.
        let isLong: Bool
        let reference: String
        let signIn: String?
        let writtenOn: String
        let headline: String
        let parts: [Part]
        let portal: String
    }

    /// How many letters of the usual type fit beside each other in the window of an envelope.
    private static let lettersInWindow = 36
    /// How many lines of the usual type fit in it, one below the other.
    private static let linesInWindow = 5

    /// Whether an address runs over the window in the usual type.
    private static func isLong(_ recipient: [String]) -> Bool {
        let lines = recipient.map { max(1, ($0.count + lettersInWindow - 1) / lettersInWindow) }
        return lines.reduce(0, +) > linesInWindow
    }

    /// The letter as a whole document.
    ///
    /// - Parameters:
    ///   - portal: Where the person reads it, too, without a slash at the end.
    ///   - language: The language that the person chose; what others wrote stays as it is.
    ///   - words: The words of the scorecards, which a reason may be.
    public static func html(
        _ letter: NoticeLetter,
        portal: String,
        in language: Language = .english,
        words: CardWords = .none
    ) throws -> String {
        let sheet = try templates.render(
            Page(
                sender: letter.sender,
                recipient: letter.recipient,
                isLong: isLong(letter.recipient),
                reference: letter.reference,
                signIn: letter.signIn,
                writtenOn: letter.writtenOn.inWords,
                headline: letter.headline,
                parts: letter.parts.map { Part(heading: $0.heading, text: $0.text) },
                portal: "\(portal)/me/notices"
            ),
            with: "letter"
        )
        var lexicon = words.lexicon(in: language.tag)
        for name in letter.recipient + [letter.sender] { lexicon.learn(name: name) }
        var reader = PageReader(catalogue: Catalogues.of(language), lexicon: lexicon)
        return reader.read(sheet)
    }
}
