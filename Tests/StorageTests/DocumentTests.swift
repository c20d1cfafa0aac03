import Foundation
import StorageTestSupport
import Testing

@testable import Storage

@Suite("A document")
struct DocumentTests {
    /// Every shape that coding has: members that may be missing, lists, sets, dictionaries, values
    /// with parts, numbers at their ends, texts of any letters.
    private struct Sample: Hashable, Codable {
        enum Part: Hashable, Codable {
            case number(Double)
            case text(String)
            case named(first: Int, second: String?)
            case nothing
        }

        var text: String
        var missing: String?
        var flag: Bool
        var whole: Int
        var large: Int64
        var bytes: [UInt8]
        var natural: UInt64
        var small: Int16
        var share: Double
        var parts: [Part]
        var set: Set<String>
        var byName: [String: Int]
        var lists: [[Int]]
        var nested: [Sample]
    }

    private static let texts = [
        "", "a", "Müller 王\u{0301} 🏠", "\"\\/", "\u{0}\u{1F}\n\r\t\u{8}\u{C}", "é", "e\u{301}",
        "\u{2028}\u{10FFFF}", "{}[],:", "null",
    ]

    private func sample(_ depth: Int, _ generator: inout some RandomNumberGenerator) -> Sample {
        func text() -> String { Self.texts.randomElement(using: &generator) ?? "" }
        let parts = (0..<Int.random(in: 0...4, using: &generator)).map { _ -> Sample.Part in
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: .number(.random(in: -1e6...1e6, using: &generator))
            case 1: .text(text())
            case 2: .named(first: .random(in: .min ... .max, using: &generator), second: nil)
            default: .nothing
            }
        }
        return Sample(
            text: text() + text(),
            missing: Bool.random(using: &generator) ? text() : nil,
            flag: .random(using: &generator),
            whole: .random(in: .min ... .max, using: &generator),
            large: [.min, .max, 0, -1].randomElement(using: &generator) ?? 0,
            bytes: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                .random(in: .min ... .max, using: &generator)
            },
            natural: [.min, .max, 1].randomElement(using: &generator) ?? 0,
            small: .random(in: .min ... .max, using: &generator),
            share: [0, -0.0, 1, 0.1, 1e-7, .leastNonzeroMagnitude, 1.7e308, 24].randomElement(
                using: &generator
            ) ?? 0,
            parts: parts,
            set: [text(), text()],
            byName: Dictionary([("a", 1), (text(), 2)]) { _, last in last },
            lists: [[], [1, 2], []],
            nested: depth == 0 ? [] : [sample(depth - 1, &generator)]
        )
    }

    @Test("reads back as it was, and Foundation's coders read and write the same")
    func roundTrips() throws {
        var generator = SeededGenerator()
        let seed = generator.seed
        for _ in 0..<300 {
            let value = sample(2, &generator)
            let written = try DocumentEncoder.encode(value)
            let text = "seed \(seed): \(String(decoding: written, as: UTF8.self))"
            #expect(try DocumentDecoder.decode(Sample.self, from: written) == value, "\(text)")
            #expect(try JSONDecoder().decode(Sample.self, from: Data(written)) == value, "\(text)")
            let foreign = [UInt8](try JSONEncoder().encode(value))
            #expect(try DocumentDecoder.decode(Sample.self, from: foreign) == value, "\(text)")
        }
    }

    @Test("that is cut off anywhere, or is no JSON, is an error and no crash")
    func broken() throws {
        var generator = SeededGenerator()
        let written = try DocumentEncoder.encode(sample(1, &generator))
        for count in 0..<written.count {
            #expect(throws: (any Error).self) {
                try DocumentDecoder.decode(Sample.self, from: Array(written.prefix(count)))
            }
        }
        for place in written.indices {
            var changed = written
            changed[place] = .random(in: .min ... .max, using: &generator)
            _ = try? DocumentDecoder.decode(Sample.self, from: changed)
        }
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: (any Error).self) { try DocumentDecoder.decode([Int].self, from: deep) }
        #expect(throws: (any Error).self) {
            try DocumentDecoder.decode([Int].self, from: Array("[1] 2".utf8))
        }
    }

    @Test("has its numbers in range or is an error")
    func ranges() throws {
        #expect(throws: (any Error).self) {
            try DocumentDecoder.decode([Int8].self, from: Array("[128]".utf8))
        }
        #expect(
            try DocumentDecoder.decode([Int].self, from: Array("[5.0, 1e3]".utf8)) == [5, 1000]
        )
        #expect(throws: (any Error).self) { try DocumentEncoder.encode([Double.infinity]) }
        #expect(throws: (any Error).self) {
            try DocumentDecoder.decode([Int].self, from: Array("[1.5]".utf8))
        }
    }
}
