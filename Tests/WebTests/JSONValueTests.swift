import Foundation
import Testing

@testable import Web

@Suite("JSON values")
struct JSONValueTests {
    @Test("are written as Foundation writes them, to the byte")
    func writing() throws {
        var random = SeededChance()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for _ in 0..<500 {
            let value = Self.value(&random, depth: 4)
            #expect(value.bytes == Array(try encoder.encode(Peer(value: value))) + [0x0A])
        }
        #expect(JSONValue.array([.double(.nan)]).bytes == Array("null\n".utf8))
    }

    @Test("are read back as they were written")
    func reading() throws {
        var random = SeededChance()
        for _ in 0..<500 {
            let value = Self.value(&random, depth: 4)
            let read = try JSONDecoder().decode(JSONValue.self, from: Data(value.bytes))
            #expect(read.bytes == value.bytes)
        }
    }

    private static let letters: [Character] =
        [
            "a", "B", "é", "e\u{301}", "\"", "\\", "/", "\n", "\u{1}", "\u{7F}", "\u{2028}", "𝄞",
            "z", "_",
        ]

    private static func text(_ random: inout SeededChance) -> String {
        String((0..<random.below(8)).map { _ in letters[random.below(letters.count)] })
    }

    private static func value(_ random: inout SeededChance, depth: Int) -> JSONValue {
        switch random.below(depth > 0 ? 8 : 6) {
        case 0: return .null
        case 1: return .bool(random.below(2) == 0)
        case 2: return .int(Int64(random.below(2_000_000)) - 1_000_000)
        case 3: return .double(Double(random.below(1_000_000)) / 1024 - 300)
        // Beyond 64 bits: less is read as the whole number that it is.
        case 4: return .double(Double(random.below(1000)) * 1e20)
        case 5: return .string(text(&random))
        case 6: return .array((0..<random.below(4)).map { _ in value(&random, depth: depth - 1) })
        default:
            let members = (0..<random.below(4)).map { number in
                (
                    "name\(number)\(["", "X", "_", "a"][random.below(4)])",
                    value(&random, depth: depth - 1)
                )
            }
            return .object(Dictionary(members) { first, _ in first })
        }
    }

    /// The same value as Foundation sees it.
    private struct Peer: Encodable {
        let value: JSONValue

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .bool(let flag): try container.encode(flag)
            case .int(let number): try container.encode(number)
            case .double(let number): try container.encode(number)
            case .string(let text): try container.encode(text)
            case .array(let elements): try container.encode(elements.map(Peer.init))
            case .object(let members): try container.encode(members.mapValues(Peer.init))
            }
        }
    }
}

/// Chance that can be had again: the seed is printed, and taken from `RECOURSE_TEST_SEED`.
private struct SeededChance {
    private var state: UInt64

    init(_ test: String = #function) {
        state =
            ProcessInfo.processInfo.environment["RECOURSE_TEST_SEED"].flatMap { UInt64($0) }
            ?? UInt64.random(in: 0...UInt64.max)
        print("\(test): RECOURSE_TEST_SEED=\(state)")
    }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(bound))
    }
}
