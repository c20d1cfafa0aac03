extension Catalogue {
    /// English, which reads every text as it is.
    static var english: Catalogue {
        Catalogue(
            tag: Language.english.tag,
            direction: "ltr",
            plurals: .none,
            conventions: .english,
            translations: [:]
        )
    }

    /// A language for tests: every sentence in brackets, with accents and 40 % longer, so that what
    /// stands outside of brackets on a page was forgotten or is data.
    ///
    /// - Parameter direction: `rtl` shows a page as readers of Arabic or Hebrew have it.
    public static func pseudo(of other: Catalogue, direction: String = "ltr") -> Catalogue {
        Catalogue(
            tag: direction == "rtl" ? "ar-XB" : "en-XA",
            direction: direction,
            plurals: .none,
            conventions: .pseudo,
            translations: Dictionary(
                uniqueKeysWithValues: other.keys.map { ($0, Translation(pseudo($0))) }
            )
        )
    }

    /// A sentence as a test reads it.
    public static func pseudo(_ key: String) -> String {
        var text = ""
        var isKept = false
        for letter in key {
            if letter == "{" || letter == "<" { isKept = true }
            text.append(isKept ? letter : accents[letter] ?? letter)
            if letter == "}" || letter == ">" { isKept = false }
        }
        let length = Wording(key).plain.count * 2 / 5
        return "[\(text)\(String(repeating: "\u{B7}", count: length))]"
    }

    private static let accents: [Character: Character] = [
        "a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ", "c": "ç", "s": "š", "y": "ý",
        "A": "Á", "E": "É", "I": "Í", "O": "Ó", "U": "Ú", "N": "Ñ", "C": "Ç", "S": "Š", "Y": "Ý",
    ]
}

extension Conventions {
    private static let joins = [
        ", ": ", ", "; ": "; ", ": ": ": ", " and ": " and ", ", and for ": ", and for ",
        " (": " (", " ": " ",
    ]

    /// As English is written.
    static let english = Conventions(
        months: Value.monthNames,
        day: "{day} {month} {year}",
        firstDay: nil,
        moment: "{day}, {time}",
        decimal: ".",
        group: ",",
        minimumGrouping: 1,
        money: "{number} {currency}",
        gap: " ",
        joins: joins
    )

    /// For tests: days and numbers in brackets, too.
    static let pseudo = Conventions(
        months: Value.monthNames,
        day: "[{day} {month} {year}]",
        firstDay: nil,
        moment: "[{day}, {time}]",
        decimal: ".",
        group: ",",
        minimumGrouping: 1,
        money: "[{number} {currency}]",
        gap: " ",
        joins: joins.mapValues { $0.contains("and") ? "[\($0)]" : $0 }
    )
}
