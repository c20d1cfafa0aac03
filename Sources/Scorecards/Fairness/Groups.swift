/// The group of each row, for measuring only.
///
/// No other type of this room takes groups: they cannot reach a fit, a card or a score.
public struct Groups: Sendable {
    /// The column.
    public let column: String
    /// The groups: ranges and numbers by size, texts by their bytes.
    public let names: [String]
    /// The place in `names` of the group that the others are compared with.
    public let reference: Int
    /// For each row its place in `names`, or -1 where it is missing.
    let codes: [Int32]

    /// Most groups that are compared.
    public static let limit = 20

    /// Reads the groups of a column.
    ///
    /// - Parameters:
    ///   - reference: The group that the others are compared with.
    ///   - cuts: Borders of ranges of a numeric column, ascending; empty takes each number.
    public init(
        _ column: Column,
        reference: String,
        cuts: [Double] = []
    ) throws(FairnessError) {
        self.column = column.name
        if cuts.isEmpty {
            let found = Periods(column)
            (names, codes) = (found.names, found.codes)
        } else {
            guard case .numeric(let values) = column.cells else {
                throw .cutsOfText(column: column.name)
            }
            names = (0...cuts.count).map { place in
                Bin.rangeLabel(
                    place > 0 ? cuts[place - 1] : nil,
                    place < cuts.count ? cuts[place] : nil
                )
            }
            codes = values.map { value in
                value.isNaN ? -1 : Int32(cuts.count { $0 <= value })
            }
        }
        let used = Set(codes.filter { $0 >= 0 }).count
        guard used > 1 else { throw .oneGroup(column: column.name) }
        guard names.count <= Self.limit else {
            throw .tooManyGroups(column: column.name, count: names.count, limit: Self.limit)
        }
        let wanted =
            if case .numeric = column.cells,
                case .number(let number) = NumberParser.parse(reference)
            {
                shortestText(number)
            } else {
                reference
            }
        guard let place = names.firstIndex(where: { $0 == reference || $0 == wanted }),
            codes.contains(Int32(place))
        else {
            throw .noSuchReference(reference: reference, column: column.name, values: names)
        }
        self.reference = place
    }

    /// How much of the uncertainty about the group an input may take away before it is the group
    /// under another name: Goodman and Kruskal's lambda (1954), 0 to 1.
    static let mostTold = 0.95

    /// Refuses a card that the groups are an input of, under their own name or another.
    ///
    /// - Parameter codes: For each characteristic of the card the attribute of every row.
    func refuse(_ characteristics: [Characteristic], _ codes: [[UInt8]]) throws(FairnessError) {
        let totals = names.indices.map { place in self.codes.count { $0 == Int32(place) } }
        let (known, modal) = (totals.reduce(0, +), totals.max() ?? 0)
        for (one, attributes) in zip(characteristics, codes) {
            if one.name == column { throw .groupIsInput(column: column) }
            var counts = [Int](repeating: 0, count: one.attributes.count * names.count)
            for (attribute, group) in zip(attributes, self.codes) where group >= 0 {
                counts[Int(attribute) * names.count + Int(group)] += 1
            }
            let right = one.attributes.indices.reduce(0) { sum, place in
                sum + (counts[place * names.count..<(place + 1) * names.count].max() ?? 0)
            }
            // Of the guesses that the most frequent group alone gets wrong, those now right.
            guard Double(right - modal) < Self.mostTold * Double(known - modal) else {
                throw .inputTellsGroup(characteristic: one.name, column: column)
            }
        }
    }
}
