/// What a sample holds of one characteristic: rows by distinct value, special value and missing.
struct ValueCounts {
    /// Distinct ordinary numbers, ascending; empty for levels.
    var numbers: [Double] = []
    /// Distinct ordinary levels, in order of first appearance in the table; empty for numbers.
    var levels: [String] = []
    /// Rows of each distinct ordinary value.
    var ordinary: [ClassCounts] = []
    /// Special values that were declared, with their rows; some may have none.
    var special: [(value: String, counts: ClassCounts)] = []
    /// Rows without a value.
    var missing = ClassCounts()

    /// Nothing counted.
    init() {}

    /// Counts a column over the rows that take part.
    init(_ column: Column, _ outcomes: Outcomes, special declared: [String]) {
        if let weights = outcomes.weights {
            self.init(weighted: column, outcomes, weights, declared)
            return
        }
        self.init()
        switch column.cells {
        case .numeric(let values): count(values, outcomes, declared)
        case .categorical(let codes, let names): count(codes, names, outcomes, declared)
        }
    }

    private mutating func count(_ values: [Double], _ outcomes: Outcomes, _ declared: [String]) {
        let codes = SpecialNumbers(declared)
        var specials = [ClassCounts](repeating: ClassCounts(), count: codes.values.count)
        var nonEvents: [UInt64] = []
        var events: [UInt64] = []
        nonEvents.reserveCapacity(outcomes.counts.nonEvents)
        events.reserveCapacity(outcomes.counts.events)
        values.withUnsafeBufferPointer { values in
            outcomes.classes.withUnsafeBufferPointer { classes in
                for row in 0..<values.count {
                    let code = classes[row]
                    guard code != Outcomes.aside else { continue }
                    let value = values[row]
                    let one = ClassCounts(
                        nonEvents: code == Outcomes.nonEvent ? 1 : 0,
                        events: code == Outcomes.event ? 1 : 0
                    )
                    if value.isNaN {
                        missing += one
                    } else if let index = codes.index(of: value) {
                        specials[index] += one
                    } else if code == Outcomes.event {
                        events.append(SortKey.of(value))
                    } else {
                        nonEvents.append(SortKey.of(value))
                    }
                }
            }
        }
        special = zip(codes.values.map(shortestText), specials).map { ($0, $1) }
        radixSort(&nonEvents)
        radixSort(&events)
        merge(nonEvents, events)
    }

    private mutating func merge(_ nonEvents: [UInt64], _ events: [UInt64]) {
        var (left, right) = (0, 0)
        while left < nonEvents.count || right < events.count {
            let key = min(
                left < nonEvents.count ? nonEvents[left] : .max,
                right < events.count ? events[right] : .max
            )
            var counts = ClassCounts()
            while left < nonEvents.count, nonEvents[left] == key {
                counts.nonEvents += 1
                left += 1
            }
            while right < events.count, events[right] == key {
                counts.events += 1
                right += 1
            }
            numbers.append(SortKey.value(key))
            ordinary.append(counts)
        }
    }

    private mutating func count(
        _ codes: [Int32],
        _ names: [String],
        _ outcomes: Outcomes,
        _ declared: [String]
    ) {
        var counts = [ClassCounts](repeating: ClassCounts(), count: names.count)
        for (row, code) in codes.enumerated() {
            let one: ClassCounts
            switch outcomes.classes[row] {
            case Outcomes.event: one = ClassCounts(nonEvents: 0, events: 1)
            case Outcomes.nonEvent: one = ClassCounts(nonEvents: 1, events: 0)
            default: continue
            }
            if code < 0 { missing += one } else { counts[Int(code)] += one }
        }
        special = declared.uniqued().map { value in
            (value, names.firstIndex(of: value).map { counts[$0] } ?? ClassCounts())
        }
        for (name, count) in zip(names, counts) where count.total > 0 && !declared.contains(name) {
            levels.append(name)
            ordinary.append(count)
        }
    }
}

/// Declared special values that are numbers, for comparison with cells.
struct SpecialNumbers {
    let values: [Double]

    init(_ declared: [String]) {
        values = declared.compactMap {
            if case .number(let value) = NumberParser.parse($0) { value } else { nil }
        }.uniqued()
    }

    @inline(__always)
    func index(of value: Double) -> Int? {
        for index in 0..<values.count where values[index] == value { return index }
        return nil
    }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, each where it first stood.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
