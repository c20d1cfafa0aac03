import Yams

extension PlanReader {
    func text(_ node: Node) -> String? {
        if let text = node.scalar?.string, !text.isEmpty { return text }
        note(node, "expected a text")
        return nil
    }

    func texts(_ node: Node) -> [String] {
        guard let items = node.sequence else {
            note(node, "expected a list")
            return []
        }
        return items.compactMap { text($0) }
    }

    func flag(_ node: Node) -> Bool {
        if let answer = node.bool { return answer }
        note(node, "expected true or false")
        return false
    }

    /// A number in a range that `allows` knows; `expectation` says which in words.
    func number(_ node: Node, _ expectation: String, _ allows: (Double) -> Bool) -> Double? {
        if let text = node.scalar?.string, case .number(let value) = NumberParser.parse(text),
            allows(value)
        {
            return value
        }
        note(node, "expected \(expectation)")
        return nil
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node) -> Choice?
    where Choice.RawValue == String {
        if let text = node.scalar?.string, let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        note(node, "expected one of \(names)")
        return nil
    }

    /// A text, or texts by language of which one is in the plan's language.
    func localized(_ node: Node) -> LocalizedText? {
        guard let mapping = node.mapping else { return text(node).map { LocalizedText($0) } }
        var byLanguage: [String: String] = [:]
        for (key, value) in mapping {
            let tag = key.string ?? ""
            if LocalizedText.isLanguage(tag) {
                byLanguage[tag] = text(value)
            } else {
                note(key, "\"\(tag)\" is no language tag such as en or pt-BR")
            }
        }
        if let own = byLanguage[language] { return LocalizedText(own, byLanguage: byLanguage) }
        note(node, "expected a text in the plan's language, \(language), too")
        return nil
    }

    /// Numbers, each greater than the one before.
    func cuts(_ node: Node, least: Int) -> [Double]? {
        let numbers = texts(node).map { NumberParser.parse($0) }
        let values = numbers.compactMap { if case .number(let value) = $0 { value } else { nil } }
        let isAscending = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
        guard values.count == numbers.count, isAscending, values.count >= least, values.count < 200
        else {
            note(node, "expected \(least) to 199 numbers, each greater than the one before")
            return nil
        }
        return values
    }

    func groups(_ node: Node) -> [[String]]? {
        guard let items = node.sequence else {
            note(node, "expected a list of lists of levels")
            return nil
        }
        let groups = items.map { texts($0) }
        let all = groups.flatMap { $0 }
        if groups.contains([]) || all.uniqued().count != all.count {
            note(node, "expected each level once, and no empty group")
        }
        return groups
    }
}
