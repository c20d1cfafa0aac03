import Foundation
import Testing

@testable import Scorecards

/// What optbinning 1.0.0 found on the same pre-bins; Benchmarks/peers/optbinning_cases.py made it.
@Suite("Beside optbinning")
struct PeerTests {
    struct PeerCase: Decodable {
        var name: String
        var trend: String
        var prebins: [[Int]]?
        var cuts: [Double]?
        var aside: [Int]
        var limits: [String: Double]
        var status: String
        var borders: [Int]
    }

    private static func cases() throws -> [PeerCase] {
        let place = CardTests.root.appendingPathComponent(
            "Tests/ScorecardsTests/Fixtures/optbinning_cases.json"
        )
        return try JSONDecoder().decode([PeerCase].self, from: Data(contentsOf: place))
    }

    private func sum(_ counts: some Sequence<ClassCounts>) -> ClassCounts {
        counts.reduce(into: ClassCounts()) { $0 += $1 }
    }

    /// How much more ours is worth than theirs, by our formula over all rows.
    private func advantage(_ peer: PeerCase, _ prebins: [ClassCounts]) throws -> Double {
        let aside = ClassCounts(nonEvents: peer.aside[0], events: peer.aside[1])
        let population = sum(prebins + [aside])
        var options = BinningOptions()
        options.minBinShare = 0
        for (name, value) in peer.limits {
            try #require(BinningLimit(rawValue: name)).set(value, in: &options)
        }
        let limits = options.limits(rows: population.total)
        var problem = SegmentOptimiserTests.Problem(prebins, population, limits)
        let trend = try #require(Trend(rawValue: peer.trend))
        let theirs = problem.value(problem.bins(peer.borders))
        #expect(problem.isAllowed(peer.borders, trend), "\(peer.name): theirs is not allowed")
        let optimiser = SegmentOptimiser(prebins: prebins, population: population, limits: limits)
        let ours = try #require(optimiser.solve(trend), "\(peer.name)")
        problem.limits = limits
        #expect(problem.isAllowed(ours.solution.borders, ours.trend), "\(peer.name)")
        return problem.value(problem.bins(ours.solution.borders)) - theirs
    }

    @Test("Ours is never worth less on the same pre-bins under the same constraints")
    func neverBelow() throws {
        var compared = 0
        for peer in try Self.cases() where peer.status == "OPTIMAL" {
            guard let prebins = peer.prebins else { continue }
            let counts = prebins.map { ClassCounts(nonEvents: $0[0], events: $0[1]) }
            let advantage = try advantage(peer, counts)
            #expect(advantage >= -1e-9, "\(peer.name), \(peer.trend): \(advantage)")
            compared += 1
        }
        #expect(compared >= 400, "\(compared)")
    }

    @Test(
        "Nor on the columns of Taiwan default",
        .enabled(if: ProcessInfo.processInfo.environment["RECOURSE_TEST_DATA"] != nil)
    )
    func taiwan() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["RECOURSE_TEST_DATA"])
        let place = URL(fileURLWithPath: folder).appendingPathComponent("credit/taiwan_default.csv")
        let table = try [UInt8](Data(contentsOf: place)).withUnsafeBytes {
            try TableReader().read($0)
        }
        let outcomes = try Outcomes(try #require(table.column(named: "Default")), event: "1")
        var compared = 0
        for peer in try Self.cases() where peer.name.hasPrefix("taiwan ") {
            let column = try #require(table.column(named: String(peer.name.dropFirst(7))))
            let cuts = try #require(peer.cuts)
            guard case .numeric(let values) = column.cells, peer.status == "OPTIMAL" else {
                continue
            }
            var prebins = [ClassCounts](repeating: ClassCounts(), count: cuts.count + 1)
            for (row, value) in values.enumerated() {
                prebins[cuts.count { $0 < value }] += ClassCounts(
                    nonEvents: outcomes.classes[row] == Outcomes.nonEvent ? 1 : 0,
                    events: outcomes.classes[row] == Outcomes.event ? 1 : 0
                )
            }
            #expect(try advantage(peer, prebins) >= -1e-9, "\(peer.name), \(peer.trend)")
            compared += 1
        }
        #expect(compared >= 30, "\(compared)")
    }
}
