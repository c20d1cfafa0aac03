/// A row of a block that cannot be taken, by offsets from the start of the block.
struct BlockFault: Sendable {
    var fault: RowFault
    /// Where the row begins.
    var row: Int
    /// Behind the row's end.
    var end: Int
    /// Where the fault was met.
    var place: Int
    /// Line ends before the row.
    var lines: Int

    /// A fault of the row at `row`.
    ///
    /// - Parameter last: The fault before; line ends are counted from there on, so that many faults
    ///   cost no more than one.
    init(
        _ fault: RowFault,
        at place: UnsafePointer<UInt8>,
        row: UnsafePointer<UInt8>,
        end: UnsafePointer<UInt8>,
        block: UnsafePointer<UInt8>,
        after last: BlockFault?
    ) {
        self.fault = fault
        self.row = row - block
        self.end = end - block
        self.place = place - block
        let from = block + (last?.row ?? 0)
        lines = (last?.lines ?? 0) + ByteSurvey(from: from, to: row).lineEnds
    }

    /// The fault as an error; `line` is that of the block's first row.
    func error(
        in block: Range<UnsafePointer<UInt8>>,
        line: Int,
        delimiter: UInt8
    ) -> TableError {
        let (start, at) = (block.lowerBound + row, block.lowerBound + place)
        return fault.error(
            line: line + lines + ByteSurvey(from: start, to: max(start, at)).lineEnds,
            cell: cellNumber(of: at, row: start, end: block.upperBound, delimiter: delimiter)
        )
    }

    /// The row, for whoever keeps it.
    func rejected(
        in block: Range<UnsafePointer<UInt8>>,
        line: Int,
        _ error: TableError
    ) -> RejectedRow {
        var bytes = Array(UnsafeBufferPointer(start: block.lowerBound + row, count: end - row))
        if bytes.last == 0x0A { bytes.removeLast() }
        if bytes.last == 0x0D { bytes.removeLast() }
        return RejectedRow(line: line + lines, error: error, bytes: bytes)
    }
}
