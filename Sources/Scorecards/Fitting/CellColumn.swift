/// One characteristic of a sample cut as finely as the optimiser may cut it, row by row.
///
/// A cell is a pre-bin, a level, one special value, missing or unseen. Every cell lies in exactly
/// one attribute of the binning it was made from, so that one coding of the rows, a byte each,
/// serves the first regression, every later segmentation and the scores.
struct CellColumn: Sendable {
    /// The characteristic with one attribute a cell: ordinary ones in order, then the exempt ones.
    let characteristic: Characteristic
    /// The cell of each row.
    let codes: [UInt8]
    /// For each cell, the attribute of the binning that holds it.
    let parents: [Int]

    /// Cells that a segmentation may join; the exempt ones follow.
    var ordinaryCount: Int { characteristic.attributes.count { $0.kind == .ordinary } }

    /// Most levels that each have a cell; neighbours by event rate share one beyond that.
    private static let mostLevels = 120
    /// Codes are bytes, and cards have at most 250 attributes.
    private static let mostCells = 250

    /// Codes the rows of a column.
    ///
    /// - Parameters:
    ///   - coarse: The characteristic with one attribute a bin.
    ///   - cuts: Cuts that a later segmentation may use besides those of the bins.
    ///   - isFixed: Whether the bins are the analyst's own, which nothing may cut or join.
    init(_ coarse: Characteristic, cuts: [Double], isFixed: Bool, _ column: Column) {
        var fine = coarse
        var parents: [Int] = []
        let exempt = coarse.attributes.enumerated().filter { $0.element.kind != .ordinary }
        let ordinary = coarse.attributes.enumerated().filter { $0.element.kind == .ordinary }
        var cells: [Attribute] = []
        for (parent, bin) in ordinary {
            let parts =
                coarse.isNumeric
                ? Self.ranges(bin, cuts)
                : Self.groups(bin, share: coarse.attributes.reduce(0) { $0 + $1.values.count })
            cells += parts
            parents += Array(repeating: parent, count: parts.count)
        }
        if isFixed || cells.count + exempt.count > Self.mostCells {
            cells = ordinary.map(\.element)
            parents = ordinary.map(\.offset)
        }
        fine.attributes = cells + exempt.map(\.element)
        characteristic = fine
        self.parents = parents + exempt.map(\.offset)
        codes = AttributeLookup(fine).encode(column)
    }

    private static func ranges(_ bin: Attribute, _ cuts: [Double]) -> [Attribute] {
        let inside = cuts.filter { $0 > bin.lower ?? -.infinity && $0 < bin.upper ?? .infinity }
        return (0...inside.count).map { index in
            var cell = bin
            cell.lower = index > 0 ? inside[index - 1] : bin.lower
            cell.upper = index < inside.count ? inside[index] : bin.upper
            return cell
        }
    }

    private static func groups(_ bin: Attribute, share levels: Int) -> [Attribute] {
        let room = max(1, levels <= mostLevels ? levels : mostLevels * bin.values.count / levels)
        let step = (bin.values.count + room - 1) / room
        return stride(from: 0, to: bin.values.count, by: step).map { from in
            var cell = bin
            cell.values = Array(bin.values[from..<min(bin.values.count, from + step)])
            return cell
        }
    }
}
