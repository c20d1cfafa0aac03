import Charters
import Scorecards

/// Which columns of a table may become characteristics, and why the others may not.
struct ScorecardColumns {
    /// The columns that may, in the order of the table.
    private(set) var names: [String] = []
    /// One message for each column that was left out without being asked for.
    private(set) var messages: [String] = []
    /// Why each of them was, by name.
    private(set) var causes: [String: String] = [:]
    /// Every column that takes no part, in the order of the table, and why.
    private(set) var excluded: [(name: String, cause: String)] = []

    /// Sorts the columns of a table.
    ///
    /// - Throws: ``Failure`` when an excluded column does not exist.
    init(_ table: Table, target: String, excluding exclusions: [String], plan: Plan) throws {
        let all = table.columns.map(\.name)
        for name in exclusions where !all.contains(name) {
            throw Failure("\(TableError.noSuchColumn(name: name, available: all))")
        }
        let asked = Set(exclusions + plan.exclusions + [target])
        for column in table.columns where !asked.contains(column.name) {
            if let refusal = NeverInput.match(columnName: column.name) {
                messages.append("\(refusal.sentence(column.name)); left out")
                causes[column.name] = "looks like \(refusal.title)"
            } else if plan.characteristics[column.name] == nil, column.looksLikeIdentifier {
                messages.append(
                    "column \"\(column.name)\" looks like an identifier: every value is different; "
                        + "left out"
                )
                causes[column.name] = "looks like an identifier"
            } else {
                names.append(column.name)
            }
        }
        let used = Set(names)
        excluded = all.filter { !used.contains($0) && $0 != target }.map { name in
            let refusal = NeverInput.match(columnName: name).map {
                "refused: looks like \($0.title)"
            }
            return (name, refusal ?? causes[name] ?? "excluded by the analyst")
        }
    }

    /// Refuses a segment by a refused class: a segment is a characteristic by another name.
    static func refuse(segment column: String) throws {
        guard let refusal = NeverInput.match(columnName: column) else { return }
        throw Failure(
            "--segment: \(refusal.sentence(column)); a segment is a characteristic by another name, so "
                + "name a column of a permitted class"
        )
    }

    /// Refuses a plan that names a refused class as a characteristic or as what chooses a segment.
    static func refuse(_ plan: Plan, named file: String) throws {
        var refused = plan.characteristics.sorted { $0.value.line < $1.value.line }.compactMap {
            name,
            own in
            NeverInput.match(columnName: name).map {
                "\(file): line \(own.line): \($0.sentence(name))"
            }
        }
        if let segments = plan.segments,
            let refusal = NeverInput.match(columnName: segments.column)
        {
            refused.append("\(file): line \(segments.line): \(refusal.sentence(segments.column))")
        }
        guard refused.isEmpty else { throw Failure(refused.joined(separator: "\n")) }
    }
}
