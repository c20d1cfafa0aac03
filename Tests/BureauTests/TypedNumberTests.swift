import Testing

@testable import Bureau

@Suite("A number as people type it")
struct TypedNumberTests {
    @Test(
        "Point and comma are read as whoever typed them means them",
        arguments: [
            ("24", 24, 24), ("-3", -3, -3), ("1500.50", 1_500.5, 1_500.5),
            ("1500,50", 1_500.5, 1_500.5), ("1,500", 1_500, 1.5), ("1.500", 1.5, 1_500),
            ("1.500,50", 1_500.5, 1_500.5), ("1,500.50", 1_500.5, 1_500.5),
            ("1 500,50", 1_500.5, 1_500.5), ("1’500", 1_500, 1_500),
            ("1.500.000", 1_500_000, 1_500_000), ("1,500,000.25", 1_500_000.25, 1_500_000.25),
            ("0,125", 0.125, 0.125), ("0.125", 0.125, 0.125), ("1234.567", 1_234.567, 1_234.567),
            ("12,5", 12.5, 12.5), (".5", 0.5, 0.5), ("5,", 5, 5),
        ] as [(String, Double, Double)]
    )
    func read(_ text: String, _ withPoint: Double, _ withComma: Double) {
        #expect(TypedNumber.read(text, decimalMark: ".") == withPoint)
        #expect(TypedNumber.read(text, decimalMark: ",") == withComma)
    }

    @Test(
        "What is no number is not guessed at",
        arguments: ["", "x", "1,5,0", "1.50.000", "1,500.50.1", "1..5", ",", "--1", "1.500,5,0"]
    )
    func refused(_ text: String) {
        for mark in [".", ","] as [Character] {
            #expect(TypedNumber.read(text, decimalMark: mark) == nil, "\(text) \(mark)")
        }
    }

    @Test("Whatever a language writes it reads back")
    func backAndForth() {
        let seed = Chance.seed &+ 21_000
        var chance = Chance(seed: seed)
        for _ in 0..<2_000 {
            let number = Double(chance.below(200_000_000)) / chance.pick([1.0, 10, 100])
            #expect(TypedNumber.read("\(number)", decimalMark: ".") == number, "seed \(seed)")
            let german = "\(number)".replacing(".", with: ",")
            #expect(TypedNumber.read(german, decimalMark: ",") == number, "seed \(seed): \(german)")
        }
    }
}
