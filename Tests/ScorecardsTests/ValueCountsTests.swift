import Testing

@testable import Scorecards

@Suite("Counting values")
struct ValueCountsTests {
    /// A random number of one of several kinds: whole, in cents, tiny, huge, any double.
    private func number(_ kind: Int, _ cases: inout RandomCases) -> Double {
        switch kind {
        case 0: return Double(cases.integer(-20...20))
        case 1: return Double(cases.integer(-1_000_000...1_000_000)) / 100
        case 2: return Double(cases.integer(0...30)) / 10_000
        case 3: return Double(cases.integer(0...9)) * 1e12
        case 4: return Double(cases.integer(-2_147_483_647...2_147_483_647))
        case 5: return Double(cases.integer(0...50)) / 3
        default:
            let value = Double(bitPattern: cases.random.next())
            return value.isFinite ? value + 0 : 0
        }
    }

    @Test("Every distinct value has its rows, in order, whatever numbers the column holds")
    func agreesWithDictionary() {
        forAll(1..<300) { seed, cases in
            let rows = cases.one(of: [1, 7, 300, 2000])
            let kinds = (0..<cases.integer(1...2)).map { _ in cases.integer(0...6) }
            let values = (0..<rows).map { _ -> Double in
                switch cases.integer(0...9) {
                case 0: return .nan
                case 1: return -9
                default: return number(cases.one(of: kinds), &cases)
                }
            }
            let classes = (0..<rows).map { _ in UInt8(cases.integer(0...2)) }
            let outcomes = Outcomes(column: "y", event: "1", nonEvent: "0", classes: classes)
            let found = ValueCounts(
                Column(name: "x", cells: .numeric(values)),
                outcomes,
                special: ["-9"]
            )
            var expected: [Double: ClassCounts] = [:]
            var (missing, special) = (ClassCounts(), ClassCounts())
            for (value, code) in zip(values, classes) where code != Outcomes.aside {
                let one = ClassCounts(
                    nonEvents: code == Outcomes.nonEvent ? 1 : 0,
                    events: code == Outcomes.event ? 1 : 0
                )
                if value.isNaN {
                    missing += one
                } else if value == -9 {
                    special += one
                } else {
                    expected[value, default: ClassCounts()] += one
                }
            }
            let sorted = expected.sorted { $0.key < $1.key }
            #expect(found.numbers == sorted.map(\.key), "seed \(seed)")
            #expect(found.ordinary == sorted.map(\.value), "seed \(seed)")
            #expect(found.missing == missing, "seed \(seed)")
            #expect(found.special.map(\.counts) == [special], "seed \(seed)")
        }
    }
}
