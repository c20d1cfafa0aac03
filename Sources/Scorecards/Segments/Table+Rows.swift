extension Table {
    /// Some rows of the table, as if the text had held these alone: levels stand in the order in
    /// which these rows have them, and levels that they do not have are gone.
    ///
    /// - Parameters:
    ///   - rows: Places of rows, ascending.
    ///   - names: The columns to take; nil takes all.
    ///   - jobs: Threads; the result does not depend on it.
    /// - Complexity: O(rows times columns).
    public func picking(
        _ rows: [Int32],
        columns names: Set<String>? = nil,
        jobs: Int = 1
    ) -> Table {
        let taken = columns.filter { names?.contains($0.name) ?? true }
        let picked = parallelMap(count: taken.count, jobs: jobs) { taken[$0].picking(rows) }
        return Table(rowCount: rows.count, columns: picked)
    }
}

extension Column {
    /// The cells of some rows.
    func picking(_ rows: [Int32]) -> Column {
        switch cells {
        case .numeric(let values):
            return Column(name: name, cells: .numeric(rows.map { values[Int($0)] }))
        case .categorical(let codes, let levels):
            var places = [Int32](repeating: -1, count: levels.count)
            var used: [String] = []
            let picked = rows.map { row -> Int32 in
                let code = Int(codes[Int(row)])
                guard code >= 0 else { return -1 }
                if places[code] < 0 {
                    places[code] = Int32(used.count)
                    used.append(levels[code])
                }
                return places[code]
            }
            return Column(name: name, cells: .categorical(codes: picked, levels: used))
        }
    }
}
