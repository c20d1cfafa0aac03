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
        special = codes.values.map { (shortestText($0), ClassCounts()) }
        let sample = values.lazy.filter { !$0.isNaN && codes.index(of: $0) == nil }.prefix(64)
        if let grid = DecimalGrid(Array(sample)) {
            var keys = SplitKeys<UInt32>(outcomes.counts)
            if split(values, outcomes, codes, into: &keys, key: grid.key) {
                return keep(keys.counted(), value: grid.value)
            }
        }
        var keys = SplitKeys<UInt64>(outcomes.counts)
        _ = split(values, outcomes, codes, into: &keys) { SortKey.of($0) }
        keep(keys.counted(), value: SortKey.value)
    }

    /// Sorts the rows into missing, special and ordinary; false when a value has no key.
    @inline(__always)
    private mutating func split<Key>(
        _ values: [Double],
        _ outcomes: Outcomes,
        _ codes: SpecialNumbers,
        into keys: inout SplitKeys<Key>,
        key: (Double) -> Key?
    ) -> Bool {
        var absent = ClassCounts()
        var specials = [ClassCounts](repeating: ClassCounts(), count: codes.values.count)
        var isWhole = true
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
                        absent += one
                    } else if let index = codes.index(of: value) {
                        specials[index] += one
                    } else if let key = key(value) {
                        keys.append(key, isEvent: code == Outcomes.event)
                    } else {
                        isWhole = false
                        return
                    }
                }
            }
        }
        guard isWhole else { return false }
        missing = absent
        for index in specials.indices { special[index].counts = specials[index] }
        return true
    }

    private mutating func keep<Key>(
        _ counted: [(key: Key, counts: ClassCounts)],
        value: (Key) -> Double
    ) {
        numbers = counted.map { value($0.key) }
        ordinary = counted.map(\.counts)
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
