/// Finds where rows end: at line ends outside quoted cells.
///
/// A quote opens a cell only where a cell begins. A stray quote elsewhere opens nothing, so that one
/// malformed row does not turn the rest of the text inside out.
struct RowEnds {
    let delimiter: UInt8

    /// A quoted cell with its quotes, or nil when there is none left.
    ///
    /// A cell that is still open at the end reaches to the end.
    private func quoted(
        in text: Range<UnsafePointer<UInt8>>,
        from: UnsafePointer<UInt8>
    ) -> Range<UnsafePointer<UInt8>>? {
        var here = from
        while let quote = firstIndex(of: 0x22, from: here, to: text.upperBound) {
            let isFirst = quote == text.lowerBound
            guard isFirst || quote[-1] == delimiter || quote[-1] == 0x0A else {
                here = quote + 1
                continue
            }
            return quote..<closing(after: quote + 1, to: text.upperBound)
        }
        return nil
    }

    /// Behind the quote that closes a cell, or the end.
    private func closing(
        after open: UnsafePointer<UInt8>,
        to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var here = open
        while let quote = firstIndex(of: 0x22, from: here, to: end) {
            // The last byte may be the first half of a doubled quote.
            if quote + 1 == end { return end }
            guard quote[1] == 0x22 else { return quote + 1 }
            here = quote + 2
        }
        return end
    }

    /// Behind the end of the row that begins at `row`, or `end` when it does not end before.
    func end(of row: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var here = row
        while here < end {
            let cell = quoted(in: row..<end, from: here)
            let stop = cell?.lowerBound ?? end
            if let line = firstIndex(of: 0x0A, from: here, to: stop) { return line + 1 }
            here = cell?.upperBound ?? end
        }
        return end
    }

    /// The first byte of a row that is zero or not UTF-8, and which of the two it is.
    func badByte(
        in row: UnsafePointer<UInt8>,
        to end: UnsafePointer<UInt8>
    ) -> (RowFault, UnsafePointer<UInt8>)? {
        let next = self.end(of: row, to: end)
        if let zero = firstIndex(of: 0, from: row, to: next) { return (.zeroByte, zero) }
        return firstByteNotUTF8(from: row, to: next).map { (.notUTF8, $0) }
    }

    /// Cuts text that begins with a row into blocks of whole rows of about `size` bytes.
    ///
    /// What is left behind the last block is the beginning of a row.
    func blocks(
        _ start: UnsafePointer<UInt8>,
        _ end: UnsafePointer<UInt8>,
        size: Int
    ) -> [Range<UnsafePointer<UInt8>>] {
        var cuts = [start]
        var here = start
        var lastEnd = start
        while here < end {
            let cell = quoted(in: start..<end, from: here)
            let stop = cell?.lowerBound ?? end
            while let last = cuts.last, last + size < stop,
                let line = firstIndex(of: 0x0A, from: max(last + size, here), to: stop)
            {
                cuts.append(line + 1)
            }
            if let line = lastIndex(of: 0x0A, from: here, to: stop) { lastEnd = line + 1 }
            here = cell?.upperBound ?? end
        }
        if let last = cuts.last, last < lastEnd { cuts.append(lastEnd) }
        return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    }
}
