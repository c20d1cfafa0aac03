import Testing

@testable import Scorecards

@Suite("Scores of whole tables")
struct ReasonedScoresTests {
    /// A card with random points on a numeric characteristic, a coded one and one of levels.
    private func card(_ cases: inout RandomCases, most: Int) -> Scorecard {
        func points() -> Int { cases.integer(-most...most) }
        func numeric(_ name: String) -> Characteristic {
            let cuts = Set(
                (0..<cases.integer(0...9)).map { _ in Double(cases.integer(-9...9)) / 2 }
            )
            .sorted()
            var attributes = (0...cuts.count).map { index in
                Attribute(
                    kind: .ordinary,
                    label: "\(index)",
                    lower: index > 0 ? cuts[index - 1] : nil,
                    upper: index < cuts.count ? cuts[index] : nil,
                    points: points()
                )
            }
            if cases.integer(0...1) == 1 {
                attributes.append(
                    Attribute(kind: .special, label: "code", values: ["-9"], points: points())
                )
            }
            if cases.integer(0...1) == 1 {
                attributes.append(Attribute(kind: .missing, label: "missing", points: points()))
            }
            return characteristic(name, isNumeric: true, attributes)
        }
        var characteristics = (0..<cases.integer(1...6)).map { numeric("n\($0)") }
        let groups = [["a", "b"], ["long level name"]].map {
            Attribute(kind: .ordinary, label: "", values: $0, points: points())
        }
        characteristics.append(characteristic("levels", isNumeric: false, groups))
        return Scorecard(
            name: "Random",
            target: "bad",
            eventValue: "1",
            scaling: Scaling(),
            intercept: 0,
            sample: ClassCounts(nonEvents: 1, events: 1),
            characteristics: characteristics
        )
    }

    private func characteristic(
        _ name: String,
        isNumeric: Bool,
        _ attributes: [Attribute]
    ) -> Characteristic {
        Characteristic(
            name: name,
            label: name,
            category: nil,
            reason: "",
            isNumeric: isNumeric,
            trend: .none,
            coefficient: 1,
            standardError: 1,
            pValue: 0,
            informationValue: 0,
            attributes: attributes + [Attribute(kind: .unseen, label: "other", points: 0)]
        )
    }

    @Test("Every row scores and ranks as the same values of one applicant do, for any jobs")
    func agreesWithOneByOne() throws {
        try forAll(1..<60) { seed, cases in
            let card = card(&cases, most: cases.one(of: [3, 60, 5000]))
            let rows = cases.one(of: [1, 9, 1030])
            let levels = ["a", "b", "long level name", "unknown"]
            let columns = card.characteristics.map { characteristic in
                guard characteristic.isNumeric else {
                    let codes = (0..<rows).map { _ in Int32(cases.integer(-1...3)) }
                    return Column(
                        name: characteristic.name,
                        cells: .categorical(codes: codes, levels: levels)
                    )
                }
                let values = (0..<rows).map { _ -> Double in
                    cases.one(of: [.nan, -9, 0, -0.0, Double(cases.integer(-20...20)) / 4, 1e300])
                }
                return Column(name: characteristic.name, cells: .numeric(values))
            }
            let table = Table(rowCount: rows, columns: columns)
            let count = cases.integer(0...4)
            let ranked = try card.scoresWithReasons(
                table,
                reasons: count,
                jobs: cases.one(of: [1, 3])
            )
            #expect(try card.scores(table) == ranked.scores, "seed \(seed)")
            for row in stride(from: 0, to: rows, by: max(1, rows / 40)) {
                var values: [String: Scorecard.Value] = [:]
                for column in columns {
                    switch column.cells {
                    case .numeric(let numbers): values[column.name] = .number(numbers[row])
                    case .categorical(let codes, let names):
                        if codes[row] >= 0 { values[column.name] = .text(names[Int(codes[row])]) }
                    }
                }
                let one = card.score(values: values)
                #expect(Int(ranked.scores[row]) == one.score, "seed \(seed), row \(row)")
                let names = ranked.reasons[row * count..<(row + 1) * count].map { place in
                    place < 0 ? nil : card.characteristics[Int(place)].name
                }
                var expected = one.reasons.prefix(count).map { Optional($0.characteristic) }
                while expected.count < count { expected.append(nil) }
                #expect(names == expected, "seed \(seed), row \(row)")
            }
        }
    }
}
