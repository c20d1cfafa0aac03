/// Reads delimited text into typed columns.
///
/// RFC 4180 with comma, tab or another separator: quoted cells, doubled quotes, line ends inside
/// quotes, LF or CRLF, an optional byte order mark. A column is numeric if every non-empty cell
/// parses as a number. Empty lines are skipped where there is more than one column. Text is read
/// once, a few megabytes at a time.
public struct TableReader: Sendable {
    /// Columns to read as categorical whatever their cells look like; each must be there.
    public var categorical: Set<String>
    /// Columns to read as categorical if they are there.
    public var categoricalIfPresent: Set<String> = []
    /// Threads to use; the result does not depend on it.
    public var jobs: Int
    /// The separator of cells; nil takes a tab if the header has one and no comma, else a comma.
    public var delimiter: UInt8?
    /// Bytes read by one thread at a time: text and cells of a block fit the cache of one core.
    /// Tests make it small to cut in awkward places.
    var blockSize = 1 << 18

    /// Rows up to which event rates are compared exactly (see ``Trend``); about 67 million.
    public static let rowLimit = 1 << 26
    /// Bytes that a row may have.
    public static let rowBytesLimit = 64 << 20

    /// A reader.
    public init(categorical: Set<String> = [], jobs: Int = 1) {
        self.categorical = categorical
        self.jobs = jobs
    }

    /// Reads a whole table that is in memory.
    ///
    /// - Throws: ``TableError`` with the place of the first fault.
    public func read(_ bytes: UnsafeRawBufferPointer) throws(TableError) -> Table {
        try read(MemorySource(bytes))
    }

    /// Reads a whole table.
    ///
    /// - Parameters:
    ///   - source: Where the bytes come from.
    ///   - rejects: Takes the rows that cannot be taken into the table; nil makes the first of them
    ///     an error.
    /// - Throws: ``TableError`` with the place of the first fault.
    public func read(
        _ source: any TableSource,
        rejects: (any RowRejects)? = nil
    ) throws(TableError) -> Table {
        var texts: Set<Int> = []
        while true {
            var pass = TablePass(reader: self, source: source, rejects: rejects, texts: texts)
            if let table = try pass.run() { return table }
            // Texts far down in columns that began with numbers: read again, as text.
            texts.formUnion(pass.texts)
            try source.rewind()
        }
    }

    /// The names in the header line.
    public static func columnNames(_ bytes: UnsafeRawBufferPointer) throws(TableError) -> [String] {
        try TableHeader(bytes).names
    }
}
