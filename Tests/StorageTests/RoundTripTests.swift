import Storage
import StorageTestSupport
import Testing

@Suite("The two drivers")
struct RoundTripTests {
    private static func text(_ generator: inout some RandomNumberGenerator) -> String {
        let alphabet: [Character] = Array("aAbBzZ09 _-éEÉßssäÄ'\"\\%$1?;\n\t王漢🏠👩‍👩‍👧ﬁ\u{301}\u{7f}")
        return String(
            (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? "a"
            }
        )
    }

    private static func row(
        _ number: Int64,
        _ generator: inout some RandomNumberGenerator
    ) -> [SQLValue] {
        let whole: [Int64] = [.min, .max, 0, -1, 1 << 31, -(1 << 31), 1 << 32]
        let reals: [Double] = [
            0, 0.1, -1.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e16, 123_456.789,
            .infinity, -.infinity,
        ]
        let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        let isNull = Int.random(in: 0..<6, using: &generator) == 0
        return [
            .integer(number),
            isNull ? .null : .text(text(&generator)),
            Bool.random(using: &generator)
                ? .integer(.random(in: .min ... .max, using: &generator))
                : .integer(whole.randomElement(using: &generator) ?? 0),
            isNull ? .null : .blob(bytes),
            Bool.random(using: &generator)
                ? .real(.random(in: -1e9...1e9, using: &generator))
                : .real(reals.randomElement(using: &generator) ?? 0),
        ]
    }

    @Test("keep every value alike, and order texts and bytes alike")
    func alike() async throws {
        var generator = SeededGenerator()
        let rows = (0..<400).map { Self.row(Int64($0), &generator) }
        var results: [[[SQLRow]]] = []
        for kind in DatabaseKind.allCases {
            let store = try kind.make()
            results.append(
                try await store.database.write { session in
                    _ = try session.execute(
                        """
                        CREATE TABLE t (i BIGINT NOT NULL PRIMARY KEY, x TEXT, n BIGINT, b BYTEA, \
                        d DOUBLE PRECISION)
                        """
                    )
                    _ = try session.executeAll(
                        "INSERT INTO t (i, x, n, b, d) VALUES ($1, $2, $3, $4, $5)",
                        rows: rows
                    )
                    let columns = "SELECT i, x, n, b, d FROM t"
                    let first = rows.first { $0[1] != .null } ?? rows[0]
                    return try session.queryAll([
                        SQLStatement("\(columns) ORDER BY i"),
                        SQLStatement("\(columns) WHERE x IS NOT NULL ORDER BY x, i"),
                        SQLStatement("\(columns) WHERE x > $1 ORDER BY i", [first[1]]),
                        SQLStatement("\(columns) WHERE b IS NOT NULL ORDER BY b, i"),
                        SQLStatement("\(columns) ORDER BY n DESC, i"),
                        SQLStatement("\(columns) WHERE d IS NOT NULL ORDER BY d, i"),
                        SQLStatement("\(columns) WHERE x = $1 ORDER BY i", [first[1]]),
                        SQLStatement("SELECT COUNT(*), MIN(n), MAX(x), MIN(d) FROM t"),
                    ])
                }
            )
        }
        #expect(results[0][0].map(\.values) == rows, "seed \(generator.seed)")
        for place in results[0].indices {
            #expect(results[0][place] == results[1][place], "\(place), seed \(generator.seed)")
        }
    }
}
