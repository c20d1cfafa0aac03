/// Finds the attribute of a value of one characteristic: the one path for files and applicants.
struct AttributeLookup: Sendable {
    let isNumeric: Bool
    /// Where the sample had no missing values a missing one counts as unseen: no evidence.
    let missing: Int
    let unseen: Int
    /// The most points that an attribute gives.
    let bestPoints: Int
    private let cuts: [Double]
    private let specials: [(value: Double, attribute: Int)]
    private let levels: LevelLookup

    init(_ characteristic: Characteristic) {
        let attributes = characteristic.attributes
        isNumeric = characteristic.isNumeric
        bestPoints = characteristic.bestPoints
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

    /// The same for many numbers at once.
    var ranges: NumberRanges {
        NumberRanges(
            cuts: hasOrdinary ? cuts : [],
            specials: specials,
            first: hasOrdinary ? 0 : unseen,
            missing: missing
        )
    }

    /// The attribute of a level; empty is missing.
    @inline(__always)
    func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        if count == 0 { return missing }
        return levels.find(start, count) ?? unseen
    }

    /// The attribute of a cell behind whose start sixteen bytes are readable, or what keeps it from
    /// having one.
    @inline(__always)
    func find(padded cell: RawCell, _ fault: inout NumberParser.Outcome?) -> Int {
        if cell.count == 0 { return missing }
        if isNumeric {
            switch NumberParser.parse(padded: cell) {
            case .number(let value): return find(value)
            case .notANumber: return missing
            case .infinite: fault = .infinite
            case .text: fault = .text
            }
            return unseen
        }
        if cell.hasDoubledQuotes { return find(cell.text) }
        return cell.isMissingText ? missing : find(cell.start, cell.count)
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
            if let target = target.baseAddress { scan.find(0..<rows, into: target) }
            filled = rows
        }
    }
}
