/// Which class of a closed list a name belongs to, by phrases that are looked up and not searched for.
///
/// Every item of every file and every declared value is asked about, so a name must cost a few
/// look-ups and not a search for each of some hundred phrases.
struct PhraseIndex: Sendable {
    private var inside: [String: Int] = [:]
    private var whole: [String: Int] = [:]
    private var longestPhrase = 0

    /// An index over classes in their order; the earliest class that matches wins.
    ///
    /// - Parameter classes: Of each class the phrases that are refused wherever they stand, as words
    ///   between single spaces, and those that are refused only as a whole name.
    init(_ classes: [(inside: [String], whole: [String])]) {
        for (place, phrases) in classes.enumerated() {
            for phrase in phrases.inside {
                inside[phrase] = min(place, inside[phrase] ?? place)
                let words = phrase.utf8.count { $0 == UInt8(ascii: " ") } + 1
                longestPhrase = max(longestPhrase, words)
            }
            for phrase in phrases.whole { whole[phrase] = min(place, whole[phrase] ?? place) }
        }
    }

    /// The place of the earliest class with a phrase among the words, or nil.
    ///
    /// - Complexity: O(words * longest phrase).
    func firstClass(in words: Words) -> Int? {
        var first = whole[words.list.joined(separator: " ")]
        for start in words.list.indices {
            var phrase = ""
            for word in words.list[start...].prefix(longestPhrase) {
                if !phrase.isEmpty { phrase += " " }
                phrase += word
                if let place = inside[phrase] { first = min(place, first ?? place) }
            }
        }
        return first
    }
}
