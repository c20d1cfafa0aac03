import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Languages
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
    /// Who reads it, and in which language.
    let visit: Visit

    private static let title = "Everything that we hold about you"
    private static let pastTitle = "Everything that happened, with receipts"
    private static let none = "None."
    private static let check =
        "Each is a line in a log that cannot be changed afterwards. Save a receipt as a file, and "
        + "anyone can check it without us:"

    /// The page, in the language of its reader.
    var html: String {
        let known = Self.sections.filter { members[$0.name] != nil }
        let rest = members.keys.filter { name in
            !Self.unshown.contains(name) && !Self.sections.contains { $0.name == name }
        }.sorted().map { (name: $0, title: Self.label($0)) }
        let body = (known + rest).map { section in
            "<section><h2>\(Self.escaped(section.title))</h2>"
                + "\(view(members[section.name] ?? .null, section.name, in: section.name))</section>"
        }.joined(separator: "\n")
        let lead =
            "As it stood on \(words.moment(words.now)). Keep it somewhere safe: whoever has it knows "
            + "what we know. It is free, as often as you like."
        var reader = visit.reader
        return reader.read(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(Self.title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(Self.title)</h1>
            <p class="lead">\(Self.escaped(lead))</p>
            \(body)
            \(past)
            </main>
            </body>
            </html>

            """
        )
    }

    /// The same for programs, with the receipts.
    ///
    /// Names of members, codes and whatever is hashed stay as they are; sentences come in the language
    /// that the member `language` names.
    var data: JSONValue {
        let members = OwnSentences.said(members, to: visit)
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
                            "erased": JSONValue(entry.erased),
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
            <li><h3>\(Self.escaped(HistoryPage.what(entry)))</h3>\(erased(entry))
            <p class="soft">\(Self.escaped("\(words.moment(entry.at)), number \(entry.sequence)"))</p>
            <details><summary>Receipt \(entry.sequence)</summary>
            <pre>\(Self.escaped(entry.event))</pre><pre>\(Self.escaped(entry.receipt))</pre></details></li>
            """
        }
        let keyHeading = "The key of this office:"
        return """
            <section><h2>\(Self.pastTitle)</h2>
            <p>\(Self.check)</p><pre>recourse verify receipt.txt --key office.key</pre>
            <p>\(keyHeading)</p><pre>\(Self.escaped(key))</pre>
            <ol>\(lines.joined(separator: "\n"))</ol></section>
            """
    }

    private func erased(_ entry: HistoryEntry) -> String {
        guard let line = ErasedLine(entry, words: words) else { return "" }
        return "<p>\(Self.escaped(line.numbers))</p>"
    }

    // MARK: Values

    private func view(_ value: JSONValue, _ name: String, in section: String) -> String {
        switch value {
        case .null: return "<span class=\"soft\">\u{2013}</span>"
        case .bool(let flag): return flag ? "yes" : "no"
        case .int(let number): return String(number)
        case .double(let number): return Self.escaped(number.description)
        case .string(let text):
            return view(text, isOurs: OwnSentences.isOurs(name, isListed: false, in: section))
        case .array(let list):
            guard !list.isEmpty else { return "<p class=\"soft\">\(Self.none)</p>" }
            return "<ul>"
                + list.map { one in
                    guard case .string(let text) = one else {
                        return "<li>\(view(one, name, in: section))</li>"
                    }
                    let isOurs = OwnSentences.isOurs(name, isListed: true, in: section)
                    return "<li>\(view(text, isOurs: isOurs))</li>"
                }.joined(separator: "\n") + "</ul>"
        case .object(let members):
            let names = members.keys.sorted { (Self.rank($0), $0) < (Self.rank($1), $1) }
            return "<dl>"
                + names.map { name in
                    let said = carded(members, name).map { "<span>\(Self.escaped($0))</span> " }
                    let value = view(members[name] ?? .null, name, in: section)
                    let label = Self.label(name, in: section)
                    return "<div><dt>\(label)</dt><dd>\(said ?? "")\(value)</dd></div>"
                }.joined(separator: "\n") + "</dl>"
        }
    }

    /// What a scorecard calls a characteristic, or a value of one.
    private func carded(_ members: [String: JSONValue], _ name: String) -> String? {
        guard case .string(let characteristic)? = members["characteristic"],
            case .string(let text)? = members[name]
        else { return nil }
        return switch name {
        case "characteristic": visit.cards.label(of: text)
        case "value", "correctedValue": visit.cards.words(ofLevel: text, in: characteristic)
        default: nil
        }
    }

    /// A day or a moment is written out, and stands beside that as it is.
    private func view(_ text: String, isOurs: Bool) -> String {
        let plain = Self.escaped(text)
        if let day = CalendarDate(text) {
            return "<time datetime=\"\(plain)\">\(Self.escaped(day.inWords))</time>"
        }
        if let moment = Instant(text) {
            return "<time datetime=\"\(plain)\">\(Self.escaped(words.moment(moment)))</time>"
        }
        if text.isEmpty { return "<span class=\"soft\">\u{2013}</span>" }
        return isOurs ? "<span>\(plain)</span>" : "<span translate=\"no\">\(plain)</span>"
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

    /// The name of a member in words, which a section may have its own for; one that has none is spelled
    /// out: `openedAt` is "Opened at".
    static func label(_ name: String, in section: String = "") -> String {
        if let label = labels["\(section).\(name)"] ?? labels[name] { return escaped(label) }
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
        ("erasures", "Your requests to erase your file"),
        ("request", "The request that this answers"), ("heldBy", "Who holds this"),
        ("rights", "What you may do"),
    ]
}

extension FrontDesk {
    /// Everything that is held, to take away; with receipts for the person alone.
    ///
    /// - Parameter request: The person's own, which says how they read; the staff's says nothing of the
    ///   language of the person.
    func copy(
        of file: PersonFile,
        asked disclosure: Disclosure? = nil,
        history: [HistoryEntry]? = nil,
        for request: Request? = nil
    ) async throws -> DisclosureCopy {
        let visit = try await visit(to: file, request)
        var members = JSONValue.members(of: file, words: words, source: office.source)
        if let disclosure { members["request"] = JSONValue(disclosure, words: words) }
        return DisclosureCopy(
            members: members,
            history: history,
            key: office.verifierKey,
            words: words,
            visit: visit
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
