import Testing

@testable import Scorecards

@Suite("Numbers in cells")
struct PlainNumberTests {
    /// What a cell in the middle of a row is read as: nil for text, NaN for missing.
    private func read(_ cell: String) throws -> Double? {
        let table = try TableReader().read("x,y\n\(cell),1\n")
        guard case .numeric(let values) = table.columns[0].cells else { return nil }
        return values[0]
    }

    @Test("Every form reads as the nearest double, or as text")
    func forms() throws {
        let numbers: [(String, Double)] = [
            ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("+5", 5), ("1234567", 1_234_567),
            ("12345678", 12_345_678), ("123456789012345", 123_456_789_012_345), (".5", 0.5),
            ("5.", 5), ("-.5", -0.5), ("0.1", 0.1), ("35040.41", 35040.41), ("-999.0", -999),
            ("123456.78", 123456.78), ("0.000001", 0.000001), ("00012", 12), ("1e3", 1000),
            ("1E-3", 0.001), ("1e-400", 0), (" 5", 5), ("5 ", 5), ("\t5", 5),
            ("9007199254740993", 9_007_199_254_740_992), ("0.30000000000000004", 0.1 + 0.2),
            ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("5e-324", .leastNonzeroMagnitude),
            ("\"5\"", 5),
        ]
        for (text, value) in numbers {
            let found = try read(text)
            #expect(found == value && found?.sign == value.sign, "\(text)")
        }
        for text in [
            "0x10", "1,5", "1 000", "1_000", "-", ".", "-.", "+", "1.2.3", "1..2", "--1", "1-",
            "1e", "e5", "1e+", "５", "1'000", "12:30", "1/2", "-1234567a", "1234567890a",
        ] {
            let quoted = text.contains(",") ? "\"\(text)\"" : text
            #expect(try read(quoted) == nil, "\(text)")
        }
        #expect(try read("")?.isNaN == true)
        #expect(try read("nan")?.isNaN == true)
        for text in ["1e400", "-1e400", "inf", "-Infinity"] {
            #expect(throws: TableError.infinity(line: 2, column: "x"), "\(text)") {
                try read(text)
            }
        }
    }

    @Test("Random digits with a sign and a point anywhere read as the C library reads them")
    func random() throws {
        try forAll(1..<400) { seed, cases in
            var texts: [String] = []
            for _ in 0..<20 {
                let count = cases.integer(1...18)
                var text = (0..<count).map { _ in String(cases.integer(0...9)) }
                if cases.integer(0...1) == 1 {
                    text.insert(".", at: cases.integer(0...count))
                }
                if cases.integer(0...2) == 0 { text.insert("-", at: 0) }
                texts.append(text.joined())
            }
            let rows = texts.map { "\($0),1" }.joined(separator: "\n")
            let table = try TableReader().read("x,y\n\(rows)\n")
            guard case .numeric(let values) = table.columns[0].cells else {
                Issue.record("seed \(seed): read as text: \(texts)")
                return
            }
            for (text, value) in zip(texts, values) {
                let exact = Array(text.utf8).withUnsafeBufferPointer { exactDouble($0) }
                #expect(value == exact, "seed \(seed): \(text)")
            }
        }
    }
}
