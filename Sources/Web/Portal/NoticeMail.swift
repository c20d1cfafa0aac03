public import Languages

/// The mail that says that a notice waits, and nothing else, in the person's language.
public enum NoticeMail {
    /// What the mail is about.
    public static func subject(in language: Language) -> String {
        Catalogues.of(language).reading("A notice waits for you")
    }

    /// What the last mail is about: the file is gone.
    public static func farewellSubject(in language: Language) -> String {
        Catalogues.of(language).reading("Your file was erased")
    }

    /// What the last mail says, a paragraph each.
    public static func farewell(in language: Language) -> [String] {
        let catalogue = Catalogues.of(language)
        return [
            catalogue.reading(
                "What we held about you was erased today, as you asked, with your address. This is the "
                    + "last mail that we can send you."
            ),
            catalogue.reading(
                "If you kept a copy, it can still be verified. Nothing waits for you here, and you do "
                    + "not have to do anything."
            ),
        ]
    }

    /// What it says, a paragraph each; `path` is where the notice is read.
    public static func paragraphs(_ path: String, in language: Language) -> [String] {
        let catalogue = Catalogues.of(language)
        return [
            catalogue.reading("A notice waits for you. Sign in to read it:"), path,
            catalogue.reading(
                "For your privacy this mail says no more. We never ask you for a code or a "
                    + "password by mail. If you do not want such mails, say so on that page; then we "
                    + "write letters only."
            ),
        ]
    }
}
