import Foundation
import Testing

@testable import Scorecards

@Suite("The optimiser")
struct SegmentOptimiserTests {
    /// Everything that a segmentation must keep to, checked the slow way.
    struct Problem {
        var prebins: [ClassCounts]
        var population: ClassCounts
        var limits = SegmentLimits()

        init(_ prebins: [ClassCounts], _ population: ClassCounts, _ limits: SegmentLimits) {
            (self.prebins, self.population, self.limits) = (prebins, population, limits)
        }

        init(_ cases: inout RandomCases) {
            prebins = cases.prebins()
            population = prebins.reduce(into: ClassCounts()) { $0 += $1 }
            // Rows of special and missing bins, which count in the population alone.
            population += ClassCounts(nonEvents: cases.integer(1...9), events: cases.integer(1...9))
            limits.maxBins = cases.integer(1...8)
            limits.minCount = cases.one(of: [0, 1, 2, population.total / 8, population.total / 3])
            limits.minEvents = cases.one(of: [1, 1, 1, 3])
            limits.minNonEvents = cases.one(of: [1, 1, 1, 4])
        }

        /// The same with every other limit in every combination, each on in half of the cases.
        mutating func addLimits(_ cases: inout RandomCases, _ combination: Int) {
            let rows = population.total
            if combination & 1 != 0 { limits.minBins = cases.integer(2...4) }
            if combination & 2 != 0 {
                limits.maxCount = max(1, cases.one(of: [rows / 2, rows / 3, rows * 2 / 3]))
            }
            if combination & 4 != 0 {
                limits.minRateDifference = cases.one(of: [0.02, 0.1, 0.25])
            }
            if combination & 8 != 0 { limits.maxPValue = cases.one(of: [0.9, 0.5, 0.2, 0.05]) }
            if combination & 16 != 0, prebins.count > 1 {
                let borders = (1..<prebins.count).filter { _ in cases.integer(0...3) == 0 }
                limits.forced = borders
            }
        }

        /// The optimiser as it is for few pre-bins, and as it is for many.
        var optimisers: [SegmentOptimiser] {
            [SegmentOptimiser.Coarsening(), .init(from: 4, prebins: 3)].map {
                SegmentOptimiser(
                    prebins: prebins,
                    population: population,
                    limits: limits,
                    coarsening: $0
                )
            }
        }

        func bins(_ borders: [Int]) -> [ClassCounts] {
            zip([0] + borders, borders + [prebins.count]).map { from, to in
                prebins[from..<to].reduce(into: ClassCounts()) { $0 += $1 }
            }
        }

        func isAllowed(_ borders: [Int], _ trend: Trend) -> Bool {
            let bins = bins(borders)
            return (limits.minBins...max(limits.minBins, limits.maxBins)).contains(bins.count)
                && bins.count <= limits.maxBins && Set(limits.forced).isSubset(of: borders)
                && bins.allSatisfy {
                    $0.total >= limits.minCount && $0.total <= limits.maxCount
                        && $0.events >= limits.minEvents && $0.nonEvents >= limits.minNonEvents
                }
                && zip(bins, bins.dropFirst()).allSatisfy(mayBeNeighbours) && keeps(bins, trend)
        }

        /// Least difference and greatest p-value, each by its formula as the books have it.
        func mayBeNeighbours(_ left: ClassCounts, _ right: ClassCounts) -> Bool {
            let (first, second) = (Double(left.total), Double(right.total))
            let (r1, r2) = (Double(left.events) / first, Double(right.events) / second)
            if abs(r1 - r2) < limits.minRateDifference - 1e-12 { return false }
            guard limits.maxPValue < 1 else { return true }
            let pooled = Double(left.events + right.events) / (first + second)
            let deviation = (pooled * (1 - pooled) * (1 / first + 1 / second)).squareRoot()
            return erfc(abs(r1 - r2) / deviation / 2.0.squareRoot()) <= limits.maxPValue
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
                if isAllowed(borders, trend) { all.append((borders, value(bins(borders)))) }
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
            check(problem, trend, "seed \(seed)")
        }
    }

    @Test(
        "finds what trying everything finds under every combination of limits",
        arguments: Trend.allCases
    )
    func everyLimit(trend: Trend) {
        var solved = 0
        for combination in 1..<32 {
            let seeds = UInt64(combination * 1000)..<UInt64(combination * 1000 + 40)
            forAll(seeds) { seed, cases in
                var problem = Problem(&cases)
                problem.addLimits(&cases, combination)
                solved += check(problem, trend, "combination \(combination), seed \(seed)") ? 1 : 0
            }
        }
        // Neither all impossible nor all easy.
        #expect(solved > 200 && solved < 1240, "\(solved)")
    }

    /// Compares with trying everything; gives whether there is a segmentation.
    @discardableResult
    private func check(_ problem: Problem, _ trend: Trend, _ name: String) -> Bool {
        let wanted = problem.bruteForce(trend)
        for optimiser in problem.optimisers {
            let found = optimiser.solve(trend)
            #expect(found?.solution.borders == wanted?.borders, "\(name), \(problem)")
            guard let found, let wanted else { continue }
            #expect(abs(found.solution.value - wanted.value) < 1e-12, "\(name)")
            #expect(problem.isAllowed(found.solution.borders, found.trend), "\(name)")
        }
        return wanted != nil
    }

    @Test("prefers ascending where both directions are as good")
    func tieOfDirections() throws {
        let prebins = [
            ClassCounts(nonEvents: 10, events: 10), ClassCounts(nonEvents: 10, events: 10),
        ]
        let optimiser = SegmentOptimiser(
            prebins: prebins,
            population: ClassCounts(nonEvents: 20, events: 20),
            limits: SegmentLimits()
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
            limits: SegmentLimits()
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
