import Testing

@testable import Languages

@Suite("Pages in another language")
struct PageReaderTests {
    private func german(_ html: String) -> String {
        var reader = PageReader(catalogue: Catalogues.of(.german))
        return reader.read(html)
    }

    @Test("The page says its language and direction")
    func head() {
        #expect(german("<html lang=\"en\">").contains("<html lang=\"de\" dir=\"ltr\">"))
        var mirrored = PageReader(
            catalogue: .pseudo(of: Catalogues.of(.german), direction: "rtl")
        )
        #expect(
            mirrored.read("<html lang=\"en\" class=\"a\">").contains("lang=\"ar-XB\" dir=\"rtl\"")
        )
    }

    @Test("Elements inside of a sentence stay around their words, wherever the language puts them")
    func inline() {
        #expect(
            german(
                "<p>Write to <a href=\"mailto:a@b.example\">a@b.example</a>. We send it by post to the address where you live.</p>"
            )
                == "<p>Schreiben Sie an <a href=\"mailto:a@b.example\">a@b.example</a>. Wir schicken es per Post an die Adresse, an der Sie wohnen.</p>"
        )
        #expect(
            german("<p>This office's key, to keep as <code>office.key</code>:</p>")
                == "<p>Der Schlüssel dieser Stelle, zum Aufheben als <code>office.key</code>:</p>"
        )
    }

    @Test("A sentence with a link behind it is two, and both are read")
    func behind() {
        #expect(
            german("<p>It was kept. <a href=\"/me\">Why, and what you can do</a></p>")
                == "<p>Es bleibt bestehen. <a href=\"/me\">Warum und was Sie tun können</a></p>"
        )
    }

    @Test("What is spoken of a control is read, too; what it sends is not")
    func attributes() {
        #expect(
            german(
                "<nav aria-label=\"Your pages\"><input value=\"My file\" name=\"Overview\"></nav>"
            )
                == "<nav aria-label=\"Ihre Seiten\"><input value=\"My file\" name=\"Overview\"></nav>"
        )
    }

    @Test("Words of others, code and scripts are left alone")
    func opaque() {
        for html in [
            "<blockquote translate=\"no\"><p>It was kept.</p></blockquote>",
            "<textarea name=\"words\">It was kept.</textarea>", "<pre>It was kept.</pre>",
            "<style>a { content: \"On\"; }</style>",
        ] {
            #expect(german(html) == html)
        }
    }

    @Test("A sentence that is not known is shown in English, and says so; a name does not")
    func unknown() {
        #expect(
            german("<p>Zebras are not known here at all.</p>")
                == "<p><span lang=\"en\">Zebras are not known here at all.</span></p>"
        )
        #expect(german("<p>Bank of the North</p>") == "<p>Bank of the North</p>")
    }

    @Test("Nothing that a person wrote becomes markup")
    func escaping() {
        let html = "<p>&lt;b&gt;Bank&lt;/b&gt; &amp; Sons looked at your file.</p>"
        #expect(
            german(html) == "<p>&lt;b&gt;Bank&lt;/b&gt; &amp; Sons hat Ihre Akte angesehen.</p>"
        )
        let quote = "<p title=\"&quot;x&quot; &gt; y looked at your file.\"></p>"
        #expect(german(quote) == "<p title=\"&quot;x&quot; &gt; y hat Ihre Akte angesehen.\"></p>")
    }
}
