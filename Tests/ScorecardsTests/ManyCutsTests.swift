import Testing

@testable import Scorecards

@Suite("Characteristics with many ranges")
struct ManyCutsTests {
    /// A numeric characteristic with so many cuts, a special value on one of them, and missing.
    private func characteristic(cuts: [Double]) -> Characteristic {
        var attributes = (0...cuts.count).map { place in
            Attribute(
                kind: .ordinary,
                label: "\(place)",
                lower: place > 0 ? cuts[place - 1] : nil,
                upper: place < cuts.count ? cuts[place] : nil,
                points: place
            )
        }
        attributes.append(
            Attribute(kind: .special, label: "code", values: ["\(cuts[0])"], points: -1)
        )
        attributes.append(Attribute(kind: .missing, label: "missing", points: -2))
        attributes.append(Attribute(kind: .unseen, label: "other", points: 0))
        return Characteristic(
            name: "x",
            label: "x",
            category: nil,
            reason: "",
            isNumeric: true,
            trend: .none,
            coefficient: 1,
            standardError: 0,
            pValue: 0,
            informationValue: 0,
            attributes: attributes
        )
    }

    @Test(
        "A range is found as by counting the cuts below, for few cuts, many, and all that fit",
        arguments: [1, 2, 15, 16, 17, 18, 31, 32, 33, 63, 64, 127, 128, 200, 246]
    )
    func ranges(count: Int) {
        forAll(1..<12) { seed, cases in
            var cuts: [Double] = []
            while cuts.count < count {
                cuts.append((cuts.last ?? -50) + cases.one(of: [0.25, 1, 1e-9, 7]))
            }
            let it = characteristic(cuts: cuts)
            // Each cut, what lies right below and above it, both far ends, and no number.
            var values = cuts.flatMap { [$0.nextDown, $0, $0.nextUp] }
            values += [-1e300, 1e300, .nan, 0, -0.0]
            // Not a multiple of eight, so that the last rows are found too.
            values = (0..<(8 * count + 29)).map { _ in cases.one(of: values) } + values
            let column = Column(name: "x", cells: .numeric(values))
            let found = AttributeLookup(it).encode(column)
            for (value, place) in zip(values, found) {
                let expected =
                    value.isNaN
                    ? count + 2 : value == cuts[0] ? count + 1 : cuts.count { $0 <= value }
                #expect(Int(place) == expected, "seed \(seed), \(count) cuts, \(value)")
                #expect(Int(place) == AttributeLookup(it).find(value), "seed \(seed)")
            }
        }
    }
}
