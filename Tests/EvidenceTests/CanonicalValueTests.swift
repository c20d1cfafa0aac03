import Testing

@testable import Evidence

@Suite("Canonical JSON")
struct CanonicalValueTests {
    @Test("sorts names by UTF-16, as the example of RFC 8785 does")
    func sortsByUTF16() throws {
        let value = CanonicalValue.object([
            "\u{20ac}": .string("Euro Sign"), "\r": .string("Carriage Return"),
            "\u{fb33}": .string("Hebrew Letter Dalet With Dagesh"), "1": .string("One"),
            "\u{1f600}": .string("Emoji: Grinning Face"), "\u{80}": .string("Control"),
            "\u{f6}": .string("Latin Small Letter O With Diaeresis"),
        ])
        #expect(
            String(decoding: try value.canonicalBytes, as: UTF8.self)
                == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
                + "\"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\","
                + "\"\u{1f600}\":\"Emoji: Grinning Face\","
                + "\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        )
    }

    @Test("orders any two names as their UTF-16 code units are ordered")
    func ordersLikeUTF16() {
        var random = TestSeed.generator()
        let scalars: [Unicode.Scalar] = [
            "a", "b", "\u{7f}", "\u{e9}", "\u{7ff}", "\u{d7ff}", "\u{e000}", "\u{ffff}",
            "\u{10000}", "\u{10ffff}",
        ]
        for _ in 0..<2000 {
            let names = (0..<2).map { _ in
                String(
                    String.UnicodeScalarView(
                        (0..<random.below(4)).map { _ in scalars[random.below(scalars.count)] }
                    )
                )
            }
            #expect(
                CanonicalValue.precedes(names[0], names[1])
                    == names[0].utf16.lexicographicallyPrecedes(names[1].utf16)
            )
        }
    }

    @Test("writes the escapes of RFC 8785 and no others")
    func escapes() throws {
        let text = "\u{20ac}$\u{0f}\nA'B\"\\\\\"/\u{8}\u{c}\t\u{7f}"
        #expect(
            String(decoding: try CanonicalValue.string(text).canonicalBytes, as: UTF8.self)
                == "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\u{7f}\""
        )
    }

    @Test("reads back whatever it writes")
    func roundTrip() throws {
        var random = TestSeed.generator()
        for _ in 0..<500 {
            let value = Self.value(depth: 0, using: &random)
            let bytes = try value.canonicalBytes
            #expect(try CanonicalValue(canonical: bytes) == value)
            #expect(try CanonicalValue(canonical: bytes).canonicalBytes == bytes)
        }
    }

    private static func value(
        depth: Int,
        using random: inout SeededGenerator
    ) -> CanonicalValue {
        func text() -> String {
            String(
                String.UnicodeScalarView(
                    (0..<random.below(6)).compactMap { _ in
                        Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
                    }
                )
            )
        }
        switch random.below(depth > 4 ? 4 : 6) {
        case 0: return .null
        case 1: return .boolean(random.below(2) == 0)
        case 2:
            let limit = CanonicalValue.largestInteger
            return .integer(Int64.random(in: -limit...limit, using: &random))
        case 3: return .string(text())
        case 4:
            return .array(
                (0..<random.below(4)).map { _ in value(depth: depth + 1, using: &random) }
            )
        default:
            var members: [String: CanonicalValue] = [:]
            for _ in 0..<random.below(4) {
                members[text()] = value(depth: depth + 1, using: &random)
            }
            return .object(members)
        }
    }

    @Test(
        "refuses everything that has a second spelling or no exact meaning",
        arguments: [
            ("{\"a\":1,\"a\":1}", CanonicalError.duplicateName(offset: 7)),
            ("{\"\u{e9}\":1,\"e\u{301}\":1}", .duplicateName(offset: 8)),
            ("1.0", .notAnInteger(offset: 0)), ("1e2", .notAnInteger(offset: 0)),
            ("-0", .unexpectedByte(offset: 0)), ("01", .unexpectedByte(offset: 0)),
            ("-", .endsEarly), ("9007199254740992", .integerOutOfRange),
            ("99999999999999999999999", .integerOutOfRange),
            ("\"\\ud800\"", .unexpectedByte(offset: 7)),
            ("\"\\ud800\\u0041\"", .badText(offset: 3)), ("\"\\udc00\"", .badText(offset: 3)),
            ("\"\u{1}\"", .unexpectedByte(offset: 1)), ("[1,]", .unexpectedByte(offset: 3)),
            ("{\"a\":1,}", .unexpectedByte(offset: 7)), ("", .endsEarly), ("[1", .endsEarly),
            ("nul", .endsEarly), ("nulx", .unexpectedByte(offset: 3)),
            ("1 2", .trailingBytes(offset: 2)),
            ("\u{feff}1", .unexpectedByte(offset: 0)), ("'a'", .unexpectedByte(offset: 0)),
            ("\"\\x\"", .unexpectedByte(offset: 2)), ("NaN", .unexpectedByte(offset: 0)),
        ]
    )
    func refuses(text: String, error: CanonicalError) {
        #expect(throws: error) { try CanonicalValue(json: Array(text.utf8)) }
    }

    @Test(
        "tells another layout of the same value from the canonical one",
        arguments: [
            " 1", "1\n", "[1, 2]", "{\"b\":1,\"a\":2}", "\"\\u0041\"", "\"\\/\"", "\"\\u000A\"",
        ]
    )
    func refusesOtherLayouts(text: String) throws {
        _ = try CanonicalValue(json: Array(text.utf8))
        #expect(throws: CanonicalError.notCanonical) {
            try CanonicalValue(canonical: Array(text.utf8))
        }
    }

    @Test(
        "refuses bytes that are not UTF-8",
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]]
    )
    func refusesBadText(bytes: [UInt8]) {
        #expect(throws: CanonicalError.badText(offset: 0)) {
            try CanonicalValue(json: [0x22] + bytes + [0x22])
        }
    }

    @Test("refuses to nest deeper than the limit, reading and writing")
    func depthLimit() throws {
        func nested(_ depth: Int) -> [UInt8] {
            [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
        }
        _ = try CanonicalValue(canonical: nested(33))
        #expect(throws: CanonicalError.tooDeep(limit: 32)) {
            try CanonicalValue(json: nested(34))
        }
        #expect(throws: CanonicalError.tooDeep(limit: 32)) {
            try CanonicalValue(json: [UInt8](repeating: 0x5B, count: 100_000))
        }
        let deepest = try CanonicalValue(canonical: nested(33))
        #expect(throws: CanonicalError.tooDeep(limit: 32)) {
            _ = try CanonicalValue.array([deepest]).canonicalBytes
        }
    }

    @Test("refuses to write integers that others could not read exactly")
    func integerRange() {
        #expect(throws: CanonicalError.integerOutOfRange) {
            _ = try CanonicalValue.integer(CanonicalValue.largestInteger + 1).canonicalBytes
        }
    }

    @Test("survives any bytes")
    func survivesMutations() throws {
        var random = TestSeed.generator()
        let seed = try CanonicalValue.object([
            "a": .array([.integer(-5), .null, .boolean(true)]), "b": .string("x\u{1f4c4}\n\u{1}"),
            "c": .object(["d": .string("")]),
        ]).canonicalBytes
        for _ in 0..<5000 {
            let bytes = Mutation.apply(to: seed, using: &random)
            guard let value = try? CanonicalValue(json: bytes) else { continue }
            _ = try value.canonicalBytes
        }
    }
}
