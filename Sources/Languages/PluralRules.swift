/// Which plural category a number takes in a language, from the rules of CLDR as they are written
/// there: `i = 0 or n = 1`.
public struct PluralRules: Hashable, Sendable {
    /// One comparison: `i % 100 != 2..4,7`.
    private struct Comparison: Hashable {
        var operand: Character
        var modulus: Int?
        var isEqual: Bool
        var ranges: [ClosedRange<Int>]

        func holds(for number: Int) -> Bool {
            // A whole number without an exponent: n and i are the number; v, w, f, t, c and e are 0.
            var value = operand == "n" || operand == "i" ? number : 0
            if let modulus { value %= modulus }
            return ranges.contains { $0.contains(value) } == isEqual
        }
    }

    /// The rules in order, each a choice of conjunctions.
    private var rules: [(category: PluralCategory, choices: [[Comparison]])]

    /// Two are the same when they say the same.
    public static func == (one: Self, other: Self) -> Bool {
        one.rules.count == other.rules.count
            && zip(one.rules, other.rules).allSatisfy {
                $0.category == $1.category && $0.choices == $1.choices
            }
    }

    /// Hashes what they say.
    public func hash(into hasher: inout Hasher) {
        for rule in rules {
            hasher.combine(rule.category)
            hasher.combine(rule.choices)
        }
    }

    /// Reads rules by category; `other` needs none.
    ///
    /// - Throws: `LanguageFileError` that quotes what could not be read.
    public init(_ texts: [PluralCategory: String]) throws(LanguageFileError) {
        rules = []
        for category in PluralCategory.allCases where category != .other {
            guard let text = texts[category] else { continue }
            rules.append((category, try Self.choices(text)))
        }
    }

    /// No distinction: every number is `other`.
    static let none = PluralRules()

    private init() { rules = [] }

    /// The categories that a number can take here.
    public var categories: Set<PluralCategory> { Set(rules.map(\.category)).union([.other]) }

    /// The category of a whole number that is not negative.
    public func category(of number: Int) -> PluralCategory {
        let size = Int(clamping: number.magnitude)
        return rules.first { rule in
            rule.choices.contains { $0.allSatisfy { $0.holds(for: size) } }
        }?.category ?? .other
    }

    private static func choices(_ text: String) throws(LanguageFileError) -> [[Comparison]] {
        var choices: [[Comparison]] = [[]]
        var words = text.split(separator: " ").map(String.init)[...]
        while !words.isEmpty {
            choices[choices.count - 1].append(try comparison(&words, in: text))
            guard let join = words.popFirst() else { break }
            switch join {
            case "and": break
            case "or": choices.append([])
            default: throw .unreadable("plural rule: \(text)")
            }
        }
        return choices
    }

    private static func comparison(
        _ words: inout ArraySlice<String>,
        in text: String
    ) throws(LanguageFileError) -> Comparison {
        let problem = LanguageFileError.unreadable("plural rule: \(text)")
        guard let operand = words.popFirst(), operand.count == 1, let letter = operand.first,
            "nivwftce".contains(letter)
        else { throw problem }
        var modulus: Int?
        if words.first == "%" {
            words.removeFirst()
            guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else {
                throw problem
            }
            modulus = number
        }
        guard let sign = words.popFirst(), ["=", "!="].contains(sign),
            let list = words.popFirst()
        else { throw problem }
        var ranges: [ClosedRange<Int>] = []
        for part in list.split(separator: ",") {
            let ends = part.split(separator: ".").map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
                throw problem
            }
            ranges.append(first...last)
        }
        return Comparison(operand: letter, modulus: modulus, isEqual: sign == "=", ranges: ranges)
    }
}
