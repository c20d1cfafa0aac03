/// The one column that says which card scores a row, and what its values mean.
public struct SegmentRule: Hashable, Sendable {
    /// The column's name.
    public let column: String
    /// What a person reads instead of the name.
    public let label: String
    /// Raw value of the permitted class of data; nil makes what it chooses a draft.
    public let category: String?
    /// Whether values are numbers, and segments ranges of them.
    public let isNumeric: Bool
    /// Values that are codes, not quantities; those of no segment.
    public let special: [String]
    /// The segments, in order.
    public let segments: [CardSegment]

    let lookup: AttributeLookup

    /// The name of those who are in no segment with a card of its own.
    public static let everybody = "everybody"
    /// Most segments of a rule.
    public static let mostSegments = 20

    /// A rule; ``findings`` says what is wrong with it, if anything is.
    public init(
        column: String,
        label: String? = nil,
        category: String? = nil,
        isNumeric: Bool,
        special: [String] = [],
        segments: [CardSegment]
    ) {
        self.column = column
        self.label = label ?? column
        self.category = category
        self.isNumeric = isNumeric
        self.special = isNumeric ? special.filter(Self.isNumber).uniqued() : []
        self.segments = segments
        // Finding a segment is finding an attribute, so the same code does it.
        let attributes =
            segments.map {
                Attribute(
                    kind: .ordinary,
                    label: $0.name,
                    lower: $0.lower,
                    upper: $0.upper,
                    values: $0.values,
                    points: 0
                )
            }
            + self.special.map { Attribute(kind: .special, label: $0, values: [$0], points: 0) }
            + [
                Attribute(kind: .missing, label: "missing", points: 0),
                .unseen(weightOfEvidence: 0),
            ]
        lookup = AttributeLookup(
            Characteristic(
                name: column,
                label: self.label,
                category: category,
                reason: "",
                isNumeric: isNumeric,
                trend: .none,
                coefficient: 0,
                standardError: 0,
                pValue: 1,
                informationValue: 0,
                attributes: attributes
            )
        )
    }

    private static func isNumber(_ text: String) -> Bool {
        if case .number = NumberParser.parse(text) { true } else { false }
    }

    /// What a code that ``lookup`` gives means: a segment's place, or why there is none.
    func meaning(_ code: Int) -> (segment: Int?, reason: SegmentReason) {
        if code < segments.count { return (code, .rule) }
        if code == lookup.missing { return (nil, .missing) }
        return (nil, code == lookup.unseen ? .unseen : .special)
    }

    /// How many codes ``lookup`` gives.
    var codeCount: Int { segments.count + special.count + 2 }

    /// The code of every row of a table.
    ///
    /// - Throws: ``TableError`` when there is no such column, or text where numbers belong.
    func codes(_ table: Table) throws(TableError) -> [UInt8] {
        guard let found = table.column(named: column) else {
            throw .noSuchColumn(name: column, available: table.columns.map(\.name))
        }
        if isNumeric { try found.requireNumbers() }
        return lookup.encode(found)
    }

    /// The place of the segment of every row of a table, or nil where it is in none.
    public func places(_ table: Table) throws(TableError) -> [Int?] {
        try codes(table).map { meaning(Int($0)).segment }
    }

    /// Whether two rules say the same.
    public static func == (left: SegmentRule, right: SegmentRule) -> Bool {
        left.column == right.column && left.label == right.label
            && left.category == right.category && left.isNumeric == right.isNumeric
            && left.special == right.special && left.segments == right.segments
    }

    /// Hashes column and segments.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(column)
        hasher.combine(segments)
    }
}

extension Column {
    /// Checks that the column is numeric.
    ///
    /// - Throws: ``TableError/notNumeric(row:column:)`` with the first text.
    func requireNumbers() throws(TableError) {
        guard case .categorical(let codes, let levels) = cells else { return }
        let texts = levels.map { NumberParser.parse($0) == .text }
        let row = codes.firstIndex { $0 >= 0 && texts[Int($0)] } ?? 0
        throw .notNumeric(row: row + 1, column: name)
    }
}
