import Testing

@testable import Scorecards

@Suite("The optimiser")
struct SegmentOptimiserTests {
    /// Everything that a segmentation must keep to, checked the slow way.
    struct Problem {
        var prebins: [ClassCounts]
        var population: ClassCounts
        var maxBins: Int
        var minCount: Int
        var minEvents: Int
        var minNonEvents: Int

        init(_ cases: inout RandomCases) {
            prebins = cases.prebins()
            population = prebins.reduce(into: ClassCounts()) { $0 += $1 }
            // Rows of special and missing bins, which count in the population alone.
            population += ClassCounts(nonEvents: cases.integer(1...9), events: cases.integer(1...9))
            maxBins = cases.integer(1...8)
            minCount = cases.one(of: [0, 1, 2, population.total / 8, population.total / 3])
            minEvents = cases.one(of: [1, 1, 1, 3])
            minNonEvents = cases.one(of: [1, 1, 1, 4])
        }

        var optimiser: SegmentOptimiser {
            SegmentOptimiser(
                prebins: prebins,
                population: population,
                maxBins: maxBins,
                minCount: minCount,
                minEvents: minEvents,
                minNonEvents: minNonEvents
            )
        }

        func bins(_ borders: [Int]) -> [ClassCounts] {
            zip([0] + borders, borders + [prebins.count]).map { from, to in
                prebins[from..<to].reduce(into: ClassCounts()) { $0 += $1 }
            }
        }

        func isAllowed(_ bins: [ClassCounts], _ trend: Trend) -> Bool {
            bins.count <= maxBins
                && bins.allSatisfy {
                    $0.total >= minCount && $0.events >= minEvents && $0.nonEvents >= minNonEvents
                } && keeps(bins, trend)
        }

        /// The trend by cross products of integers.
        func keeps(_ bins: [ClassCounts], _ trend: Trend) -> Bool {
            let rises = zip(bins, bins.dropFirst()).map {
                $0.events * $1.total <= $1.events * $0.total
            }
            let falls = zip(bins, bins.dropFirst()).map {
                $0.events * $1.total >= $1.events * $0.total
            }
            func turns(_ first: [Bool], _ second: [Bool]) -> Bool {
                (0...first.count).contains { turn in
                    first[..<turn].allSatisfy { $0 } && second[turn...].allSatisfy { $0 }
                }
            }
            switch trend {
            case .none: return true
            case .ascending: return rises.allSatisfy { $0 }
            case .descending: return falls.allSatisfy { $0 }
            case .auto: return rises.allSatisfy { $0 } || falls.allSatisfy { $0 }
            case .peak: return turns(rises, falls)
            case .valley: return turns(falls, rises)
            }
        }

        func value(_ bins: [ClassCounts]) -> Double {
            bins.reduce(0) { $0 + $1.informationValue(in: population) }
        }

        /// Every segmentation, and of the best ones the one that the rules of ties prefer.
        func bruteForce(_ trend: Trend) -> (borders: [Int], value: Double)? {
            var all: [(borders: [Int], value: Double)] = []
            for mask in 0..<(1 << (prebins.count - 1)) {
                let borders = (1..<max(1, prebins.count)).filter { mask & 1 << ($0 - 1) != 0 }
                let bins = bins(borders)
                if isAllowed(bins, trend) { all.append((borders, value(bins))) }
            }
            guard let top = all.map(\.value).max() else { return nil }
            return all.filter { $0.value >= top - 1e-12 }.min { left, right in
                if left.borders.count != right.borders.count {
                    return left.borders.count < right.borders.count
                }
                let (first, second) = (isAscending(left.borders), isAscending(right.borders))
                if trend == .auto, first != second { return first }
                return left.borders.lexicographicallyPrecedes(right.borders)
            }
        }

        private func isAscending(_ borders: [Int]) -> Bool { keeps(bins(borders), .ascending) }
    }

    @Test("finds what trying everything finds, ties included", arguments: Trend.allCases)
    func bruteForce(trend: Trend) {
        forAll(1..<400) { seed, cases in
            let problem = Problem(&cases)
            let wanted = problem.bruteForce(trend)
            let found = problem.optimiser.solve(trend)
            #expect(found?.solution.borders == wanted?.borders, "seed \(seed), \(problem)")
            guard let found, let wanted else { return }
            #expect(abs(found.solution.value - wanted.value) < 1e-12, "seed \(seed)")
            #expect(
                problem.isAllowed(problem.bins(found.solution.borders), found.trend),
                "seed \(seed)"
            )
        }
    }

    @Test("prefers ascending where both directions are as good")
    func tieOfDirections() throws {
        let prebins = [
            ClassCounts(nonEvents: 10, events: 10), ClassCounts(nonEvents: 10, events: 10),
        ]
        let optimiser = SegmentOptimiser(
            prebins: prebins,
            population: ClassCounts(nonEvents: 20, events: 20),
            maxBins: 2,
            minCount: 1,
            minEvents: 1,
            minNonEvents: 1
        )
        let found = try #require(optimiser.solve(.auto))
        #expect(found.trend == .ascending)
        #expect(found.solution.borders.isEmpty)
    }

    @Test("gives nothing where not even one bin is allowed")
    func infeasible() {
        let optimiser = SegmentOptimiser(
            prebins: [ClassCounts(nonEvents: 3, events: 0)],
            population: ClassCounts(nonEvents: 3, events: 3),
            maxBins: 2,
            minCount: 1,
            minEvents: 1,
            minNonEvents: 1
        )
        for trend in Trend.allCases { #expect(optimiser.solve(trend) == nil) }
    }

    @Test("compares rates exactly: quotients of counts below 2^26 differ if the fractions do")
    func exactRates() {
        let largest = 1 << 26
        let left = ClassCounts(nonEvents: 2, events: largest - 4)
        let right = ClassCounts(nonEvents: 2, events: largest - 3)
        #expect(left.eventRate < right.eventRate)
        forAll(1..<2000) { seed, cases in
            let (a, b) = (cases.integer(1...largest), cases.integer(1...largest))
            let (c, d) = (cases.integer(0...a), cases.integer(0...b))
            let first = ClassCounts(nonEvents: a - c, events: c)
            let second = ClassCounts(nonEvents: b - d, events: d)
            #expect((first.eventRate < second.eventRate) == (c * b < d * a), "seed \(seed)")
        }
    }
}
