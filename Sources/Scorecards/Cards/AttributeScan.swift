/// Finds the attributes of many values of one column, a thousand at a time.
struct AttributeScan: Sendable {
    /// Rows handled at once, so that what is worked out stays in the cache.
    static let rows = 1024

    /// Where the values are, and how they become attributes.
    private enum Cells: Sendable {
        case numbers([Double])
        /// Codes of levels and, shifted by one for missing, the attribute of each.
        case codes([Int32], [UInt64])
        /// Numbers that the card knows as levels; found one by one.
        case numbersAsLevels([Double])
    }

    private let cells: Cells
    private let lookup: AttributeLookup

    init(_ lookup: AttributeLookup, _ column: Column) {
        self.lookup = lookup
        switch column.cells {
        case .numeric(let values):
            cells = lookup.isNumeric ? .numbers(values) : .numbersAsLevels(values)
        case .categorical(let codes, let names):
            cells = .codes(codes, [UInt64(lookup.missing)] + names.map { UInt64(lookup.find($0)) })
        }
    }

    /// Writes the attributes of some rows, at most ``rows``.
    func find(_ range: Range<Int>, into target: UnsafeMutablePointer<UInt64>) {
        switch cells {
        case .numbers(let values):
            values.withUnsafeBufferPointer { values in
                guard let start = values.baseAddress else { return }
                find(start + range.lowerBound, range.count, into: target)
            }
        case .codes(let codes, let attributes):
            codes.withUnsafeBufferPointer { codes in
                attributes.withUnsafeBufferPointer { attributes in
                    for row in 0..<range.count {
                        target[row] = attributes[Int(codes[range.lowerBound &+ row]) &+ 1]
                    }
                }
            }
        case .numbersAsLevels(let values):
            for row in 0..<range.count {
                let value = values[range.lowerBound + row]
                target[row] = UInt64(
                    value.isNaN ? lookup.missing : lookup.find(shortestText(value))
                )
            }
        }
    }

    private func find(
        _ values: UnsafePointer<Double>,
        _ count: Int,
        into target: UnsafeMutablePointer<UInt64>
    ) {
        var row = 0
        while row &+ 8 <= count {
            let eight = UnsafeRawPointer(values + row).loadUnaligned(as: SIMD8<Double>.self)
            let found = lookup.find(eight)
            UnsafeMutableRawPointer(target + row).storeBytes(of: found, as: SIMD8<UInt64>.self)
            row &+= 8
        }
        while row < count {
            target[row] = UInt64(lookup.find(values[row]))
            row &+= 1
        }
    }
}
