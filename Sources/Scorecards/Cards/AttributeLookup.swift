/// Finds the attribute of a value of one characteristic: the one path for files and applicants.
struct AttributeLookup: Sendable {
    let isNumeric: Bool
    /// Where the sample had no missing values a missing one counts as unseen: no evidence.
    let missing: Int
    let unseen: Int
    private let cuts: [Double]
    private let specials: [(value: Double, attribute: Int)]
    private let levels: LevelLookup

    init(_ characteristic: Characteristic) {
        let attributes = characteristic.attributes
        isNumeric = characteristic.isNumeric
        let last = attributes.count - 1
        unseen = attributes.firstIndex { $0.kind == .unseen } ?? last
        missing = attributes.firstIndex { $0.kind == .missing } ?? unseen
        guard isNumeric else {
            cuts = []
            specials = []
            levels = LevelLookup(
                attributes.enumerated().flatMap { index, attribute in
                    attribute.values.map { ($0, index) }
                }
            )
            return
        }
        levels = LevelLookup([])
        cuts = attributes.filter { $0.kind == .ordinary }.compactMap(\.lower)
        specials = attributes.enumerated().compactMap { index, attribute in
            guard attribute.kind == .special, let text = attribute.values.first,
                case .number(let value) = NumberParser.parse(text)
            else { return nil }
            return (value == 0 ? 0 : value, index)
        }
        hasOrdinary = attributes.contains { $0.kind == .ordinary }
    }

    private var hasOrdinary = true

    /// The attribute of a number; NaN is missing, and infinity is no value that a card knows.
    @inline(__always)
    func find(_ value: Double) -> Int {
        if value.isNaN { return missing }
        for special in specials where special.value == value { return special.attribute }
        guard hasOrdinary, value.isFinite else { return unseen }
        var index = 0
        for cut in cuts where cut <= value { index &+= 1 }
        return index
    }

    /// The attributes of eight numbers, none of them infinite.
    ///
    /// Whether a number is below a cut is the sign of their difference: arithmetic on vectors is
    /// compiled to vector instructions, comparisons are not.
    @inline(__always)
    func find(_ values: SIMD8<Double>) -> SIMD8<UInt64> {
        typealias Words = SIMD8<UInt64>
        // Minus zero becomes zero.
        let numbers = values + SIMD8<Double>.zero
        var found = Words(repeating: UInt64(hasOrdinary ? cuts.count : unseen))
        if hasOrdinary {
            for cut in cuts {
                found &-= unsafeBitCast(numbers - SIMD8(repeating: cut), to: Words.self) &>> 63
            }
        }
        let bits = unsafeBitCast(numbers, to: Words.self)
        for special in specials.reversed() {
            let other = bits ^ Words(repeating: special.value.bitPattern)
            let differs = (other | (Words.zero &- other)) &>> 63
            found = Self.choose(Words(repeating: UInt64(special.attribute)), found, differs)
        }
        let magnitude = bits & Words(repeating: UInt64.max &>> 1)
        let isNumber = (magnitude &- Words(repeating: Double.infinity.bitPattern &+ 1)) &>> 63
        return Self.choose(Words(repeating: UInt64(missing)), found, isNumber)
    }

    /// The first where the switch is 0, the second where it is 1.
    @inline(__always)
    private static func choose(
        _ first: SIMD8<UInt64>,
        _ second: SIMD8<UInt64>,
        _ isSecond: SIMD8<UInt64>
    ) -> SIMD8<UInt64> {
        let mask = SIMD8<UInt64>.zero &- isSecond
        return second & mask | first & ~mask
    }

    /// The attribute of a level; empty is missing.
    @inline(__always)
    func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        if count == 0 { return missing }
        return levels.find(start, count) ?? unseen
    }

    /// The attribute of a text, which a numeric characteristic reads as a number if it can.
    func find(_ text: String) -> Int {
        if isNumeric {
            switch NumberParser.parse(text) {
            case .number(let value): return find(value)
            case .notANumber: return missing
            case .infinite: return unseen
            case .text: return text.isEmpty ? missing : unseen
            }
        }
        var copy = text
        return copy.withUTF8 { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else { return missing }
            return isNotANumber(bytes) ? missing : find(start, bytes.count)
        }
    }

    private func isNotANumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return RawCell(start: start, count: bytes.count, end: .line).isMissingText
    }

    /// The attributes of a whole column.
    func encode(_ column: Column) -> [UInt8] {
        let scan = AttributeScan(self, column)
        let rows = column.rowCount
        return [UInt8](unsafeUninitializedCapacity: rows) { target, filled in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: AttributeScan.rows) {
                guard let found = $0.baseAddress, let target = target.baseAddress else { return }
                var from = 0
                while from < rows {
                    let to = min(rows, from + AttributeScan.rows)
                    scan.find(from..<to, into: found)
                    for row in 0..<(to &- from) {
                        target[from &+ row] = UInt8(truncatingIfNeeded: found[row])
                    }
                    from = to
                }
            }
            filled = rows
        }
    }
}
