/// Why a column may not be an input of a score.
struct ScorecardRefusal {
    /// The refused class of data, in words.
    let title: String
    /// The legal sources.
    let basis: String

    /// The refusal of a column whose name looks like a refused class, or nil.
    static func match(columnName: String) -> ScorecardRefusal? {
        var words: [String] = []
        var word = ""
        for character in columnName.lowercased() {
            if character.isLetter {
                word.append(character)
            } else {
                words.append(word)
                word = ""
            }
        }
        words.append(word)
        let refused: Set = [
            "sex", "gender", "marriage", "marital", "married", "male", "female", "race", "black",
            "hispan", "education", "job", "telephone", "foreign", "religion", "zip", "liable",
            "personal",
        ]
        if words.contains(where: refused.contains)
            || words.contains("age") && !words.contains("file") && !words.contains("account")
        {
            return ScorecardRefusal(title: "a refused class", basis: "ECOA 15 USC 1691")
        }
        return nil
    }

    /// The sentence that goes with a column's name.
    func sentence(_ column: String) -> String {
        "column \"\(column)\" looks like \(title), which a score must not use (INV-20; \(basis))"
    }
}
