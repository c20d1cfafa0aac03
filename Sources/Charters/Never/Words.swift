/// A name or a purpose cut into lower-case words, so that `age` is not found in `average`.
struct Words {
    let list: [String]

    /// Cuts at everything that is no letter, between `aB`, and before and after digits.
    init(_ text: String) {
        var words: [String] = []
        var word = ""
        var previous: Character?
        for character in text {
            let startsWord = character.isUppercase && previous?.isLowercase == true
            let changesKind = character.isNumber != (previous?.isNumber ?? character.isNumber)
            if !character.isLetter && !character.isNumber || startsWord || changesKind {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if character.isLetter || character.isNumber { word += character.lowercased() }
            previous = character
        }
        if !word.isEmpty { words.append(word) }
        list = words
    }
}
