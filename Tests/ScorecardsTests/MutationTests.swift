import Foundation
import Testing

@testable import Scorecards

@Suite("Mutated input")
struct MutationTests {
    private static let alphabet: [UInt8] =
        Array("0123456789.-+eE,\"\n\r abcNn\t;".utf8) + [
            0x00, 0xC3, 0xA9, 0xFF, 0xE4, 0xB8, 0xAD, 0x80,
        ]

    /// A sound table with some bytes changed, dropped, doubled or put in.
    private func mutated(_ cases: inout RandomCases) -> [UInt8] {
        var bytes: [UInt8] = []
        let width = cases.integer(1...4)
        for _ in 0..<cases.integer(0...12) {
            let cells = (0..<width).map { _ in
                cases.one(of: [
                    "", "1", "-2.5", "12345678.25", "level_0001", "x", "\"q\"", "\"a,b\"",
                    "\"two\nlines\"", "\"say \"\"hi\"\"\"", "NaN", "inf", "é", " 7 ", "1e5",
                ])
            }
            bytes += cells.joined(separator: ",").utf8
            bytes += cases.one(of: ["\n", "\n", "\r\n"]).utf8
        }
        for _ in 0..<cases.integer(0...4) where !bytes.isEmpty {
            let place = cases.integer(0...(bytes.count - 1))
            switch cases.integer(0...3) {
            case 0: bytes[place] = cases.one(of: Self.alphabet)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(cases.one(of: Self.alphabet), at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    private func cells(_ table: Table) -> [[[UInt8]]] {
        (0..<table.rowCount).map { row in
            table.columns.map { column in
                guard case .categorical(let codes, let levels) = column.cells else { return [] }
                return codes[row] < 0 ? [] : Array(levels[Int(codes[row])].utf8)
            }
        }
    }

    /// Empty cells and NaN are missing and come back empty.
    private func missingAsEmpty(_ cell: [UInt8]) -> [UInt8] {
        String(decoding: cell, as: UTF8.self).lowercased() == "nan" ? [] : cell
    }

    @Test("A second, simple reader takes the same rows and refuses the same lines")
    func agreesWithNaiveReader() throws {
        try forAll(1..<4000) { seed, cases in
            let body = mutated(&cases)
            let width = cases.integer(1...4)
            let names = (0..<width).map { "c\($0)" }
            let text = Array((names.joined(separator: ",") + "\n").utf8) + body
            let expected = NaiveReader.read(body, width: width)
            let rejects = KeptRejects()
            var reader = TableReader(categorical: Set(names), jobs: cases.one(of: [1, 2]))
            reader.delimiter = 0x2C
            reader.blockSize = cases.one(of: [1, 7, 64, 1 << 16])
            let source = ArraySource(text, piece: cases.one(of: [1, 5, 1000]))
            var found: [[[UInt8]]] = []
            do {
                found = cells(try reader.read(source, rejects: rejects))
            } catch TableError.noRows {
                found = []
            }
            let wanted = expected.rows.map { $0.cells.map(missingAsEmpty) }
            #expect(found == wanted, "seed \(seed)")
            #expect(rejects.rows.map(\.line) == expected.badLines, "seed \(seed)")
        }
    }

    @Test("Without a place for rejected rows the first of them is the error, cut however it may be")
    func firstFaultIsTheError() {
        forAll(1..<1500) { seed, cases in
            let text = Array("a,b\n".utf8) + mutated(&cases)
            func read(_ block: Int, _ jobs: Int) -> Result<[[[UInt8]]], TableError> {
                var reader = TableReader(categorical: ["a", "b"], jobs: jobs)
                reader.blockSize = block
                return Result { () throws(TableError) in
                    cells(try reader.read(ArraySource(text)))
                }
            }
            let whole = read(1 << 16, 1)
            let cut = read(cases.one(of: [1, 9, 33]), cases.one(of: [1, 3]))
            #expect(whole == cut, "seed \(seed)")
            let bad = NaiveReader.read(Array(text.dropFirst(4)), width: 2).badLines
            if case .failure(let error) = whole, error != .noRows {
                #expect(!bad.isEmpty, "seed \(seed): \(error)")
            } else {
                #expect(bad.isEmpty, "seed \(seed)")
            }
        }
    }

    @Test("Numbers and kinds of columns do not depend on how the text is cut")
    func kinds() {
        forAll(1..<1500) { seed, cases in
            let text = Array("a,b\n".utf8) + mutated(&cases)
            func read(_ block: Int, _ piece: Int) -> String {
                var reader = TableReader(jobs: 1)
                reader.blockSize = block
                let rejects = KeptRejects()
                do {
                    let source = ArraySource(text, piece: piece)
                    let table = try reader.read(source, rejects: rejects)
                    return "\(table.columns.map(\.cells)) \(rejects.rows.map(\.line))"
                } catch { return "\(error)" }
            }
            #expect(read(1 << 16, .max) == read(3, 2), "seed \(seed)")
        }
    }

    @Test("Mutated plans are read or refused, never more")
    func plans() throws {
        let place = CardTests.root.appendingPathComponent("Demo/german-credit/plan.yaml")
        let plan = Array(try String(contentsOf: place, encoding: .utf8).utf8.prefix(1500))
        var refused = 0
        forAll(1..<400) { _, cases in
            var bytes = plan
            for _ in 0..<cases.integer(1...6) {
                let place = cases.integer(0...(bytes.count - 1))
                switch cases.integer(0...2) {
                case 0: bytes[place] = cases.one(of: Self.alphabet + Array("[]{}:&*#|>'%@`!".utf8))
                case 1: bytes.remove(at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            if (try? Plan(yaml: text, categories: ["own-conduct"])) == nil { refused += 1 }
        }
        #expect(refused > 100)
    }

    @Test("Mutated cards are read or refused, never more")
    func cards() throws {
        let place = CardTests.root.appendingPathComponent(
            "Tests/ScorecardsTests/Fixtures/german_card.json"
        )
        let card = [UInt8](try Data(contentsOf: place))
        var refused = 0
        forAll(1..<60) { _, cases in
            var bytes = card
            for _ in 0..<cases.integer(1...3) {
                let place = cases.integer(0...(bytes.count - 1))
                if cases.integer(0...1) == 0 {
                    bytes[place] = cases.one(of: Self.alphabet + Array("[]{}:\\".utf8))
                } else {
                    bytes.removeSubrange(place..<min(bytes.count, place + 9))
                }
            }
            if (try? Scorecard(json: bytes)) == nil { refused += 1 }
        }
        #expect(refused > 10)
    }
}
