import CLanguageFiles

/// The catalogues that are part of the program, each read when it is first needed.
public enum Catalogues {
    private static let german = read(recourse_german())
    private static let french = read(recourse_french())
    private static let spanish = read(recourse_spanish())
    private static let chinese = read(recourse_chinese())
    private static let english = Catalogue.english

    /// The catalogue of a language.
    public static func of(_ language: Language) -> Catalogue {
        switch language {
        case .english: english
        case .chinese: chinese
        case .german: german
        case .french: french
        case .spanish: spanish
        }
    }

    /// One that cannot be read is a mistake in this program, which a test finds before it ships.
    private static func read(_ text: UnsafePointer<CChar>) -> Catalogue {
        do {
            return try Catalogue(yaml: String(cString: text))
        } catch {
            preconditionFailure("language file: \(error)")
        }
    }
}
