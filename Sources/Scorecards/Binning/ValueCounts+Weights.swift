extension ValueCounts {
    /// Sums of weights, in the units of the outcomes, by distinct value.
    ///
    /// The slower way, by sorting row numbers; without weights rows are counted instead.
    init(weighted column: Column, _ outcomes: Outcomes, _ weights: [Double], _ declared: [String]) {
        self.init()
        func units(_ row: Int) -> ClassCounts {
            Outcomes.units(weights[row], outcomes.classes[row], scale: outcomes.scale)
        }
        let rows = outcomes.classes.indices.filter {
            outcomes.classes[$0] != Outcomes.aside && weights[$0] > 0
        }
        switch column.cells {
        case .numeric(let values):
            let codes = SpecialNumbers(declared)
            var specials = [ClassCounts](repeating: ClassCounts(), count: codes.values.count)
            var ordinaryRows: [Int] = []
            for row in rows {
                if values[row].isNaN {
                    missing += units(row)
                } else if let index = codes.index(of: values[row]) {
                    specials[index] += units(row)
                } else {
                    ordinaryRows.append(row)
                }
            }
            special = zip(codes.values.map(shortestText), specials).map { ($0, $1) }
            for row in ordinaryRows.sorted(by: { values[$0] < values[$1] }) {
                let value = values[row] == 0 ? 0 : values[row]
                if numbers.last != value {
                    numbers.append(value)
                    ordinary.append(ClassCounts())
                }
                ordinary[ordinary.count - 1] += units(row)
            }
        case .categorical(let codes, let names):
            var counts = [ClassCounts](repeating: ClassCounts(), count: names.count)
            for row in rows {
                if codes[row] < 0 {
                    missing += units(row)
                } else {
                    counts[Int(codes[row])] += units(row)
                }
            }
            special = declared.uniqued().map { value in
                (value, names.firstIndex(of: value).map { counts[$0] } ?? ClassCounts())
            }
            for (name, count) in zip(names, counts)
            where count.total > 0 && !declared.contains(name) {
                levels.append(name)
                ordinary.append(count)
            }
        }
    }
}
