/// Reads the members of a card and notes every fault with its path instead of stopping at one.
final class CardReader {
    private(set) var findings: [CardError.Finding] = []

    func note(_ path: String, _ message: String) {
        findings.append(CardError.Finding(path: path, message: message))
    }

    func members(
        _ value: JSONValue,
        _ path: String,
        required: Set<String>,
        optional: Set<String> = []
    ) -> [String: JSONValue] {
        guard case .object(let members) = value else {
            note(path, "expected an object")
            return [:]
        }
        for name in required.subtracting(members.keys).sorted() {
            note(join(path, name), "is missing")
        }
        for name in Set(members.keys).subtracting(required).subtracting(optional).sorted() {
            note(join(path, name), "is not known here")
        }
        return members
    }

    func items(_ value: JSONValue?, _ path: String) -> [JSONValue] {
        guard let value else { return [] }
        guard case .array(let items) = value else {
            note(path, "expected a list")
            return []
        }
        return items
    }

    func text(_ value: JSONValue?, _ path: String) -> String {
        guard let value else { return "" }
        if case .string(let text) = value { return text }
        note(path, "expected a text")
        return ""
    }

    func optionalText(_ value: JSONValue?, _ path: String) -> String? {
        switch value {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default:
            note(path, "expected a text")
            return ""
        }
    }

    /// Texts by language tag; none where the member is absent.
    func textsByLanguage(_ value: JSONValue?, _ path: String) -> [String: String] {
        guard let value else { return [:] }
        guard case .object(let members) = value else {
            note(path, "expected texts by language tag")
            return [:]
        }
        for tag in members.keys.sorted() where !LocalizedText.isLanguage(tag) {
            note(join(path, tag), "is no language tag")
        }
        return Dictionary(
            uniqueKeysWithValues: members.sorted { $0.key < $1.key }
                .map { ($0.key, text($0.value, join(path, $0.key))) }
        )
    }

    func number(_ value: JSONValue?, _ path: String) -> Double {
        if case .number(let number)? = value { return number }
        if value != nil { note(path, "expected a number") }
        return 0
    }

    func optionalNumber(_ value: JSONValue?, _ path: String) -> Double? {
        if case .null? = value { return nil }
        return number(value, path)
    }

    func integer(_ value: JSONValue?, _ path: String, in range: ClosedRange<Int>) -> Int {
        guard let value else { return 0 }
        guard case .number(let number) = value, let whole = Int(exactly: number),
            range.contains(whole)
        else {
            note(path, "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
            return 0
        }
        return whole
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ value: JSONValue?,
        _ path: String,
        _ fallback: Choice
    ) -> Choice where Choice.RawValue == String {
        guard let value else { return fallback }
        if case .string(let text) = value, let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        note(path, "expected one of \(names)")
        return fallback
    }

    func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
