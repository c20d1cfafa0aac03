extension Scorecard {
    /// One SELECT, without a semicolon, that scores every row of a table as this card does.
    ///
    /// Gives the kept columns, `score` and `reason_1` to `reason_K`; NULL where there is no reason.
    /// A reason's rank is one number: points lost times characteristics, less the place in the card,
    /// so that it is above 0 only where points were lost, and ties fall in card order.
    ///
    /// - Parameters:
    ///   - dialect: The language.
    ///   - table: The table; a dot separates the schema from it.
    ///   - reasons: Columns of reasons.
    ///   - keep: Columns of the table to keep; empty keeps all, and the steps of the sum beside them.
    ///   - hash: SHA-256 of the card in hexadecimal, for the comment in the first line.
    /// - Throws: ``ExportError`` when the language cannot say it.
    /// - Complexity: O(attributes + reasons times characteristics).
    public func sql(
        _ dialect: SQLDialect,
        table: String,
        reasons: Int = mostReasons,
        keep: [String] = [],
        hash: String
    ) throws(ExportError) -> String {
        let count = characteristics.count
        guard count <= SQLDialect.mostCharacteristics else {
            throw .tooManyCharacteristics(count)
        }
        try checkNames(dialect)
        var place: [String] = []
        for part in table.split(separator: ".") { place.append(try dialect.name(String(part))) }
        var arms: [String] = []
        for (index, one) in characteristics.enumerated() {
            arms.append("  \(try one.arms(dialect)) AS recourse_points_\(index + 1)")
        }
        var lines = ["-- \(Self.format), SHA-256 \(hash)"]
        lines += ["WITH recourse_0 \(dialect.stepStart)", "SELECT t.*,"]
        lines.append(arms.joined(separator: ",\n"))
        lines.append("FROM \(place.joined(separator: ".")) AS t\(dialect.stepEnd)")
        for reason in stride(from: 1, through: reasons, by: 1) {
            let terms = ranks(below: reason > 1 ? "recourse_rank_\(reason - 1)" : nil)
            lines.append("), recourse_\(reason) \(dialect.stepStart)")
            lines.append("SELECT t.*, \(dialect.greatest(terms)) AS recourse_rank_\(reason)")
            lines.append("FROM recourse_\(reason - 1) AS t\(dialect.stepEnd)")
        }
        var kept: [String] = []
        for name in keep { kept.append("t.\(try dialect.name(name))") }
        if keep.isEmpty { kept = ["t.*"] }
        let points = (1...count).map { "t.recourse_points_\($0)" }
        var columns = kept + ["\(dialect.sum(points)) AS score"]
        for reason in stride(from: 1, through: reasons, by: 1) {
            columns.append(try reasonName(reason, dialect))
        }
        lines.append(")")
        lines.append("SELECT \(columns.joined(separator: ",\n  "))")
        lines.append("FROM recourse_\(reasons) AS t\n")
        return lines.joined(separator: "\n")
    }

    /// Refuses names that differ only in what the database does not look at.
    private func checkNames(_ dialect: SQLDialect) throws(ExportError) {
        guard [.sqlite, .duckdb, .spark].contains(dialect) else { return }
        var seen: [String: String] = [:]
        for one in characteristics {
            let other = seen.updateValue(one.name, forKey: one.name.lowercased())
            if let other { throw .sameName(other, one.name, dialect: dialect) }
        }
    }

    /// The rank of each characteristic; 0 where it is not below a rank that was given already.
    private func ranks(below given: String?) -> [String] {
        let count = characteristics.count
        return characteristics.enumerated().map { index, one in
            let best = one.bestPoints
            let rank = "(\(best) - t.recourse_points_\(index + 1)) * \(count) - \(index)"
            return given.map { "CASE WHEN \(rank) < t.\($0) THEN \(rank) ELSE 0 END" } ?? rank
        }
    }

    /// The name behind a rank.
    private func reasonName(_ reason: Int, _ dialect: SQLDialect) throws(ExportError) -> String {
        let count = characteristics.count
        var text = "CASE WHEN t.recourse_rank_\(reason) > 0 THEN CASE "
        text +=
            dialect == .ansi
            ? "MOD(t.recourse_rank_\(reason), \(count))" : "t.recourse_rank_\(reason) % \(count)"
        for (index, one) in characteristics.enumerated() {
            text += " WHEN \((count - index) % count) THEN \(try dialect.text(one.name))"
        }
        return text + " END END AS reason_\(reason)"
    }
}

extension Characteristic {
    /// The points of a row, attribute by attribute.
    fileprivate func arms(_ dialect: SQLDialect) throws(ExportError) -> String {
        let column = "t.\(try dialect.name(name))"
        let unseen = attributes.last { $0.kind == .unseen }?.points ?? 0
        let missing = attributes.first { $0.kind == .missing }?.points ?? unseen
        guard isNumeric else { return try levelArms(dialect, column, missing, unseen) }
        let value = dialect.double(column)
        var text = "CASE WHEN \(dialect.isMissing(column, value)) THEN \(missing)"
        if dialect == .sqlite {
            // A text that is no number: no points, so no score, rather than those of 0.
            text += " WHEN typeof(\(column)) = 'blob' OR (typeof(\(column)) = 'text' "
            text += "AND \(column) <> \(value)) THEN NULL"
        }
        for attribute in attributes where attribute.kind == .special {
            guard case .number(let code)? = attribute.values.first.map(NumberParser.parse) else {
                continue
            }
            text += " WHEN \(value) = \(dialect.number(code)) THEN \(attribute.points)"
        }
        let ordinary = attributes.filter { $0.kind == .ordinary }
        guard let last = ordinary.last else { return text + " ELSE \(unseen) END" }
        text += " WHEN \(dialect.isInfinite(value)) THEN \(unseen)"
        for attribute in ordinary.dropLast() {
            guard let upper = attribute.upper else { continue }
            text += " WHEN \(value) < \(dialect.number(upper)) THEN \(attribute.points)"
        }
        return text + " ELSE \(last.points) END"
    }

    private func levelArms(
        _ dialect: SQLDialect,
        _ column: String,
        _ missing: Int,
        _ unseen: Int
    ) throws(ExportError) -> String {
        let level = dialect.level(column)
        var text = "CASE WHEN \(column) IS NULL OR lower(\(level)) IN ('', 'nan') THEN \(missing)"
        for attribute in attributes where !attribute.values.isEmpty {
            var values: [String] = []
            for value in attribute.values where !value.isEmpty {
                values.append(try dialect.text(value))
            }
            text += " WHEN \(level) IN (\(values.joined(separator: ", "))) THEN \(attribute.points)"
        }
        return text + " ELSE \(unseen) END"
    }
}
