/// The frame of a report: one HTML file that needs nothing else.
struct ReportPage {
    /// One part of a report.
    struct Section {
        var id: String
        var title: String
        var body: String
    }

    /// What kind of document it is.
    var kind: String
    var title: String
    /// HTML under the title.
    var head: String
    var sections: [Section]

    var html: String {
        let used = sections.filter { !$0.body.isEmpty }
        let links = used.map { "<li><a href=\"#\($0.id)\">\(escapedHTML($0.title))</a></li>" }
        let parts = used.map { section in
            """
            <section id="\(section.id)" aria-labelledby="\(section.id)-title">
            <h2 id="\(section.id)-title">\(escapedHTML(section.title))</h2>
            \(section.body)
            </section>
            """
        }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escapedHTML(title))</title><style>
            \(ReportStyle.sheet)</style></head><body>
            <header><div class="wide"><p class="kind">\(escapedHTML(kind))</p>
            <h1>\(escapedHTML(title))</h1>
            \(head)</div></header>
            <div class="wide frame"><nav aria-label="Contents"><ol>\(links.joined())</ol></nav>
            <main>
            \(parts.joined(separator: "\n"))
            </main></div></body></html>

            """
    }
}

/// A table of a report.
struct ReportTable {
    /// A cell.
    enum Cell {
        /// A text, escaped here.
        case text(String)
        /// A number as text, to the right.
        case number(String)
        /// HTML made by us, such as a picture.
        case picture(String)
        /// A number with its interval.
        case estimate(Estimate?, Int)
    }

    /// What it shows, for people who hear it.
    var name: String
    /// Titles of columns; numbers stand to the right under titles that begin with `>`.
    var titles: [String]
    var rows: [[Cell]]
    /// Whether the last row is a sum.
    var hasSum = false

    var html: String {
        let head = titles.map { title in
            title.hasPrefix(">")
                ? "<th scope=\"col\" class=\"n\">\(escapedHTML(String(title.dropFirst())))</th>"
                : title.isEmpty ? "<td></td>" : "<th scope=\"col\">\(escapedHTML(title))</th>"
        }
        let body = rows.enumerated().map { index, row in
            let cells = row.enumerated().map { Self.html($1, isFirst: $0 == 0) }.joined()
            return hasSum && index == rows.count - 1
                ? "<tr class=\"sum\">\(cells)</tr>" : "<tr>\(cells)</tr>"
        }
        return """
            <div class="scroll" role="group" tabindex="0" aria-label="\(escapedHTML(name))"><table>\
            <thead><tr>\(head.joined())</tr></thead><tbody>\(body.joined(separator: "\n"))\
            </tbody></table></div>
            """
    }

    private static func html(_ cell: Cell, isFirst: Bool) -> String {
        switch cell {
        case .text(let text):
            isFirst
                ? "<th scope=\"row\" class=\"label\">\(escapedHTML(text))</th>"
                : "<td>\(escapedHTML(text))</td>"
        case .number(let text): "<td class=\"n\">\(escapedHTML(text))</td>"
        case .picture(let html): "<td class=\"p\">\(html)</td>"
        case .estimate(nil, _): "<td class=\"n\"><span class=\"soft\">none</span></td>"
        case .estimate(let one?, let places):
            "<td class=\"n\">\(decimals(one.value, places)) <span class=\"ends\">"
                + "\(decimals(one.lower, places)) to \(decimals(one.upper, places))</span></td>"
        }
    }
}

/// A number with exactly so many decimals.
func decimals(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "none" }
    var text = reportNumber(value, places)
    if text == "-0" { text = "0" }
    if text.contains("e") || places == 0 { return text.replacingMinus }
    let found = text.split(separator: ".", omittingEmptySubsequences: false)
    let behind = found.count > 1 ? found[1].count : 0
    if found.count == 1 { text += "." }
    return (text + String(repeating: "0", count: places - behind)).replacingMinus
}

/// A share as per cent with one decimal.
func perCent(_ share: Double) -> String { decimals(share * 100, 1) + "\u{202F}%" }

/// A p-value as people read it.
func pText(_ value: Double) -> String { value < 0.0001 ? "< 0.0001" : decimals(value, 4) }

/// A whole number with its thousands set apart; others with one decimal.
func counted(_ value: Double) -> String {
    guard value == value.rounded(), value.magnitude < 9e15 else { return decimals(value, 1) }
    let digits = Array(String(Int(value.magnitude)))
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0, digits.count > 4 { text += "\u{202F}" }
        text.append(digit)
    }
    return (value < 0 ? "\u{2212}" : "") + text
}

/// The same for a whole number.
func counted(_ value: Int) -> String { counted(Double(value)) }

extension String {
    /// With a true minus sign in front of a negative number.
    fileprivate var replacingMinus: String {
        hasPrefix("-") ? "\u{2212}" + dropFirst() : self
    }
}
