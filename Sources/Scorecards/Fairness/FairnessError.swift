/// Why groups cannot be compared.
public enum FairnessError: Error, Hashable, Sendable {
    /// The column of groups is an input of the card or of the plan.
    case groupIsInput(column: String)
    /// An input of the card is the group under another name: it tells nearly every row's group.
    case inputTellsGroup(characteristic: String, column: String)
    /// No row is of the group that the others are compared with.
    case noSuchReference(reference: String, column: String, values: [String])
    /// All rows are of one group.
    case oneGroup(column: String)
    /// More groups than can be compared.
    case tooManyGroups(column: String, count: Int, limit: Int)
    /// Cuts for a column of texts.
    case cutsOfText(column: String)
    /// A group is too small in some part of the rows.
    case tooFewRows(column: String, least: Int)
}

extension FairnessError: CustomStringConvertible {
    /// What is wrong and what to do, in one or two sentences.
    public var description: String {
        switch self {
        case .groupIsInput(let column):
            "column \"\(column)\" says the group and is an input of the score: a group is only ever "
                + "measured, never scored; fit without it"
        case .inputTellsGroup(let characteristic, let column):
            "characteristic \"\(characteristic)\" tells the \"\(column)\" of nearly every row, so it "
                + "is the group under another name; fit without it"
        case .noSuchReference(let reference, let column, let values):
            "column \(column): no row has the reference \"\(reference)\"; the values are "
                + values.map { "\"\($0)\"" }.joined(separator: ", ")
        case .oneGroup(let column):
            "column \(column): all rows are of one group, so there is nothing to compare"
        case .tooManyGroups(let column, let count, let limit):
            "column \(column): \(count) groups, and at most \(limit) are compared; name ranges of a "
                + "number with --group-cuts"
        case .cutsOfText(let column):
            "column \(column): --group-cuts is for numbers, and this column holds text"
        case .tooFewRows(let column, let least):
            "column \(column): in some part of the rows no group beside the reference has \(least) "
                + "rows, so a search would follow chance"
        }
    }
}
