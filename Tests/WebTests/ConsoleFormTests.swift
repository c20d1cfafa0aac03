import Testing

@testable import Web

@Suite("What a clerk types")
struct ConsoleFormTests {
    @Test(
        "is read as an amount only where there is one way to read it",
        arguments: [
            ("3400", 340_000), ("3,400", 340_000), ("3400.50", 340_050), ("3,400.00", 340_000),
            ("1,234,567.89", 123_456_789), ("0", 0), (" 12 000.00 ", 1_200_000),
            ("3.400,50", nil), ("3400,50", nil), ("3,40", nil), ("34.5", nil), ("34.", nil),
            ("-5", nil), ("", nil), ("1e3", nil), (".50", nil), ("99999999999999999999", nil),
            ("\u{0663}\u{0664}", nil),
        ] as [(String, Int64?)]
    )
    func amounts(text: String, units: Int64?) {
        #expect(MoneyText.minorUnits(text, currency: "EUR") == units)
    }

    @Test("follows the currency's own fraction")
    func currencies() {
        #expect(MoneyText.minorUnits("3400", currency: "JPY") == 3_400)
        #expect(MoneyText.minorUnits("3400.00", currency: "JPY") == nil)
        #expect(MoneyText.minorUnits("1.250", currency: "KWD") == 1_250)
    }

    @Test("is read from a form with a file, and nothing but a well-formed one")
    func multipart() {
        func part(_ name: String, _ body: String) -> String {
            "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(body)\r\n"
        }
        let whole = part("a", "1\r\n2") + part("b", "") + "--B--\r\n"
        let parts = MultipartReader.parse(Array(whole.utf8), boundary: "B")
        let form = MultipartForm(parts: parts ?? [])
        #expect(form.bytes("a") == Array("1\r\n2".utf8) && form.bytes("b") == [])
        for broken in [
            "", "--B", "--B\r\n", part("a", "1"), part("a", "1") + part("a", "2") + "--B--",
            "--B\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B--", String(whole.dropFirst()),
        ] { #expect(MultipartReader.parse(Array(broken.utf8), boundary: "B") == nil, "\(broken)") }
        for length in 0..<(whole.utf8.count - 4) {
            let cut = Array(whole.utf8.prefix(length))
            #expect(MultipartReader.parse(cut, boundary: "B") == nil, "\(length) bytes")
        }
    }

    @Test("may hold several files of one field, with whatever names browsers send")
    func files() {
        func part(_ head: String, _ body: String) -> String {
            "--B\r\nContent-Disposition: form-data; \(head)\r\nContent-Type: x/y\r\n\r\n\(body)\r\n"
        }
        let whole =
            part("name=\"words\"", "a") + part("name=\"f\"; filename=\"a; b=c.pdf\"", "1")
            + part("name=\"f\"; filename=\"a%22b.pdf\"", "2")
            + part("filename=\"name=.pdf\"; name=\"f\"", "3")
            + part("name=\"f\"; filename=\"\"", "") + part("name=\"g\"; filename=\"x\"", "4")
            + "--B--"
        let parts = MultipartReader.parse(Array(whole.utf8), boundary: "B")
        let form = MultipartForm(parts: parts ?? [])
        #expect(form.texts == ["words": "a"] && form.text("words") == "a")
        #expect(form.files("f").map(\.fileName) == ["a; b=c.pdf", "a\"b.pdf", "name=.pdf"])
        #expect(form.files("f").map(\.bytes) == ["1", "2", "3"].map { Array($0.utf8) })
        #expect(form.files("words").isEmpty && form.files("none").isEmpty)
        for head in [
            "filename=\"a\"", "name=f; filename=\"a\"", "name=\"f", "name=\"f\"; filename=\"a",
        ] {
            let broken = part(head, "1") + "--B--"
            #expect(MultipartReader.parse(Array(broken.utf8), boundary: "B") == nil, "\(head)")
        }
    }
}
