/// The scores of a table's rows, each by the card of its segment.
public struct SegmentedScores: Sendable {
    /// One score a row.
    public var scores: [Int32]
    /// For each row the place of its card in ``SegmentedScorecard/cardNames``.
    public var cards: [UInt8]
}

extension SegmentedScorecard {
    /// The score of every row of a table, on up to `jobs` threads.
    ///
    /// - Throws: ``TableError`` when a column is missing or has text where numbers belong, or a row
    ///   is of no segment and there is no card of everybody.
    /// - Complexity: O(rows times attributes).
    public func scores(_ table: Table, jobs: Int = 1) throws(TableError) -> SegmentedScores {
        var found = SegmentedScores(
            scores: [Int32](repeating: 0, count: table.rowCount),
            cards: try cardPlaces(table)
        )
        for (place, card) in cards.enumerated() {
            let rows = found.rows(of: place)
            guard !rows.isEmpty else { continue }
            let names = Set(card.characteristics.map(\.name))
            let own = try Self.inTable(rows) { () throws(TableError) in
                try card.scores(table.picking(rows, columns: names, jobs: jobs), jobs: jobs)
            }
            for (row, score) in zip(rows, own) { found.scores[Int(row)] = score }
        }
        return found
    }

    /// For each row the place of its card.
    func cardPlaces(_ table: Table) throws(TableError) -> [UInt8] {
        let codes = try rule.codes(table)
        let places = routes.map { $0.card.map(UInt8.init) }
        var result: [UInt8] = []
        result.reserveCapacity(codes.count)
        for (row, code) in codes.enumerated() {
            guard let place = places[Int(code)] else {
                throw .noSegmentAtRow(row: row + 1, column: rule.column)
            }
            result.append(place)
        }
        return result
    }

    /// A fault of some rows of a table, told by the row of the table.
    private static func inTable<Answer>(
        _ rows: [Int32],
        _ body: () throws(TableError) -> Answer
    ) throws(TableError) -> Answer {
        do throws(TableError) { return try body() } catch {
            guard case .notNumeric(let row, let column) = error else { throw error }
            throw .notNumeric(row: Int(rows[row - 1]) + 1, column: column)
        }
    }
}

extension SegmentedScores {
    /// The places of the rows that a card scores, ascending.
    public func rows(of card: Int) -> [Int32] {
        cards.indices.lazy.filter { cards[$0] == card }.map(Int32.init)
    }
}

extension SegmentedScorecard {
    /// Each card's rows counted on its bins; cards without rows of both classes are left out.
    public func sampleTables(
        _ table: Table,
        _ outcomes: Outcomes
    ) throws(TableError) -> [(name: String, table: SampleTable)] {
        let places = SegmentedScores(scores: [], cards: try cardPlaces(table))
        var tables: [(name: String, table: SampleTable)] = []
        for (place, name) in cardNames.enumerated() {
            let rows = places.rows(of: place)
            let own = outcomes.picking(rows)
            guard own.units.events > 0, own.units.nonEvents > 0 else { continue }
            let found = try Self.inTable(rows) { () throws(TableError) in
                try SampleTable(cards[place], table.picking(rows), own)
            }
            tables.append((name, found))
        }
        return tables
    }
}
