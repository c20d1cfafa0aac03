extension Scorecard {
    /// For each characteristic the attribute of every row of a table.
    ///
    /// - Throws: ``TableError`` when a characteristic has no column, or text where numbers belong.
    func attributes(of table: Table, jobs: Int = 1) throws(TableError) -> [[UInt8]] {
        var columns: [Column] = []
        for characteristic in characteristics {
            guard let column = table.column(named: characteristic.name) else {
                throw .noSuchColumn(
                    name: characteristic.name,
                    available: table.columns.map(\.name)
                )
            }
            if characteristic.isNumeric { try column.requireNumbers() }
            columns.append(column)
        }
        let found = columns
        return parallelMap(count: found.count, jobs: jobs) { lookups[$0].encode(found[$0]) }
    }
}
