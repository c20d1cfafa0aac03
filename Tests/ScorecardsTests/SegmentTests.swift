import Testing

@testable import Scorecards

@Suite("Cards by segment")
struct SegmentTests {
    @Test(
        "Each part is the fit of its filtered text alone, to the byte, hold-out and weights included"
    )
    func partsAreSeparateFits() throws {
        for seed in UInt64(1)...3 {
            let lines = SegmentedLoans.lines(1800, seed: seed)
            var request = FitSample.Request()
            (request.holdout, request.seed) = (0.25, seed)
            request.weight = seed == 2 ? "w" : nil
            let (card, divided) = try SegmentedLoans.card(
                SegmentedLoans.table(lines),
                SegmentedLoans.rule,
                request
            )
            #expect(card.parts.count == 3 && card.parts.allSatisfy { $0.card != nil })
            for (place, part) in card.parts.enumerated() {
                let own = lines.filter { line in
                    let months = String(line.prefix { $0 != "," })
                    return SegmentedLoans.segment(ofMonths: months).place == place
                }
                let filtered = try SegmentedLoans.table(own)
                let sample = try FitSample(filtered, target: "bad", request)
                let alone = try SegmentedLoans.fit(filtered, sample)
                #expect(part.card?.canonicalJSON() == alone.canonicalJSON(), "seed \(seed)")
                #expect(part.sample.total == own.count, "seed \(seed)")
                #expect(divided.parts[place].sample?.holdout?.counts == sample.holdout?.counts)
            }
        }
    }

    @Test(
        "The card of everybody is the fit without segments, to the byte, where nothing is held out"
    )
    func everybodyIsThePlainFit() throws {
        let table = try SegmentedLoans.table(SegmentedLoans.lines(1800, seed: 4))
        let (card, divided) = try SegmentedLoans.card(table)
        let plain = try SegmentedLoans.fit(
            table,
            FitSample(table, target: "bad", FitSample.Request())
        )
        #expect(card.fallback?.canonicalJSON() == plain.canonicalJSON())
        #expect(divided.everybody.training.counts.total == 1800)
    }

    @Test("What is held out of a part is held out of the card of everybody, and no row is both")
    func sameHoldOut() throws {
        let table = try SegmentedLoans.table(SegmentedLoans.lines(1800, seed: 5))
        var request = FitSample.Request()
        request.holdout = 0.3
        let (_, divided) = try SegmentedLoans.card(table, SegmentedLoans.rule, request)
        let held = try #require(divided.everybody.holdout)
        for part in divided.parts {
            let own = try #require(part.sample)
            for (place, row) in part.rows.enumerated() {
                #expect(own.holdout?.classes[place] == held.classes[Int(row)])
                #expect(own.training.classes[place] == divided.everybody.training.classes[Int(row)])
            }
        }
        for row in 0..<table.rowCount {
            let isHeld = held.classes[row] != Outcomes.aside
            let trains = divided.everybody.training.classes[row] != Outcomes.aside
            #expect(isHeld != trains)
        }
    }

    @Test("The order of rows changes no part, no card and no gain")
    func orderOfRows() throws {
        for seed in UInt64(6)...7 {
            var cases = RandomCases(seed: seed)
            let lines = SegmentedLoans.lines(1500, seed: seed)
            let (one, _) = try SegmentedLoans.card(SegmentedLoans.table(lines))
            let table = try SegmentedLoans.table(cases.shuffled(lines))
            let (two, divided) = try SegmentedLoans.card(table)
            #expect(one.canonicalJSON() == two.canonicalJSON(), "seed \(seed)")
            let first = try SegmentComparison(
                one,
                everybody: one.fallback,
                SegmentedLoans.table(lines),
                Outcomes(#require(SegmentedLoans.table(lines).column(named: "bad")), event: "1")
            )
            let second = try SegmentComparison(
                two,
                everybody: two.fallback,
                table,
                divided.everybody.all
            )
            #expect(first.all == second.all, "seed \(seed)")
        }
    }

    @Test("Small segments, codes, gaps and unseen levels go to the card of everybody and are named")
    func fallback() throws {
        let table = try SegmentedLoans.table(SegmentedLoans.lines(1500, seed: 8))
        let rule = SegmentRule(
            column: "level",
            isNumeric: false,
            segments: CardSegment.groups(
                [["a", "b"], ["c"], ["f,g"]],
                names: ["main", "c", "small"]
            )
        )
        let (card, divided) = try SegmentedLoans.card(
            table,
            rule,
            sizes: .init(rows: 240, bads: 20)
        )
        let sizes = divided.parts.map(\.counts.total)
        #expect(card.parts.map { $0.card != nil } == sizes.map { $0 >= 240 })
        #expect(card.cardNames.first == "main" && card.cardNames.last == "everybody")
        let cases: [(Scorecard.Value?, SegmentReason)] = [
            (.text("a"), .rule), (.text("b"), .rule), (.text("d; e"), .unseen),
            (.text("never seen"), .unseen), (nil, .missing), (.text(""), .missing),
            (.text("NaN"), .missing),
        ]
        for (value, reason) in cases {
            let found = try #require(card.score(values: value.map { ["level": $0] } ?? [:]))
            #expect(found.reason == reason)
            #expect(found.segment == (reason == .rule ? "main" : "everybody"))
        }
        let (all, _) = try SegmentedLoans.card(
            table,
            rule,
            sizes: .init(rows: sizes.max() ?? 0, bads: 20)
        )
        let small = try #require(all.score(values: ["level": .text("c")]))
        #expect(small.reason == .tooSmall && small.segment == "everybody")
        #expect(small.scored == all.fallback?.score(values: ["level": .text("c")]))
    }

    @Test(
        "Where others are refused a gap ends the fit with its row, and a small segment with its size"
    )
    func refuses() throws {
        let lines = SegmentedLoans.lines(1500, seed: 9)
        let table = try SegmentedLoans.table(lines)
        let first = try #require(
            lines.firstIndex { $0.hasPrefix(",") || $0.hasPrefix("-9,") }
        )
        let error = #expect(throws: SegmentError.self) {
            try SegmentedLoans.card(table, refuses: true)
        }
        #expect(error == .table(.noSegmentAtRow(row: first + 1, column: "months")))
        let whole = lines.filter { !$0.hasPrefix(",") && !$0.hasPrefix("-9,") }
        let (card, divided) = try SegmentedLoans.card(SegmentedLoans.table(whole), refuses: true)
        #expect(card.fallback == nil && divided.rest.isEmpty)
        #expect(card.score(values: [:]) == nil)
        #expect(card.score(values: ["months": .number(-9)]) == nil)
        #expect(card.score(values: ["months": .number(3)])?.segment == "under 12")
        #expect(throws: TableError.noSegmentAtRow(row: first + 1, column: "months")) {
            try card.scores(table)
        }
        let small = #expect(throws: SegmentError.self) {
            try SegmentedLoans.card(
                SegmentedLoans.table(whole),
                sizes: .init(rows: 400, bads: 20),
                refuses: true
            )
        }
        #expect("\(try #require(small))".contains("400 rows, 20 bad and 20 good are needed"))
        let none = #expect(throws: SegmentError.self) {
            try SegmentedLoans.card(table, sizes: .init(rows: 1400, bads: 20))
        }
        #expect("\(try #require(none))".contains("no segment has 1400 rows, 20 bad and 20 good"))
    }

    @Test("A population's bad rate moves the log-odds of every part by as much")
    func calibration() throws {
        let table = try SegmentedLoans.table(SegmentedLoans.lines(1800, seed: 10))
        let (card, divided) = try SegmentedLoans.card(table)
        let whole = divided.everybody.training
        let everybody = try #require(card.fallback)
        let moved = try SegmentedLoans.fit(table, divided.everybody) {
            $0.populationEventRate = 0.05
        }
        let shift = moved.intercept - everybody.intercept
        #expect(shift > 0.5)
        for part in divided.parts {
            let sample = try #require(part.sample)
            let own = try SegmentedLoans.fit(table.picking(part.rows), sample) {
                $0.populationEventRate = sample.training.populationRate(0.05, within: whole)
            }
            let plain = try #require(card.card(named: part.segment.name))
            #expect(abs(own.intercept - plain.intercept - shift) < 4e-9)
        }
    }

    @Test("Scores mean the odds that they say in every part that they were fitted to")
    func alignment() throws {
        let table = try SegmentedLoans.table(SegmentedLoans.lines(4000, seed: 11))
        let (card, divided) = try SegmentedLoans.card(table)
        let everybody = try #require(card.fallback)
        let found = try SegmentComparison(card, everybody: everybody, table, divided.everybody)
        #expect(found.basis == .training)
        #expect(found.parts.map(\.name) == card.cardNames)
        for part in found.parts.dropLast() {
            #expect(abs(part.deviation) < 1, "\(part.name)")
            #expect(part.bands.reduce(0) { $0 + $1.rows } == Double(part.counts.total))
        }
        // A part whose odds are those of another population is what the measure is there to find.
        let part = divided.parts[0]
        let moved = try SegmentedLoans.fit(table.picking(part.rows), #require(part.sample)) {
            $0.populationEventRate = 0.1
        }
        let shifted = try SegmentedScorecard(
            name: "Shifted",
            rule: card.rule,
            parts: card.parts.enumerated().map { place, part in
                place > 0 ? part : .init(segment: part.segment, sample: part.sample, card: moved)
            },
            fallback: everybody,
            origin: card.origin,
            plan: ""
        )
        let other = try SegmentComparison(shifted, everybody: everybody, table, divided.everybody)
        #expect(try abs(#require(other.parts.first).deviation) > 2)
    }
}
