import Foundation
import Testing

@testable import Scorecards

@Suite("Segmentation by effect")
struct EffectSegmentationTests {
    struct Problem {
        var effects: [Double] = []
        var information: [Double] = []
        var counts: [ClassCounts] = []
        var options = BinningOptions()
        var minRows = 0

        init(_ cases: inout RandomCases) {
            for _ in 0..<cases.integer(1...9) {
                effects.append(Double(cases.integer(-3...3)) / 2)
                information.append(Double(cases.integer(1...8)))
                counts.append(
                    ClassCounts(nonEvents: cases.integer(0...9), events: cases.integer(0...5))
                )
            }
            options.maxBins = cases.integer(1...6)
            minRows = cases.one(of: [0, 0, 8, 15])
        }

        var segmentation: EffectSegmentation {
            EffectSegmentation(
                effects: effects,
                information: information,
                counts: counts,
                options: options,
                minRows: minRows
            )
        }

        func bins(_ borders: [Int]) -> [Range<Int>] {
            zip([0] + borders, borders + [effects.count]).map { $0..<$1 }
        }

        func effect(_ bin: Range<Int>) -> Double {
            bin.reduce(0) { $0 + information[$1] * effects[$1] }
                / bin.reduce(0) { $0 + information[$1] }
        }

        func gain(_ borders: [Int]) -> Double {
            bins(borders).reduce(0) { sum, bin in
                let weight = bin.reduce(0) { $0 + information[$1] }
                return sum + weight * effect(bin) * effect(bin) / 2
            }
        }

        func isAllowed(_ borders: [Int], _ trend: Trend) -> Bool {
            let bins = bins(borders)
            let fits = bins.allSatisfy { bin in
                let inside = bin.reduce(into: ClassCounts()) { $0 += counts[$1] }
                return inside.total >= minRows && inside.events >= 1 && inside.nonEvents >= 1
            }
            let steps = zip(bins, bins.dropFirst()).map { effect($1) - effect($0) }
            // Rates rise where effects fall.
            let rises = steps.map { $0 <= 1e-12 }
            let falls = steps.map { $0 >= -1e-12 }
            func turns(_ first: [Bool], _ second: [Bool]) -> Bool {
                (0...steps.count).contains { turn in
                    first[..<turn].allSatisfy { $0 } && second[turn...].allSatisfy { $0 }
                }
            }
            let keeps =
                switch trend {
                case .none: true
                case .ascending: rises.allSatisfy { $0 }
                case .descending: falls.allSatisfy { $0 }
                case .auto: rises.allSatisfy { $0 } || falls.allSatisfy { $0 }
                case .peak: turns(rises, falls)
                case .valley: turns(falls, rises)
                }
            return fits && keeps && bins.count <= options.maxBins
        }

        func bruteForce(_ trend: Trend) -> Double? {
            (0..<(1 << (effects.count - 1))).compactMap { mask -> Double? in
                let borders = (1..<max(1, effects.count)).filter { mask & 1 << ($0 - 1) != 0 }
                return isAllowed(borders, trend) ? gain(borders) : nil
            }.max()
        }
    }

    @Test(
        "gains what trying everything gains, and keeps the constraints",
        arguments: Trend.allCases
    )
    func bruteForce(trend: Trend) {
        forAll(1..<500) { seed, cases in
            let problem = Problem(&cases)
            let wanted = problem.bruteForce(trend)
            let found = problem.segmentation.solve(trend)
            #expect((found == nil) == (wanted == nil), "seed \(seed)")
            guard let found, let wanted else { return }
            #expect(abs(found.solution.gain - wanted) < 1e-9, "seed \(seed), \(problem)")
            #expect(
                abs(problem.gain(found.solution.borders) - found.solution.gain) < 1e-9,
                "seed \(seed)"
            )
            #expect(problem.isAllowed(found.solution.borders, found.trend), "seed \(seed)")
        }
    }

    @Test("turns only where the data speak clearly for it, and only if it may")
    func clearTurn() throws {
        var cases = RandomCases(seed: 1)
        var problem = Problem(&cases)
        problem.effects = [1, 0, 1]
        problem.counts = Array(repeating: ClassCounts(nonEvents: 9, events: 9), count: 3)
        problem.options.maxBins = 3
        problem.minRows = 0
        func trend(_ information: Double, _ mayTurn: Bool) throws -> Trend {
            problem.information = Array(repeating: information, count: 3)
            problem.options.allowsClearTurn = mayTurn
            return try #require(problem.segmentation.solve(.auto)).trend
        }
        // Joining the last two costs information / 4 of log-likelihood; 5.415 is clear.
        #expect(try trend(21, true) != .peak)
        #expect(try trend(22, true) == .peak)
        #expect(try trend(22, false) != .peak)
    }
}
