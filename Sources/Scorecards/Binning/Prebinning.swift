/// Chooses the borders that the optimiser may cut at.
enum Prebinning {
    /// Ends of at most `limit` groups of consecutive distinct values, with about equal rows.
    ///
    /// Each group closes where its size comes nearest to an equal share of what is left, so that a
    /// value that holds many rows stands alone and the others share the remaining groups evenly.
    /// The last end is the number of values. All values stand alone if they are at most `limit`, or
    /// if `limit` is 0.
    static func ends(_ counts: [ClassCounts], limit: Int) -> [Int] {
        guard limit > 0, counts.count > limit else { return Array(1...max(1, counts.count)) }
        var ends: [Int] = []
        var rowsLeft = counts.reduce(0) { $0 + $1.total }
        var rows = 0
        for index in counts.indices {
            let next = counts[index].total
            let groupsLeft = limit - ends.count
            let share = Double(rowsLeft) / Double(max(1, groupsLeft))
            let isBetterBefore = Double(rows + next) - share > share - Double(rows)
            if rows > 0, groupsLeft > 1, isBetterBefore {
                ends.append(index)
                rowsLeft -= rows
                rows = 0
            }
            rows += next
        }
        ends.append(counts.count)
        return ends
    }

    /// The cut between two neighbouring values: their midpoint, above the left one.
    static func cut(_ left: Double, _ right: Double) -> Double {
        let sum = left + right
        let middle = sum.isFinite ? sum / 2 : left / 2 + right / 2
        return middle > left ? middle : right
    }
}
