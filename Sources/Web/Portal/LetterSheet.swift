public import Bureau
import Charters
public import Languages

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
        let reference: String
        let signIn: String
        let writtenOn: String
        let headline: String
        let parts: [Part]
        let portal: String
    }

    /// The letter as a whole document.
    ///
    /// - Parameters:
    ///   - portal: Where the person reads it, too, without a slash at the end.
    ///   - language: The language that the person chose; what others wrote stays as it is.
    public static func html(
        _ letter: NoticeLetter,
        portal: String,
        in language: Language = .english
    ) throws -> String {
        let sheet = try templates.render(
            Page(
                sender: letter.sender,
                recipient: letter.recipient,
                reference: letter.reference,
                signIn: letter.signIn,
                writtenOn: letter.writtenOn.inWords,
                headline: letter.headline,
                parts: letter.parts.map { Part(heading: $0.heading, text: $0.text) },
                portal: "\(portal)/me/notices"
            ),
            with: "letter"
        )
        var reader = PageReader(catalogue: Catalogues.of(language))
        return reader.read(sheet)
    }
}
