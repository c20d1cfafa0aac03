import Foundation
import Testing

@testable import Scorecards

@Suite("Samples, periods and inferred outcomes")
struct SampleTests {
    @Test("Bad, good and indeterminate are what the analyst names")
    func definitions() throws {
        let table = try TableReader().read("y\ngood\nbad\nlost\nlate\ngood\n")
        let (outcomes, isSet) = try Outcomes.define(
            table.columns[0],
            bad: ["bad", "lost"],
            good: ["good"],
            indeterminate: ["late"]
        )
        #expect(outcomes.classes == [0, 1, 1, 2, 0])
        #expect(isSet == [false, false, false, true, false])
        #expect(throws: TableError.undefinedOutcome(row: 4, column: "y", value: "late")) {
            try Outcomes.define(
                table.columns[0],
                bad: ["bad", "lost"],
                good: ["good"],
                indeterminate: []
            )
        }
        #expect(throws: TableError.outcomeDefinedTwice(value: "bad")) {
            try Outcomes.define(table.columns[0], bad: ["bad"], good: ["bad"], indeterminate: [])
        }
        let numbers = try TableReader().read("y\n0\n3\n1\n")
        let found = try Outcomes.define(
            numbers.columns[0],
            bad: ["3.0"],
            good: [],
            indeterminate: ["1"]
        )
        #expect(found.outcomes.classes == [0, 1, 2])
    }

    @Test("Rows out of time never train and are never drawn for the hold-out")
    func outOfTime() throws {
        let table = try Loans.table(Loans.lines(900, seed: 2))
        var request = FitSample.Request()
        request.period = "month"
        request.outOfTime = PeriodRule(">=3")
        request.holdout = 0.3
        let sample = try FitSample(table, target: "bad", request)
        let periods = try #require(sample.periods)
        #expect(periods.names == ["1", "2", "3"])
        for row in 0..<table.rowCount {
            let inFit = sample.training.classes[row] != Outcomes.aside
            let held = sample.holdout?.classes[row] != Outcomes.aside
            let later = sample.outOfTime?.classes[row] != Outcomes.aside
            #expect(later == (periods.codes[row] == 2))
            #expect([inFit, held, later].count { $0 } == 1)
        }
        request.outOfTime = PeriodRule("9")
        #expect(
            throws: TableError.noSuchPeriod(column: "month", period: "9", periods: ["1", "2", "3"])
        ) {
            try FitSample(table, target: "bad", request)
        }
    }

    @Test("The stability index is the sum of (a - b) ln(a / b)")
    func index() {
        let expected = (0.5 - 0.25) * log(0.5 / 0.25) + (0.5 - 0.75) * log(0.5 / 0.75)
        #expect(abs(stabilityIndex([5, 5], [25, 75]) - expected) < 1e-12)
        #expect(stabilityIndex([3, 4, 0], [6, 8, 0]) == 0)
        #expect(stabilityIndex([1, 0], [0, 0]) == 0)
    }

    @Test("After joining, the trend holds in every period")
    func trendByPeriod() throws {
        var joined = 0
        for seed in UInt64(1)...20 {
            let table = try Loans.table(Loans.lines(300, seed: seed))
            let outcomes = try Outcomes(try #require(table.column(named: "bad")), event: "1")
            let column = try #require(table.column(named: "x"))
            guard case .numeric(let values) = column.cells else { continue }
            let periods = Periods(try #require(table.column(named: "month")))
            let before = try Binner().bin(column, outcomes)
            let after = TrendByPeriod(periods: periods, outcomes: outcomes).holding(before, column)
            joined += before.bins.count - after.bins.count
            let total = after.bins.reduce(0) { $0 + $1.counts.total }
            #expect(total == table.rowCount, "seed \(seed)")
            let cuts = after.bins.compactMap(\.lower)
            #expect(Set(cuts).isSubset(of: Set(before.bins.compactMap(\.lower))), "seed \(seed)")
            for period in Int32(0)..<3 {
                var counts = [ClassCounts](repeating: ClassCounts(), count: cuts.count + 1)
                for row in values.indices where periods.codes[row] == period {
                    counts[cuts.count { $0 <= values[row] }] +=
                        Outcomes.units(1, outcomes.classes[row], scale: 1)
                }
                let rates = counts.filter { $0.total > 0 }.map(\.eventRate)
                #expect(rates == rates.sorted(by: >), "seed \(seed), period \(period)")
            }
        }
        #expect(joined > 0)
    }

    @Test("A population's bad rate moves every score by the same odds and no difference of points")
    func calibration() throws {
        let table = try Loans.table(Loans.lines(2000, seed: 4))
        let plain = try Loans.fit(table)
        let moved = try Loans.fit(table) { $0.populationEventRate = 0.02 }
        let sample = plain.card.sample
        let shift = log(0.98 / 0.02) - log(Double(sample.nonEvents) / Double(sample.events))
        #expect(abs(moved.card.intercept - plain.card.intercept - shift) < 1e-8)
        for (one, other) in zip(plain.card.characteristics, moved.card.characteristics) {
            let steps = zip(one.attributes, other.attributes).map { $1.points - $0.points }
            #expect((steps.max() ?? 0) - (steps.min() ?? 0) <= 1, "\(one.name)")
        }
        #expect(abs(plain.training.auc - moved.training.auc) < 0.005)
    }

    @Test("The table of the development sample is the card's own, and of another sample its counts")
    func sampleTable() throws {
        let table = try Loans.table(Loans.lines(1500, seed: 6))
        let card = try Loans.fit(table).card
        let outcomes = try Outcomes(try #require(table.column(named: "bad")), event: "1")
        for part in try SampleTable(card, table, outcomes).parts {
            #expect(part.bins.map(\.counts) == part.characteristic.attributes.map(\.counts))
            #expect(part.index == 0)
            #expect(abs(part.informationValue - part.characteristic.informationValue) < 1e-12)
        }
        let other = try Loans.table(Loans.lines(700, seed: 8))
        let bad = try Outcomes(try #require(other.column(named: "bad")), event: "1")
        for part in try SampleTable(card, other, bad).parts {
            #expect(part.bins.reduce(0) { $0 + $1.counts.total } == 700)
            #expect(part.index > 0)
        }
    }

    @Test("Fuzzy: every refused row counts once in all, split by its probability")
    func fuzzy() throws {
        let (accepted, rejected) = try (
            Loans.table(Loans.lines(1000, seed: 1)), Loans.table(Loans.lines(200, seed: 2))
        )
        let card = try Loans.fit(accepted).card
        let outcomes = try Outcomes(try #require(accepted.column(named: "bad")), event: "1")
        let combined = try RejectInference(.fuzzy, oddsFactor: 2).combine(
            card,
            accepted: accepted,
            rejected: rejected,
            names: ["x", "y", "level"],
            training: outcomes,
            holdout: nil
        )
        #expect(combined.table.rowCount == 1400)
        #expect(combined.training.counts.total == 1200)
        #expect(combined.known.counts == outcomes.counts)
        let expected = try card.scores(rejected).reduce(0.0) { sum, score in
            let p = card.scaling.probability(score: Int(score))
            return sum + 2 * p / (1 - p + 2 * p)
        }
        #expect(abs(combined.inferredEventRate * 200 - expected) < 1e-9)
        let inferred =
            combined.training.units.events - outcomes.units.events * combined.training.scale
        #expect(abs(Double(inferred) / Double(combined.training.scale) - expected) < 1e-3)
    }

    @Test(
        "Parcelling: the share of bad in each band of score is that of accepted loans, moved by the factor"
    )
    func parcelling() throws {
        let (accepted, rejected) = try (
            Loans.table(Loans.lines(2000, seed: 1)), Loans.table(Loans.lines(1000, seed: 2))
        )
        let card = try Loans.fit(accepted).card
        let outcomes = try Outcomes(try #require(accepted.column(named: "bad")), event: "1")
        func rate(_ factor: Double) throws -> Double {
            try RejectInference(.parcelling, oddsFactor: factor).combine(
                card,
                accepted: accepted,
                rejected: rejected,
                names: ["x", "y", "level"],
                training: outcomes,
                holdout: nil
            ).inferredEventRate
        }
        // The refused are drawn like the accepted here, so their rate must be nearly theirs.
        #expect(abs(try rate(1) - outcomes.counts.eventRate) < 0.03)
        #expect(try rate(3) > rate(1) + 0.1)
    }

    @Test("Intervals of weights of evidence are those of the delta method")
    func intervals() throws {
        let result = try Loans.fit(Loans.table(Loans.lines(1500, seed: 5))) {
            $0.effects = .marginal
        }
        for (characteristic, ends) in zip(result.card.characteristics, result.intervals) {
            let all = result.card.sample
            for (attribute, end) in zip(characteristic.attributes, ends) {
                let counts = attribute.counts
                guard counts.events > 0, counts.nonEvents > 0 else { continue }
                let variance =
                    1 / Double(counts.nonEvents) - 1 / Double(all.nonEvents)
                    + 1 / Double(counts.events) - 1 / Double(all.events)
                let width = end.weightOfEvidence.upperBound - end.weightOfEvidence.lowerBound
                #expect(abs(width - 2 * 1.959963984540054 * variance.squareRoot()) < 1e-9)
                #expect(end.points.contains(Double(attribute.points)))
            }
        }
    }
}
