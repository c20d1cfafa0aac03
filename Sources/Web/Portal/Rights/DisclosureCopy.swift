import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Service

/// Everything that is held about a person as one page that needs nothing beside it.
///
/// It is made from the very members of the file for programs, each of them: what is in the one is in
/// the other, by construction.
struct DisclosureCopy {
    /// The members of the file.
    let members: [String: JSONValue]
    /// Everything that happened, with receipts; nil when whoever asks may not have it.
    let history: [HistoryEntry]?
    /// The key that verifies the receipts.
    let key: String
    /// Words at the moment of reading.
    let words: Words

    /// The page.
    var html: String {
        let known = Self.sections.filter { members[$0.name] != nil }
        let rest = members.keys.filter { name in
            !Self.unshown.contains(name) && !Self.sections.contains { $0.name == name }
        }.sorted().map { (name: $0, title: Self.label($0)) }
        let body = (known + rest).map { section in
            "<section><h2>\(Self.escaped(section.title))</h2>"
                + "\(view(members[section.name] ?? .null))</section>"
        }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>Everything that we hold about you</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>Everything that we hold about you</h1>
            <p class="lead">As it stood on \(Self.escaped(words.moment(words.now))). Keep it somewhere \
            safe: whoever has it knows what we know. It is free, as often as you like.</p>
            \(body)
            \(past)
            </main>
            </body>
            </html>

            """
    }

    /// The same for programs, with the receipts.
    var data: JSONValue {
        guard let history else { return .object(members) }
        return .object(
            members.merging([
                "key": .string(key),
                "history": .array(
                    history.map { entry in
                        .object([
                            "number": .int(Int64(entry.sequence)), "at": JSONValue(entry.at),
                            "type": .string(entry.type), "actor": .string(entry.actor),
                            "event": .string(entry.event), "receipt": .string(entry.receipt),
                        ])
                    }
                ),
            ]) { $1 }
        )
    }

    private var past: String {
        guard let history else { return "" }
        let lines = history.map { entry in
            """
            <li><h3>\(Self.escaped(HistoryPage.what(entry.type)))</h3>
            <p class="soft">\(Self.escaped(words.moment(entry.at))), number \(entry.sequence)</p>
            <details><summary>Receipt \(entry.sequence)</summary>
            <pre>\(Self.escaped(entry.event))</pre><pre>\(Self.escaped(entry.receipt))</pre></details></li>
            """
        }
        return """
            <section><h2>Everything that happened, with receipts</h2>
            <p>Each is a line in a log that cannot be changed afterwards. Save a receipt as a file, and \
            anyone can check it without us: recourse verify receipt.txt --key office.key</p>
            <p>The key of this office:</p><pre>\(Self.escaped(key))</pre>
            <ol>\(lines.joined(separator: "\n"))</ol></section>
            """
    }

    // MARK: Values

    private func view(_ value: JSONValue) -> String {
        switch value {
        case .null: return "<span class=\"soft\">\u{2013}</span>"
        case .bool(let flag): return flag ? "yes" : "no"
        case .int(let number): return String(number)
        case .double(let number): return Self.escaped(number.description)
        case .string(let text): return view(text)
        case .array(let list):
            guard !list.isEmpty else { return "<p class=\"soft\">None.</p>" }
            return "<ul>" + list.map { "<li>\(view($0))</li>" }.joined(separator: "\n") + "</ul>"
        case .object(let members):
            let names = members.keys.sorted { (Self.rank($0), $0) < (Self.rank($1), $1) }
            return "<dl>"
                + names.map { name in
                    "<div><dt>\(Self.label(name))</dt><dd>\(view(members[name] ?? .null))</dd></div>"
                }.joined(separator: "\n") + "</dl>"
        }
    }

    /// A day or a moment is written out, and stands beside that as it is.
    private func view(_ text: String) -> String {
        let plain = Self.escaped(text)
        if let day = CalendarDate(text) {
            return "<time datetime=\"\(plain)\">\(Self.escaped(day.inWords))</time>"
        }
        if let moment = Instant(text) {
            return "<time datetime=\"\(plain)\">\(Self.escaped(words.moment(moment)))</time>"
        }
        return text.isEmpty ? "<span class=\"soft\">\u{2013}</span>" : "<span>\(plain)</span>"
    }

    /// A text as it stands in a page.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for letter in text.unicodeScalars {
            switch letter {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.unicodeScalars.append(letter)
            }
        }
        return safe
    }

    /// The name of a member in words: `openedAt` is "Opened at".
    static func label(_ name: String) -> String {
        let spaced = name.reduce(into: "") { text, letter in
            text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
        return escaped(spaced.replacing("-", with: " ").replacing("_", with: " ").capitalisedFirst)
    }

    /// What says most about a thing comes first, and identifiers last.
    private static func rank(_ name: String) -> Int {
        first.firstIndex(of: name) ?? (name == "id" || name.hasSuffix("Hash") ? 1_000 : 500)
    }

    private static let first = [
        "headline", "title", "who", "name", "givenName", "familyName", "characteristic", "label",
        "value", "points", "state", "outcome", "explanation", "sentence", "words", "reason",
        "remedy", "purpose", "at", "askedAt", "openedAt", "requestedAt", "createdAt", "source",
        "observedOn", "expiresOn", "score", "register", "statement",
    ]

    /// Members that stand elsewhere on the page.
    private static let unshown: Set<String> = ["asOf"]

    private static let sections: [(name: String, title: String)] = [
        ("person", "Who you are"), ("statement", "Your statement on all of it"),
        ("items", "Items of your credit file"), ("looks", "Who looked, and what they were told"),
        ("decisions", "What lenders decided"), ("consents", "What you were asked and allowed"),
        ("judgments", "Court orders"), ("disputes", "What you said is wrong"),
        ("theftBlocks", "What you reported as theft of your identity"), ("freeze", "Freeze"),
        ("mandates", "Who may act for you"),
        ("retractions", "Who was told that something does not hold any more"),
        ("notices", "Letters to you"), ("disclosures", "Your requests for your file"),
        ("request", "The request that this answers"), ("heldBy", "Who holds this"),
        ("rights", "What you may do"),
    ]

    private static let style = """
        @page { size: A4; margin: 18mm; }
        html { font: 16px/1.5 system-ui, "Liberation Sans", "Noto Sans CJK SC", sans-serif; \
        color: #1b1f24; background: #fff; }
        body { margin: 0 auto; max-width: 760px; padding: 16px; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 40px; \
        border-bottom: 1px solid #d8d5cc; padding-bottom: 4px; } h3 { font-size: 1rem; margin: 0; }
        .lead { font-size: 1.1rem; } .soft { color: #57606a; } p { margin: 4px 0; }
        ul, ol { padding-left: 20px; margin: 4px 0; } li { margin: 8px 0; }
        section > ul > li { border-top: 1px solid #d8d5cc; padding-top: 8px; list-style: none; \
        margin-left: -20px; }
        dl { margin: 0; } dl > div { display: grid; grid-template-columns: 11em 1fr; gap: 0 12px; \
        padding: 2px 0; } dt { color: #57606a; } dd { margin: 0; white-space: pre-line; }
        dd dl > div { grid-template-columns: 9em 1fr; }
        pre { font: 12px/1.4 ui-monospace, monospace; background: #f6f5f1; padding: 8px; \
        white-space: pre-wrap; }
        summary { cursor: pointer; color: #0b5f5a; min-height: 44px; display: flex; \
        align-items: center; text-decoration: underline; }
        @media (max-width: 480px) { dl > div, dd dl > div { grid-template-columns: 1fr; } }
        @media print { body { padding: 0; max-width: none; } pre, details { display: none; } \
        li, dl > div { break-inside: avoid; } html { font-size: 10pt; } }
        """
}

extension FrontDesk {
    /// Everything that is held, to take away; with receipts for the person alone.
    func copy(
        of file: PersonFile,
        asked disclosure: Disclosure? = nil,
        history: [HistoryEntry]? = nil
    ) -> DisclosureCopy {
        var members = JSONValue.members(of: file, words: words, source: office.source)
        if let disclosure { members["request"] = JSONValue(disclosure, words: words) }
        return DisclosureCopy(
            members: members,
            history: history,
            key: office.verifierKey,
            words: words
        )
    }

    /// A copy as a page to keep or print.
    func page(_ copy: DisclosureCopy, name: String = "recourse-my-file") -> Response {
        bytes(
            Array(copy.html.utf8),
            type: "text/html; charset=utf-8",
            headers: [.contentDisposition: "attachment; filename=\"\(name).html\""]
        )
    }

    /// A copy for other programs.
    func data(_ copy: DisclosureCopy, name: String = "recourse-my-file") -> Response {
        json(
            copy.data,
            headers: [.contentDisposition: "attachment; filename=\"\(name).json\""]
        )
    }
}
