/// Which periods are out of time: one, or one and all later ones.
public struct PeriodRule: Hashable, Sendable {
    /// The period named.
    public var period: String
    /// Whether later periods count too.
    public var andLater: Bool

    /// The rule as ``init(_:)`` reads it.
    public var text: String { andLater ? ">=" + period : period }

    /// Reads `VALUE` or `>=VALUE`.
    public init?(_ text: String) {
        andLater = text.hasPrefix(">=")
        period = andLater ? String(text.dropFirst(2)) : text
        if period.isEmpty { return nil }
    }
}

/// The period of each row of a table.
public struct Periods: Sendable {
    /// The column.
    public let column: String
    /// The periods, in order: numbers by size, texts by their bytes.
    public let names: [String]
    /// For each row its place in `names`, or -1 where it is missing.
    let codes: [Int32]

    /// The periods of a column.
    public init(_ column: Column) {
        self.column = column.name
        switch column.cells {
        case .numeric(let values):
            let found = Set(values.filter { !$0.isNaN }).sorted()
            let places = Dictionary(
                uniqueKeysWithValues: found.enumerated().map { ($1, Int32($0)) }
            )
            names = found.map(shortestText)
            codes = values.map { places[$0] ?? -1 }
        case .categorical(let found, let levels):
            let order = levels.indices.sorted {
                levels[$0].utf8.lexicographicallyPrecedes(levels[$1].utf8)
            }
            var places = [Int32](repeating: -1, count: levels.count)
            for (place, level) in order.enumerated() { places[level] = Int32(place) }
            names = order.map { levels[$0] }
            codes = found.map { $0 < 0 ? -1 : places[Int($0)] }
        }
    }

    /// One flag a row: whether its period is out of time, which a row without a period never is.
    public func matches(_ rule: PeriodRule) throws(TableError) -> [Bool] {
        let wanted =
            if case .number(let number) = NumberParser.parse(rule.period) {
                shortestText(number)
            } else {
                rule.period
            }
        guard let place = names.firstIndex(where: { $0 == rule.period || $0 == wanted }) else {
            throw .noSuchPeriod(column: column, period: rule.period, periods: names)
        }
        return codes.map { rule.andLater ? Int($0) >= place : Int($0) == place }
    }
}
