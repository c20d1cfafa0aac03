import CLanes

/// Finds the attributes of many values of one column, a thousand at a time.
struct AttributeScan: Sendable {
    /// Rows handled at once, so that what is worked out stays in the cache.
    static let rows = 1024

    /// Where the values are, and how they become attributes.
    private enum Cells: Sendable {
        case numbers([Double], NumberRanges)
        /// Codes of levels and, shifted by one for missing, the attribute of each.
        case codes([Int32], [UInt8])
        /// Numbers that the card knows as levels; found one by one.
        case numbersAsLevels([Double])
    }

    private let cells: Cells
    private let lookup: AttributeLookup

    init(_ lookup: AttributeLookup, _ column: Column) {
        self.lookup = lookup
        switch column.cells {
        case .numeric(let values):
            cells = lookup.isNumeric ? .numbers(values, lookup.ranges) : .numbersAsLevels(values)
        case .categorical(let codes, let names):
            cells = .codes(codes, [UInt8(lookup.missing)] + names.map { UInt8(lookup.find($0)) })
        }
    }

    /// Writes the attributes of some rows.
    func find(_ range: Range<Int>, into target: UnsafeMutablePointer<UInt8>) {
        switch cells {
        case .numbers(let values, let ranges):
            values.withUnsafeBufferPointer { values in
                guard let start = values.baseAddress else { return }
                ranges.find(start + range.lowerBound, range.count, into: target)
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
                target[row] = UInt8(
                    value.isNaN ? lookup.missing : lookup.find(shortestText(value))
                )
            }
        }
    }
}

/// The ranges and special values of a numeric characteristic, laid out for eight numbers at once.
struct NumberRanges: Sendable {
    private let cuts: [Double]
    private let cutCount: Int
    private let specials: [Double]
    private let specialCodes: [UInt8]
    private let first: UInt8
    private let missing: UInt8

    /// - Parameters:
    ///   - cuts: Lower ends of the ranges but the first, ascending.
    ///   - first: The attribute of the first range, or of all numbers where there are no ranges.
    init(
        cuts: [Double],
        specials: [(value: Double, attribute: Int)],
        first: Int,
        missing: Int
    ) {
        var room = 1
        while room <= cuts.count { room *= 2 }
        self.cuts = cuts + Array(repeating: .infinity, count: room - cuts.count)
        cutCount = cuts.count
        self.specials = specials.map(\.value)
        specialCodes = specials.map { UInt8($0.attribute) }
        self.first = UInt8(first)
        self.missing = UInt8(missing)
    }

    /// Writes the attributes of some numbers, none of them infinite.
    func find(
        _ values: UnsafePointer<Double>,
        _ count: Int,
        into target: UnsafeMutablePointer<UInt8>
    ) {
        cuts.withUnsafeBufferPointer { cuts in
            specials.withUnsafeBufferPointer { specials in
                specialCodes.withUnsafeBufferPointer { codes in
                    var ranges = lanes_ranges(
                        cuts: cuts.baseAddress,
                        cut_count: cutCount,
                        room: cuts.count,
                        specials: specials.baseAddress,
                        special_codes: codes.baseAddress,
                        special_count: specials.count,
                        first: first,
                        missing: missing
                    )
                    lanes_find(&ranges, values, count, target)
                }
            }
        }
    }
}
