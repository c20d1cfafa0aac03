import Yams

extension Catalogue {
    /// Reads the file of a language.
    ///
    /// - Throws: `LanguageFileError` for the first thing that is not there or does not fit.
    public init(yaml text: String) throws(LanguageFileError) {
        let document: Node?
        do { document = try Yams.compose(yaml: text) } catch { throw .unreadable("\(error)") }
        guard let root = document else { throw .missing("everything") }
        func word(_ name: String) throws(LanguageFileError) -> String {
            guard let text = root[name]?.string else { throw .missing(name) }
            return text
        }
        let plurals = try PluralRules(Self.categories(root["plurals"]))
        var translations: [String: Translation] = [:]
        for (key, value) in root["sentences"]?.mapping ?? [:] {
            guard let key = key.string, let translation = Self.translation(value) else {
                throw .unreadable("sentence: \(key.string ?? "")")
            }
            try translation.check(against: key, rules: plurals)
            translations[key] = translation
        }
        let months = (root["months"]?.sequence ?? []).compactMap(\.string)
        guard months.count == 12 else { throw .missing("months") }
        var joins: [String: String] = [:]
        for (key, value) in root["joins"]?.mapping ?? [:] {
            if let key = key.string { joins[key] = value.string }
        }
        self.init(
            tag: try word("tag"),
            direction: try word("direction"),
            plurals: plurals,
            conventions: Conventions(
                months: months,
                day: try word("day"),
                firstDay: root["firstDay"]?.string,
                moment: try word("moment"),
                decimal: try word("decimal"),
                group: try word("group"),
                minimumGrouping: Int(try word("minimumGrouping")) ?? 1,
                money: try word("money"),
                gap: try word("gap"),
                joins: joins
            ),
            translations: translations
        )
    }

    private static func categories(_ node: Node?) -> [PluralCategory: String] {
        var found: [PluralCategory: String] = [:]
        for (name, text) in node?.mapping ?? [:] {
            if let category = name.string.flatMap(PluralCategory.init) {
                found[category] = text.string
            }
        }
        return found
    }

    private static func translation(_ node: Node) -> Translation? {
        if let text = node.string { return Translation(text) }
        guard let slot = node["counted"]?.int else { return nil }
        return Translation(counted: slot, categories(node))
    }
}
