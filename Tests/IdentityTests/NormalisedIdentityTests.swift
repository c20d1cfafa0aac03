import Testing

@testable import Identity

@Suite("A name in one form")
struct NormalisedIdentityTests {
    @Test("is the same by the short way for ASCII and by the long one")
    func ascii() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                UInt8.random(in: 0..<128, using: &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(
                NormalisedIdentity.asciiWords(text) == NormalisedIdentity.foldedWords(text),
                "\(bytes)"
            )
        }
    }

    @Test("goes the long way when there is any other letter")
    func other() {
        #expect(NormalisedIdentity.asciiWords("Müller") == nil)
        #expect(NormalisedIdentity.words("ＡＢＣ  Ｄ") == NormalisedIdentity.words("abc d"))
        #expect(NormalisedIdentity.words("Müller") == "müller")
    }

    @Test("takes a date of birth only as ten characters")
    func dates() {
        #expect(NormalisedIdentity.date("1980-05-17") == "1980-05-17")
        for text in ["1980-5-17", "1980-05-17 ", "19800517", "1980/05/17", "１980-05-17", ""] {
            #expect(NormalisedIdentity.date(text) == nil, "\(text)")
        }
    }
}
