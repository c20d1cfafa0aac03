import Testing

@testable import Scorecards

@Suite("Files of cards by segment")
struct SegmentedFileTests {
    private static let made: (card: SegmentedScorecard, lines: [String]) = {
        let lines = SegmentedLoans.lines(1500, seed: 20)
        guard let table = try? SegmentedLoans.table(lines),
            let made = try? SegmentedLoans.card(table)
        else { fatalError("the invented loans have a card") }
        return (made.card, lines)
    }()

    private func score(
        _ card: StoredScorecard,
        _ text: String,
        keep: [String] = [],
        jobs: Int = 1,
        rejects: KeptRejects? = nil
    ) throws -> [String] {
        var scorer = try BatchScorer(
            card,
            ArraySource(text, piece: 97),
            reasons: 2,
            keep: keep,
            jobs: jobs,
            rejects: rejects
        )
        var bytes = scorer.header
        while let parts = try scorer.next() { for part in parts { bytes += part } }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let header = "months,x,y,level,code,w,bad\n"

    @Test(
        "A row scores exactly as the card of its segment alone would score it, and says which and why"
    )
    func rows() throws {
        let (card, lines) = Self.made
        let text = Self.header + lines.joined(separator: "\n") + "\n"
        let scored = try score(.segmented(card), text, jobs: 3)
        #expect(scored.count == lines.count + 1)
        #expect(
            scored[0]
                == "segment,segment_value,segment_reason,score,probability,reason_1,reason_2"
        )
        let alone = try card.cards.map { try score(.single($0), text) }
        for (row, line) in lines.enumerated() {
            let months = String(line.prefix { $0 != "," })
            let (place, reason) = SegmentedLoans.segment(ofMonths: months)
            let name = place.map { card.parts[$0].segment.name } ?? "everybody"
            let expected =
                "\(name),\(months),\(reason.rawValue),"
                + alone[place ?? card.cards.count - 1][row + 1]
            #expect(scored[row + 1] == expected, "row \(row)")
        }
    }

    @Test("One applicant, a whole table and a text have the same scores, and points add up")
    func sameEverywhere() throws {
        let (card, lines) = Self.made
        let table = try SegmentedLoans.table(lines)
        let found = try card.scores(table, jobs: 2)
        let text = Self.header + lines.joined(separator: "\n") + "\n"
        let scored = try score(.segmented(card), text)
        for (row, line) in lines.enumerated() {
            let cells = scored[row + 1].split(separator: ",", omittingEmptySubsequences: false)
            #expect(Int(cells[3]) == Int(found.scores[row]))
            #expect(card.cardNames[Int(found.cards[row])] == cells[0])
            guard !line.contains("\"") else { continue }
            let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init
            )
            let names = ["months", "x", "y", "level", "code"]
            let values = zip(names, parts).map { ($0, Scorecard.Value.text($1)) }
            let one = try #require(card.score(values: Dictionary(uniqueKeysWithValues: values)))
            #expect(one.scored.score == Int(found.scores[row]))
            #expect(one.scored.contributions.reduce(0) { $0 + $1.points } == one.scored.score)
            #expect(one.segment == cells[0] && one.reason.rawValue == cells[2])
        }
    }

    @Test(
        "Text where the rule needs numbers, and a row of no segment, are faults with line and column"
    )
    func badCells() throws {
        let card = Self.made.card
        let text =
            Self.header + "3,1,1,a,1,1,0\nlong,1,1,a,1,1,0\n1e999,1,1,a,1,1,0\n,1,1,a,1,1,0\n"
        #expect(throws: TableError.notANumber(line: 3, column: "months")) {
            try score(.segmented(card), text)
        }
        let kept = KeptRejects()
        let scored = try score(.segmented(card), text, keep: ["code"], rejects: kept)
        #expect(scored.count == 3 && scored[2].hasPrefix("1,everybody,,missing,"))
        #expect(kept.rows.map(\.line) == [3, 4])
        let whole = Self.made.lines.filter { !$0.hasPrefix(",") && !$0.hasPrefix("-9,") }
        let (strict, _) = try SegmentedLoans.card(SegmentedLoans.table(whole), refuses: true)
        let all = KeptRejects()
        _ = try score(.segmented(strict), text, rejects: all)
        #expect(all.rows.map(\.line) == [3, 4, 5])
        #expect(all.rows.last?.error == .noSegment(line: 5, column: "months"))
        #expect(throws: TableError.self) {
            try score(.segmented(card), "x,y,level,code\n1,1,a,1\n")
        }
    }

    @Test("A file reads back as the same bytes, and one card says what it is when it is the other")
    func readsBack() throws {
        let card = Self.made.card
        let bytes = card.canonicalJSON()
        #expect(try SegmentedScorecard(json: bytes).canonicalJSON() == bytes)
        guard case .segmented(let read) = try StoredScorecard(json: bytes) else {
            Issue.record("read as one card")
            return
        }
        #expect(read.rule == card.rule)
        let one = try #require(card.card(named: "under 12"))
        guard case .single = try StoredScorecard(json: one.canonicalJSON()) else {
            Issue.record("read as several")
            return
        }
        let error = #expect(throws: CardError.self) { try Scorecard(json: bytes) }
        #expect(error?.findings.count == 1)
        #expect("\(try #require(error))".contains("recourse scorecard part"))
    }

    @Test("The form is closed: each fault is told with its path and what was expected")
    func closed() throws {
        let json = Self.made.card.json
        let cases: [([String], JSONValue?, String)] = [
            (["colour"], "red", "colour: is not known here"),
            (["plan"], nil, "plan: is missing"),
            (["rule", "colour"], "red", "rule.colour: is not known here"),
            (["rule", "kind"], "odd", "rule.kind: expected numeric or categorical"),
            (["rule", "special"], .array(["none"]), "rule.special: expected numbers"),
            (["rule", "column"], "", "rule.column: expected the name of a column"),
            (["segments", "1", "lower"], .number(10), "from 10 to under 12 are in two segments"),
            (["segments", "1", "lower"], .number(14), "from 12 to under 14 are in no segment"),
            (
                ["segments", "1", "name"], "under 12",
                "segments[1].name: \"under 12\" is segments[0]"
            ),
            (["segments", "1", "colour"], "red", "segments[1].colour: is not known here"),
            (
                ["segments", "0", "card", "intercept"], "x",
                "segments[0].card.intercept: expected a"
            ),
            (["segments", "0", "card", "scaling", "pdo"], .number(21), "segments[0].card.scaling"),
            (["segments", "2", "card", "target", "column"], "worse", "segments[2].card.target"),
            (["scaling", "baseScore"], .number(601), "the same score must mean the same odds"),
            (["fallback", "scaling", "baseOdds"], .number(20), "fallback.scaling: expected 600"),
            (["origin", "dataSha256"], "0a", "origin.dataSha256: expected 64"),
            (["format"], "recourse-segmented-scorecard/2", "format: expected"),
            (["segments"], .array([]), "segments: expected at least one"),
        ]
        for (path, value, words) in cases {
            let broken = json.setting(path[...], to: value).canonicalBytes
            let error = #expect(throws: CardError.self, "\(path)") {
                try SegmentedScorecard(json: broken)
            }
            #expect("\(error.map { "\($0)" } ?? "")".contains(words), "\(path): \(words)")
        }
        let noCards = ["0", "1", "2"].reduce(json) {
            $0.setting(["segments", $1, "card"], to: .null)
        }
        let error = #expect(throws: CardError.self) {
            try SegmentedScorecard(json: noCards.canonicalBytes)
        }
        #expect("\(try #require(error))".contains("else use the one card alone"))
        let gone = json.setting(["fallback"], to: .null).setting(
            ["segments", "1", "card"],
            to: .null
        )
        let hole = #expect(throws: CardError.self) {
            try SegmentedScorecard(json: gone.canonicalBytes)
        }
        #expect("\(try #require(hole))".contains("segments[1].card: expected a card"))
    }

    @Test(
        "Any byte of a file changed or cut gives an error or a file that reads back, never a crash"
    )
    func mutations() throws {
        let bytes = Self.made.card.canonicalJSON()
        var cases = RandomCases(seed: 21)
        for round in 0..<60 {
            var changed = bytes
            if round % 3 == 0 {
                changed.removeLast(cases.integer(1...bytes.count - 1))
            } else {
                changed[cases.integer(0...bytes.count - 1)] = UInt8(cases.integer(0...255))
            }
            guard let read = try? SegmentedScorecard(json: changed) else { continue }
            let again = try SegmentedScorecard(json: read.canonicalJSON())
            #expect(again.canonicalJSON() == read.canonicalJSON(), "round \(round)")
        }
    }
}

extension JSONValue {
    /// The value with one member or item of it changed; nil takes a member out.
    fileprivate func setting(_ path: ArraySlice<String>, to value: JSONValue?) -> JSONValue {
        guard let name = path.first else { return value ?? .null }
        let rest = path.dropFirst()
        switch self {
        case .object(var members):
            if rest.isEmpty {
                members[name] = value
            } else {
                members[name] = members[name]?.setting(rest, to: value)
            }
            return .object(members)
        case .array(var items):
            guard let place = Int(name), items.indices.contains(place) else { return self }
            items[place] = items[place].setting(rest, to: value)
            return .array(items)
        default: return self
        }
    }
}
