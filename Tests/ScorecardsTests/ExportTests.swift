import Foundation
import Testing

@testable import Scorecards

/// What the exporters write, to the byte; that engines compute the same is in Tests/EndToEnd.
@Suite("Exports")
struct ExportTests {
    private static let folder = CardTests.root.appendingPathComponent(
        "Tests/ScorecardsTests/Fixtures/exports"
    )

    private func card() throws -> Scorecard {
        try Scorecard(
            json: [UInt8](Data(contentsOf: Self.folder.appendingPathComponent("odd_card.json")))
        )
    }

    private func expectRecorded(_ text: String, _ name: String) throws {
        let place = Self.folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECOURSE_RECORD"] == "1" {
            try Data(text.utf8).write(to: place)
        }
        let recorded = try String(contentsOf: place, encoding: .utf8)
        #expect(text.utf8.elementsEqual(recorded.utf8), "\(name) differs; record it if it is meant")
    }

    /// A card of one numeric characteristic with that name and cut.
    private func small(_ name: String, cut: Double = 1, count: Int = 1) -> Scorecard {
        let attributes = [
            Attribute(kind: .ordinary, label: "low", upper: cut, points: 1),
            Attribute(kind: .ordinary, label: "high", lower: cut, points: 2),
            Attribute(kind: .unseen, label: "other", points: 0),
        ]
        let one = { (place: Int) in
            Characteristic(
                name: place == 0 ? name : "\(name)\(place)",
                label: name,
                category: nil,
                reason: name,
                isNumeric: true,
                trend: .none,
                coefficient: 1,
                standardError: 0,
                pValue: 0,
                informationValue: 0,
                attributes: attributes
            )
        }
        return Scorecard(
            name: "small",
            target: "bad",
            eventValue: "1",
            scaling: Scaling(),
            intercept: 0,
            sample: ClassCounts(nonEvents: 1, events: 1),
            characteristics: (0..<count).map(one)
        )
    }

    @Test("The SQL of every dialect is the recorded one", arguments: SQLDialect.allCases)
    func sql(_ dialect: SQLDialect) throws {
        let text = try card().sql(
            dialect,
            table: "bank.loans",
            reasons: 2,
            keep: ["id"],
            hash: String(repeating: "0", count: 64)
        )
        try expectRecorded(text, "\(dialect.rawValue).sql")
    }

    @Test("The PMML is the recorded one")
    func pmml() throws {
        let text = try card().pmml(reasons: 2, hash: String(repeating: "0", count: 64))
        try expectRecorded(text, "card.pmml")
    }

    @Test("Points are whole numbers and bounds are doubles, in every arm and dialect")
    func literals() throws {
        for dialect in SQLDialect.allCases {
            let text = try card().sql(dialect, table: "loans", hash: "")
            let points = text.matches(of: /(?:THEN|ELSE) ([^ ]+)/).map { String($0.1) }
            #expect(points.count > 20)
            let arms = text.split(separator: "\n").filter { $0.contains("AS recourse_points_") }
            #expect(arms.count == 3)
            for arm in arms {
                for match in arm.matches(of: /(?:THEN|ELSE) ([^ ]+)/) where match.1 != "NULL" {
                    #expect(Int(match.1) != nil, "\(dialect): \(match.1)")
                }
                // A bound with a point and without an exponent would be a decimal.
                for match in arm.matches(of: /(?:<|=) (-?[0-9][^ ]*)/) {
                    #expect(match.1.contains("e"), "\(dialect): \(match.1)")
                }
            }
        }
    }

    @Test("A bound is the same double where a database reads it")
    func bounds() throws {
        var values: [Double] = [
            0, 0.1, -0.1, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 2.5, 1e22,
        ]
        values += [9_007_199_254_740_992, 123_456.789, -1e-7, 4.35, 1e15 + 0.3]
        forAll(1..<2_000) { _, cases in
            let whole = Double(cases.integer(-(1 << 53)...(1 << 53)))
            let power = cases.integer(-90...60)
            values.append(Double(sign: .plus, exponent: power, significand: whole))
        }
        for value in values {
            for dialect in SQLDialect.allCases where dialect != .sqlite {
                #expect(Double(dialect.number(value)) == value)
            }
            #expect(Self.sqlite(SQLDialect.sqlite.number(value)) == value, "\(value)")
        }
    }

    /// What SQLite makes of a bound: a plain number, or whole numbers with powers of two.
    private static func sqlite(_ text: String) -> Double? {
        guard text.hasPrefix("(") else { return Double(text) }
        let parts = text.dropFirst().dropLast().split(separator: " ")
        var value = Double(parts[0])
        for place in stride(from: 1, to: parts.count, by: 2) {
            guard let left = value, let right = Double(parts[place + 1]) else { return nil }
            value = parts[place] == "/" ? left / right : left * right
        }
        return value
    }

    @Test("Names and levels are quoted so that nothing in them is read as more than itself")
    func quoting() throws {
        #expect(try SQLDialect.postgresql.name("a\"; DROP") == "\"a\"\"; DROP\"")
        #expect(try SQLDialect.spark.name("a`b") == "`a``b`")
        #expect(try SQLDialect.ansi.text("it's") == "'it''s'")
        #expect(try SQLDialect.postgresql.text("a\\'b") == "E'a\\\\''b'")
        #expect(try SQLDialect.spark.text("a\\b") == "CAST(X'615c62' AS STRING)")
        #expect(try SQLDialect.spark.text("plain") == "'plain'")
        // A combining mark behind a quote makes one letter of both for a reader, not for a database.
        let marked = try SQLDialect.ansi.text("'\u{301}")
        #expect(Array(marked.unicodeScalars) == ["'", "'", "'", "\u{301}", "'"])
    }

    @Test("What a language cannot say is refused, by name")
    func refusals() {
        #expect(throws: ExportError.character(text: "a\0b")) {
            try small("a\0b").sql(.ansi, table: "t", hash: "")
        }
        #expect(throws: ExportError.character(text: "a\u{1}b")) {
            try small("a\u{1}b").pmml(hash: "")
        }
        #expect(throws: ExportError.substitution(name: "${a}")) {
            try small("${a}").sql(.spark, table: "t", hash: "")
        }
        #expect(throws: ExportError.tooManyCharacteristics(1001)) {
            try small("a", count: 1001).sql(.ansi, table: "t", hash: "")
        }
        #expect(throws: ExportError.sameName("A", "a", dialect: .duckdb)) {
            let two = small("A").characteristics + small("a").characteristics
            let card = Scorecard(
                name: "two",
                target: "bad",
                eventValue: "1",
                scaling: Scaling(),
                intercept: 0,
                sample: ClassCounts(nonEvents: 1, events: 1),
                characteristics: two
            )
            _ = try card.sql(.duckdb, table: "t", hash: "")
        }
    }

    @Test("The statement grows with the reasons, not with a power of them")
    func size() throws {
        let card = small("c", count: 100)
        let sizes = try (1...8).map {
            try card.sql(.sqlite, table: "t", reasons: $0, hash: "").count
        }
        let steps = zip(sizes, sizes.dropFirst()).map { $1 - $0 }
        #expect(steps.allSatisfy { abs($0 - steps[0]) < 500 }, "\(steps)")
        for dialect in [SQLDialect.sqlite, .ansi, .postgresql] {
            let text = try card.sql(dialect, table: "t", reasons: 3, hash: "")
            let kept = dialect == .sqlite ? "AS MATERIALIZED (" : "OFFSET 0 ROWS"
            #expect(text.components(separatedBy: kept).count - 1 == 4)
        }
    }
}
