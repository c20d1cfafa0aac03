import Testing

@testable import Service

@Suite("Codes by the clock")
struct TimeCodeTests {
    private static let digits = Array("1234567890".utf8)
    private static func seed(_ count: Int) -> [UInt8] { (0..<count).map { digits[$0 % 10] } }

    @Test(
        "are those of RFC 6238, appendix B",
        arguments: [
            (59, "94287082", "46119246", "90693936"),
            (1_111_111_109, "07081804", "68084774", "25091201"),
            (1_111_111_111, "14050471", "67062674", "99943326"),
            (1_234_567_890, "89005924", "91819424", "93441116"),
            (2_000_000_000, "69279037", "90698825", "38618901"),
            (20_000_000_000, "65353130", "77737706", "47863826"),
        ]
    )
    func vectors(_ seconds: Int64, _ sha1: String, _ sha256: String, _ sha512: String) {
        let step = TimeCode.step(at: seconds * 1_000)
        let expected = [
            (TimeCode.Algorithm.sha1, 20, sha1), (.sha256, 32, sha256), (.sha512, 64, sha512),
        ]
        for (algorithm, bytes, code) in expected {
            #expect(
                TimeCode.code(
                    secret: Self.seed(bytes),
                    step: step,
                    digits: 8,
                    algorithm: algorithm
                ) == code
            )
        }
    }

    @Test("are those of RFC 4226, appendix D")
    func counters() {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489",
        ]
        for (count, code) in codes.enumerated() {
            #expect(TimeCode.code(secret: Self.seed(20), step: Int64(count)) == code)
        }
    }

    @Test("are taken one step early and late, and none at or before the last one used")
    func window() {
        let secret = Self.seed(20)
        let now: Int64 = 1_800_000_015_000
        let step = TimeCode.step(at: now)
        for shift in Int64(-3)...3 {
            let code = TimeCode.code(secret: secret, step: step + shift)
            let taken = TimeCode.step(of: code, secret: secret, at: now, after: 0)
            #expect(taken == (abs(shift) <= 1 ? step + shift : nil), "\(shift)")
            let again = TimeCode.step(of: code, secret: secret, at: now, after: step)
            #expect(again == (shift == 1 ? step + 1 : nil), "\(shift)")
        }
        #expect(TimeCode.step(of: "", secret: secret, at: now, after: 0) == nil)
    }

    @Test("have secrets that apps read: the vectors of RFC 4648")
    func base32() {
        let vectors = [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
        ]
        for (text, code) in vectors { #expect(Base32.encode(Array(text.utf8)) == code) }
    }
}
