/// Sends each row of a text to the card of its segment, and says which and why.
struct RowRouter: Sendable {
    /// The columns that it writes.
    static let header = "segment,segment_value,segment_reason,"

    private let column: Int
    private let name: String
    private let lookup: AttributeLookup
    /// By code, the place of the card; -1 refuses.
    private let cards: [Int]
    /// By code, what stands before and behind the value in the output.
    private let texts: [(name: [UInt8], reason: [UInt8])]

    init(_ card: SegmentedScorecard, column: Int) {
        self.column = column
        name = card.rule.column
        lookup = card.rule.lookup
        cards = card.routes.map { $0.card ?? -1 }
        texts = card.routes.map { route in
            var cell: [UInt8] = []
            appendCell(Array(route.name.utf8), to: &cell)
            return (cell + [0x2C], Array(",\(route.reason.rawValue),".utf8))
        }
    }

    /// The card of a row and the code of its value, or the fault that keeps it from having one.
    @inline(__always)
    func route(
        _ cells: [RawCell]
    ) -> (card: Int, code: Int, fault: (RowFault, UnsafePointer<UInt8>)?) {
        let cell = cells[column]
        var fault: NumberParser.Outcome?
        let code = lookup.find(padded: cell, &fault)
        if let fault { return (0, code, (RowFault(fault, column: name), cell.start)) }
        let card = cards[code]
        guard card >= 0 else { return (0, code, (.noSegment(column: name), cell.start)) }
        return (card, code, nil)
    }

    /// Writes the segment's name, the value and the reason.
    @inline(__always)
    func write(_ code: Int, _ cells: [RawCell], to output: inout [UInt8]) {
        output += texts[code].name
        appendCell(cells[column], to: &output)
        output += texts[code].reason
    }
}
