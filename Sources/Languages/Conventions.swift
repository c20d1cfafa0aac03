/// How a language writes numbers, amounts and days, as CLDR has it.
public struct Conventions: Hashable, Sendable {
    /// The names of the months, from January.
    public var months: [String]
    /// A day: `{day}`, `{month}` and `{year}`, where `{month}` is the name or, in languages that
    /// write months as numbers, the number.
    public var day: String
    /// What the first day of a month is called, where it is not its number.
    public var firstDay: String?
    /// A day with a time: `{day}` and `{time}`.
    public var moment: String
    /// Between whole and fraction.
    public var decimal: String
    /// Between groups of three digits.
    public var group: String
    /// How many digits must stand before the first group mark (CLDR minimumGroupingDigits).
    public var minimumGrouping: Int
    /// An amount: `{number}` and `{currency}`.
    public var money: String
    /// What ends a sentence.
    var stop: String { joins["."] ?? "." }
    /// What stands between two sentences.
    public var gap: String
    /// What stands between parts, by what stands there in English: `, `, `; `, `: ` and ` and `.
    public var joins: [String: String]

    /// A day.
    func day(_ day: Int, month: Int, year: Int) -> String {
        self.day.with(day == 1 ? firstDay ?? "1" : String(day), for: "{day}")
            .with(months[month - 1], for: "{month}")
            .with(String(year), for: "{year}")
    }

    /// The day that a text names as this language writes days, or nil for any other text.
    public func day(named text: String) -> (year: Int, month: Int, day: Int)? {
        guard text.utf8.count <= 60 else { return nil }
        let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
        let wanted = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for year in numbers where year > 999 {
            for day in numbers where (1...31).contains(day) {
                for month in 1...months.count
                where self.day(day, month: month, year: year).lowercased() == wanted {
                    return (year, month, day)
                }
            }
        }
        return nil
    }

    /// A whole number and its fraction, as English writes them: `1,234` and `50`.
    func number(_ whole: Substring, fraction: Substring?) -> String {
        let isGrouped = whole.utf8.contains(0x2C)
        let digits = whole.filter { $0 != "," }
        var text = String(digits)
        if isGrouped, digits.count >= 3 + minimumGrouping {
            text = ""
            for (index, digit) in digits.reversed().enumerated() {
                if index > 0, index.isMultiple(of: 3) { text = group + text }
                text = String(digit) + text
            }
        }
        return text + (fraction.map { decimal + $0 } ?? "")
    }
}
