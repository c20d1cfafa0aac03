import Testing

@testable import Scorecards

@Suite("Intervals of shares, differences and ratios")
struct IntervalTests {
    private static func isNear(_ found: Estimate?, _ lower: Double, _ upper: Double) -> Bool {
        guard let found else { return false }
        return abs(found.lower - lower) < 1e-9 && abs(found.upper - upper) < 1e-9
    }

    @Test("are those of statsmodels 0.14, recorded")
    func recorded() {
        let wilson = { (hits: Double, total: Double) in Proportion(hits, of: total).estimate }
        #expect(Self.isNear(wilson(0, 10), 0, 0.27753279986288926))
        #expect(Self.isNear(wilson(3, 10), 0.10779126740630104, 0.6032218525388546))
        #expect(Self.isNear(wilson(10, 10), 0.7224672001371106, 1))
        #expect(Self.isNear(wilson(81, 263), 0.2552885198782742, 0.36620957698280004))
        let (first, second) = (Proportion(56, of: 70), Proportion(48, of: 80))
        let newcombe = first.difference(from: second)
        #expect(Self.isNear(newcombe, 0.05243147240236498, 0.33387265403690614))
        let small = Proportion(9, of: 10).difference(from: Proportion(3, of: 10))
        #expect(Self.isNear(small, 0.1705227239345029, 0.809017973535488))
        let katz = first.ratio(to: second)
        #expect(Self.isNear(katz, 1.0766264227631928, 1.6512485112663873))
    }

    @Test("stay honest at the ends: none and all")
    func ends() throws {
        let none = try #require(Proportion(0, of: 40).ratio(to: Proportion(20, of: 40)))
        #expect(none.value == 0 && none.lower == 0 && none.upper > 0.1 && none.upper < 1)
        let all = try #require(Proportion(40, of: 40).ratio(to: Proportion(50, of: 50)))
        #expect(all.value == 1 && all.lower < 1 && all.upper > 1)
        #expect(Proportion(3, of: 40).ratio(to: Proportion(0, of: 40)) == nil)
        #expect(Proportion(0, of: 0).ratio(to: Proportion(1, of: 2)) == nil)
    }

    @Test("The tail of chi-squared is that of scipy, recorded")
    func tail() {
        let recorded: [(Double, Int, Double)] = [
            (0.5, 1, 0.47950012218695337), (3.84, 1, 0.05004352124870519),
            (10, 4, 0.04042768199451279), (2.5, 9, 0.9808834914028134),
            (40, 9, 7.598525229464264e-06), (120, 99, 0.07424385580596692),
            (0.001, 2, 0.9995001249791693), (300, 20, 8.082849629775851e-52),
        ]
        for (value, degrees, wanted) in recorded {
            let found = chiSquaredTail(value, degrees: degrees)
            #expect(abs(found / wanted - 1) < 1e-11, "\(value) with \(degrees): \(found)")
        }
        #expect(chiSquaredTail(0, degrees: 3) == 1)
    }

    @Test("The interval of the impact ratio covers the true ratio in about 95 of 100 samples")
    func coverage() {
        for (own, other, seed) in [(0.6, 0.8, UInt64(1)), (0.9, 0.95, 2), (0.3, 0.25, 3)] {
            var cases = RandomCases(seed: seed)
            func draw(_ count: Int, _ rate: Double) -> Proportion {
                let hits = (0..<count).count { _ in
                    Double(cases.integer(0...999_999)) < rate * 1_000_000
                }
                return Proportion(Double(hits), of: Double(count))
            }
            let covered = (0..<2000).count { _ in
                let (group, reference) = (draw(120, own), draw(400, other))
                return group.ratio(to: reference)?.holds(own / other) ?? false
            }
            #expect((1860...1960).contains(covered), "seed \(seed): \(covered) of 2000")
        }
    }
}
