/// A value as English text writes it, read again: a day, a moment, an amount or a number.
enum Value: Equatable {
    case day(day: Int, month: Int, year: Int, time: Substring?)
    case number(sign: Bool, whole: Substring, fraction: Substring?, currency: Substring?)

    /// The months as English names them.
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// Reads `3 March 2026`, `3 March 2026, 14:05`, `1,234.50 EUR`, `1,234` and `−12`.
    init?(_ text: Substring) {
        guard let first = text.utf8.first, text.utf8.count <= 40 else { return nil }
        guard (0x30...0x39).contains(first) || text.hasPrefix("\u{2212}") else { return nil }
        guard let value = Self.day(text) ?? Self.number(text) else { return nil }
        self = value
    }

    private static func day(_ text: Substring) -> Value? {
        let halves = text.parts(joinedBy: ", ")
        guard halves.count <= 2 else { return nil }
        let parts = halves[0].split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, let day = Int(parts[0]), (1...31).contains(day),
            let month = monthNames.firstIndex(of: String(parts[1])), parts[2].count == 4,
            let year = Int(parts[2])
        else { return nil }
        if halves.count == 2 {
            let time = halves[1].split(separator: ":", omittingEmptySubsequences: false)
            guard time.count == 2, time.allSatisfy({ $0.count == 2 && Int($0) != nil }) else {
                return nil
            }
        }
        let time = halves.count == 2 ? halves[1] : nil
        return .day(day: day, month: month + 1, year: year, time: time)
    }

    private static func number(_ text: Substring) -> Value? {
        let isNegative = text.hasPrefix("\u{2212}")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(separator: " ", omittingEmptySubsequences: false)
        guard let digits = parts.first, parts.count <= 2 else { return nil }
        let currency = parts.count == 2 ? parts[1] : nil
        if let currency {
            guard currency.count == 3, currency.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
                return nil
            }
        }
        let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, let whole = halves.first, isWhole(whole),
            halves.count == 1 || (!halves[1].isEmpty && halves[1].allSatisfy(isDigit))
        else { return nil }
        let fraction = halves.count == 2 ? halves[1] : nil
        return .number(sign: isNegative, whole: whole, fraction: fraction, currency: currency)
    }

    private static func isWhole(_ text: Substring) -> Bool {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return false }
        return groups.count == 1
            || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// The same by the conventions of a language.
    func written(by conventions: Conventions) -> String {
        switch self {
        case .day(let day, let month, let year, let time):
            let text = conventions.day(day, month: month, year: year)
            guard let time else { return text }
            return conventions.moment.with(text, for: "{day}")
                .with(String(time), for: "{time}")
        case .number(let isNegative, let whole, let fraction, let currency):
            let text =
                (isNegative ? "\u{2212}" : "") + conventions.number(whole, fraction: fraction)
            guard let currency else { return text }
            return conventions.money.with(text, for: "{number}")
                .with(String(currency), for: "{currency}")
        }
    }
}
