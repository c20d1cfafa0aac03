import ArgumentParser
import Foundation
import Scorecards

/// `recourse scorecard monitor`: what moved between the sample that a card was made for and now.
struct ScorecardMonitorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monitor",
        abstract: "Say what moved between two samples: scores, characteristics, missing values.",
        discussion: """
            Needs no outcomes. With --target the measures of both samples stand beside the indices, \
            for rows whose outcome is known by now. What the numbers mean: docs/measures.md.
            """
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @Argument(help: "The table to compare with, such as the card's development sample.")
    var base: String

    @Argument(help: "The table of now.")
    var now: String

    @OptionGroup var reading: ScorecardReadingOptions

    @Option(help: "The column that holds the outcome in both tables, where it is known.")
    var target: String?

    @OptionGroup var definition: ScorecardOutcomeOptions

    @Option(help: "Threads; the result does not depend on it. Default: all cores.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Print one JSON object instead of tables.")
    var json = false

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
        guard target != nil || !definition.isGiven else {
            throw ValidationError("--event and --bad need --target")
        }
        guard base != "-" || now != "-" else {
            throw ValidationError("only one of the two tables can be standard input")
        }
    }

    func run() throws {
        let card = try ScorecardFile.load(card)
        let levels = StoredScorecard.single(card).levelNames
        let tables = try [base, now].map {
            try reading.read($0, ifPresent: levels, jobs: jobs)
        }
        // Faults of a sample are told with its file.
        let measured = try zip([base, now], tables).map { path, table in
            try ScorecardTableName.naming(path) { try measure(card, table) }
        }
        let drift = try ScorecardTableName.naming(now) {
            try Drift(card, base: tables[0], now: tables[1], jobs: jobs)
        }
        guard json else {
            for line in drift.lines { try Terminal.print(line) }
            for (name, measures) in zip(["Base", "Now"], measured) {
                if let measures { try Terminal.print("\(name): \(measures.line).") }
            }
            return
        }
        var object = drift.json
        if target != nil, case .object(var members) = object {
            members["measures"] = .object([
                "base": measured[0]?.json ?? nil, "now": measured[1]?.json ?? nil,
            ])
            object = .object(members)
        }
        try Terminal.print(object.canonicalBytes + [0x0A])
    }

    private func measure(_ card: Scorecard, _ table: Table) throws -> Measures? {
        let scores = try card.scores(table, jobs: jobs)
        guard let target else { return nil }
        let outcomes = try definition.outcomes(
            table.existingColumn(target),
            cardsEvent: card.eventValue
        )
        return Measures(scores: scores, outcomes: outcomes, scaling: card.scaling)
    }
}

/// What to call a table in messages.
enum ScorecardTableName {
    /// Calls `body`; an error that it throws is told with the table's name.
    static func naming<Answer>(_ path: String, _ body: () throws -> Answer) throws -> Answer {
        do { return try body() } catch let error as TableError {
            throw Failure("\(path == "-" ? "standard input" : path): \(error)")
        }
    }
}

extension ScorecardReadingOptions {
    /// Reads one table.
    ///
    /// - Parameter ifPresent: Columns to read as levels if they are there.
    func read(_ path: String, ifPresent: Set<String>, jobs: Int) throws -> Table {
        let file = try TableFile(path)
        var reader = TableReader(jobs: jobs)
        reader.categoricalIfPresent = ifPresent
        reader.delimiter = delimiter(of: path)
        return try withRejects { rejects in
            do throws(TableError) { return try reader.read(file, rejects: rejects) } catch {
                throw Failure("\(file.name): \(file.verdict(on: error))")
            }
        }
    }
}

extension Drift {
    /// The object of `monitor --json`.
    var json: JSONValue {
        .object([
            "rows": .object(["base": .integer(rows.base), "now": .integer(rows.now)]),
            "meanScore": .object([
                "base": .number(meanScores.base), "now": .number(meanScores.now),
            ]),
            "score": .object(score.members),
            "characteristics": .array(
                parts.map { part in
                    var members = part.index.members
                    members["name"] = .string(part.name)
                    members["pointsShift"] = .number(part.pointsShift)
                    members["missing"] = part.missing.json
                    members["unseen"] = part.unseen.json
                    return .object(members)
                }
            ),
            "thresholds": .object([
                "watchFrom": .number(Level.watchFrom), "actAbove": .number(Level.actAbove),
                "source": .string(Level.source),
            ]),
        ])
    }

    /// The findings for people, a table or a sentence each.
    var lines: [String] {
        var rows = [["", "PSI", "by convention", "chance", "mean points"]]
        rows.append([
            "score", fixed(score.value), score.level.rawValue, fixed(score.pValue),
            signed(meanScores.now - meanScores.base),
        ])
        for part in parts {
            rows.append([
                part.label, fixed(part.index.value), part.index.level.rawValue,
                fixed(part.index.pValue), signed(part.pointsShift),
            ])
        }
        var lines = [aligned(rows)]
        for part in parts where part.index.level != .stable {
            var bins = [[part.label, "base", "now", "points", "part of PSI"]]
            for cell in part.index.cells {
                bins.append([
                    cell.label, percent(Double(cell.base) / Double(self.rows.base)),
                    percent(Double(cell.now) / Double(self.rows.now)),
                    cell.points.map(String.init) ?? "", fixed(cell.index),
                ])
            }
            lines.append(aligned(bins))
        }
        for part in parts {
            for (what, shift) in [("missing", part.missing), ("never seen", part.unseen)]
            where !shift.difference.holds(0) {
                lines.append(
                    "\(part.label): \(what) in \(percent(shift.now.share)), "
                        + "\(percent(shift.base.share)) before"
                )
            }
        }
        lines.append(
            "PSI below \(Level.watchFrom) stable, above \(Level.actAbove) act: \(Level.source). "
                + "Chance is the p-value of the index where nothing moved."
        )
        return lines
    }

    private func signed(_ value: Double) -> String {
        String(format: "%+.1f", value == 0 ? 0 : value)
    }
}

extension Drift.Index {
    fileprivate var members: [String: JSONValue] {
        [
            "psi": .number(value), "pValue": .number(pValue), "level": .string(level.rawValue),
            "bins": .array(
                cells.map { cell in
                    .object([
                        "label": .string(cell.label), "kind": .string(cell.kind.rawValue),
                        "points": cell.points.map { .integer($0) } ?? nil,
                        "base": .integer(cell.base), "now": .integer(cell.now),
                        "psi": .number(cell.index),
                    ])
                }
            ),
        ]
    }
}

extension Drift.Shift {
    fileprivate var json: JSONValue {
        var members = difference.members
        members["base"] = .number(base.share)
        members["now"] = .number(now.share)
        return .object(members)
    }
}

extension Estimate {
    /// Value, lower and upper end.
    var members: [String: JSONValue] {
        ["value": .number(value), "lower": .number(lower), "upper": .number(upper)]
    }

    /// The three as an object.
    var json: JSONValue { .object(members) }

    /// The three for people.
    var text: String { "\(fixed(value)) (\(fixed(lower)) to \(fixed(upper)))" }
}
