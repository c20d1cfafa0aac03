/// What a sentence is in one language: one wording, or one for each plural category of a number in it.
struct Translation: Hashable, Sendable {
    /// The slot whose number chooses; nil when there is one wording.
    let counted: Int?
    /// The wordings by category; `other` always.
    let wordings: [PluralCategory: Wording]

    /// One wording.
    init(_ text: String) {
        counted = nil
        wordings = [.other: Wording(text)]
    }

    /// A wording for each category.
    init(counted slot: Int, _ texts: [PluralCategory: String]) {
        counted = slot
        wordings = texts.mapValues(Wording.init)
    }

    /// The wording for the values in its slots.
    func wording(_ values: [Int: String], by rules: PluralRules) -> Wording {
        if let counted, let text = values[counted],
            let number = Int(text.filter { $0 != "," }),
            let wording = wordings[rules.category(of: number)]
        {
            return wording
        }
        return wordings[.other] ?? Wording("")
    }

    /// Checks it against the sentence that it translates.
    func check(against key: String, rules: PluralRules) throws(LanguageFileError) {
        let english = Wording(key)
        for wording in wordings.values {
            // A language may leave the number out of a form for one; it never invents a slot.
            let same = Set(wording.slots) == Set(english.slots) || isForm(wording, of: english)
            guard same, wording.tags == english.tags else { throw .slotsDiffer(key: key) }
        }
        guard counted != nil else { return }
        for category in rules.categories where wordings[category] == nil {
            throw .categoryMissing(key: key, category: category.rawValue)
        }
    }

    private func isForm(_ wording: Wording, of english: Wording) -> Bool {
        guard let counted else { return false }
        return Set(wording.slots).union([counted]) == Set(english.slots)
    }
}
