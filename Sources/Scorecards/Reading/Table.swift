/// Typed columns of equal length, read from delimited text.
public struct Table: Sendable {
    /// The number of rows, without the header.
    public let rowCount: Int
    /// The columns, in file order.
    public let columns: [Column]

    /// A table; every column must have `rowCount` rows.
    public init(rowCount: Int, columns: [Column]) {
        precondition(columns.allSatisfy { $0.rowCount == rowCount }, "columns of unequal length")
        self.rowCount = rowCount
        self.columns = columns
    }

    /// The column of that name, or nil.
    public func column(named name: String) -> Column? {
        columns.first { $0.name == name }
    }
}

/// One column: its name and its cells in a form that needs no text per cell.
public struct Column: Sendable {
    /// The cells.
    public enum Cells: Sendable {
        /// Numbers; NaN is a missing cell, and there is no infinity.
        case numeric([Double])
        /// Positions in `levels`, which stand in order of first appearance; -1 is a missing cell.
        case categorical(codes: [Int32], levels: [String])
    }

    /// The name in the header.
    public let name: String
    /// The cells.
    public let cells: Cells

    /// A column.
    public init(name: String, cells: Cells) {
        self.name = name
        self.cells = cells
    }

    /// The number of rows.
    public var rowCount: Int {
        switch cells {
        case .numeric(let values): values.count
        case .categorical(let codes, _): codes.count
        }
    }
}
