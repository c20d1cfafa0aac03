extension Scorecard {
    /// A value of one characteristic of an applicant.
    public enum Value: Hashable, Sendable {
        /// A number.
        case number(Double)
        /// A text.
        case text(String)
    }

    /// Most reasons that an applicant is given.
    public static let mostReasons = 4

    /// Scores one applicant.
    ///
    /// A characteristic without a value counts as missing. A level or a special value that the card
    /// does not know counts as unseen. Other names are ignored.
    ///
    /// - Complexity: O(characteristics).
    public func score(values: [String: Value]) -> ScoredApplicant {
        var score = 0
        var contributions: [ScoredApplicant.Contribution] = []
        contributions.reserveCapacity(characteristics.count)
        for (characteristic, lookup) in zip(characteristics, lookups) {
            let attribute = characteristic.attributes[
                Self.attribute(of: values[characteristic.name], lookup)
            ]
            score += attribute.points
            contributions.append(
                ScoredApplicant.Contribution(
                    characteristic: characteristic.name,
                    label: characteristic.label,
                    attribute: attribute.label,
                    points: attribute.points,
                    bestPoints: characteristic.bestPoints
                )
            )
        }
        let ranked = contributions.indices
            .filter { contributions[$0].bestPoints > contributions[$0].points }
            .sorted { (loss(contributions[$0]), $1) > (loss(contributions[$1]), $0) }
        let reasons = ranked.prefix(Self.mostReasons).map { index in
            ScoredApplicant.Reason(
                characteristic: characteristics[index].name,
                sentence: characteristics[index].reason,
                pointsLost: loss(contributions[index])
            )
        }
        return ScoredApplicant(
            score: score,
            probability: scaling.probability(score: score),
            contributions: contributions,
            reasons: reasons
        )
    }

    private func loss(_ contribution: ScoredApplicant.Contribution) -> Int {
        contribution.bestPoints - contribution.points
    }

    private static func attribute(of value: Value?, _ lookup: AttributeLookup) -> Int {
        switch value {
        case nil: lookup.missing
        case .number(let number)?:
            lookup.isNumeric || number.isNaN
                ? lookup.find(number)
                : lookup.find(number.isFinite ? shortestText(number) : "\(number)")
        case .text(let text)?: lookup.find(text)
        }
    }

    /// The score of every row of a table, on up to `jobs` threads.
    ///
    /// - Throws: ``TableError`` when a characteristic has no column, or text where numbers belong.
    public func scores(_ table: Table, jobs: Int = 1) throws(TableError) -> [Int32] {
        let found = try attributes(of: table, jobs: jobs)
        var sums = [Int32](repeating: 0, count: table.rowCount)
        for (characteristic, codes) in zip(characteristics, found) {
            let points = characteristic.attributes.map { Int32($0.points) }
            for row in sums.indices { sums[row] &+= points[Int(codes[row])] }
        }
        return sums
    }

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
            if characteristic.isNumeric, case .categorical(let codes, let levels) = column.cells {
                let texts = levels.map { NumberParser.parse($0) == .text }
                let row = codes.firstIndex { $0 >= 0 && texts[Int($0)] } ?? 0
                throw .notNumeric(row: row + 1, column: column.name)
            }
            columns.append(column)
        }
        let found = columns
        return parallelMap(count: found.count, jobs: jobs) { lookups[$0].encode(found[$0]) }
    }
}
