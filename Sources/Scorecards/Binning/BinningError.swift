/// Why a column cannot be segmented under the constraints.
public enum BinningError: Error, Hashable, Sendable {
    /// All rows with an ordinary value together are too few for one bin.
    case tooFewRows(have: Int, need: Int)
    /// All rows with an ordinary value together hold too few events for one bin.
    case tooFewEvents(have: Int, need: Int)
    /// All rows with an ordinary value together hold too few non-events for one bin.
    case tooFewNonEvents(have: Int, need: Int)
    /// A fixed cut or group leaves a bin without rows of one class.
    case emptyClass(bin: String)
    /// Fixed groups for numbers, or fixed cuts for levels.
    case wrongKind(isNumeric: Bool)
    /// A level of the sample that no fixed group holds.
    case ungrouped(level: String)
}

extension BinningError: CustomStringConvertible {
    /// Which constraint cannot be met, and by how much.
    public var description: String {
        switch self {
        case .tooFewRows(let have, let need):
            "\(have) rows hold an ordinary value and a bin needs \(need); "
                + "lower --min-bin-share, or leave the characteristic out"
        case .tooFewEvents(let have, let need):
            "the rows with an ordinary value hold \(have) events and a bin needs \(need); "
                + "leave the characteristic out"
        case .tooFewNonEvents(let have, let need):
            "the rows with an ordinary value hold \(have) non-events and a bin needs \(need); "
                + "leave the characteristic out"
        case .emptyClass(let bin):
            "the fixed bin \"\(bin)\" holds no event or no non-event; join it with its neighbour"
        case .wrongKind(let isNumeric):
            isNumeric
                ? "the column is numeric: fix its bins with cuts, not groups"
                : "the column holds levels: fix its bins with groups, not cuts"
        case .ungrouped(let level):
            "no fixed group holds the level \"\(level)\"; add it to one"
        }
    }
}
