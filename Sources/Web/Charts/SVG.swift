import Languages

/// Helpers for the few pictures that the server draws itself.
enum SVG {
    /// Text made safe for an element or an attribute.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// A picture with a title and a description that screen readers read.
    ///
    /// There is no view box: lengths across are percentages, so that text keeps its size on a phone.
    static func picture(
        id: String,
        height: Int,
        title: String,
        description: String,
        _ body: String
    ) -> String {
        """
        <svg role="img" aria-labelledby="\(id)-title \(id)-desc" width="100%" height="\(height)" \
        xmlns="http://www.w3.org/2000/svg"><title id="\(id)-title">\(escaped(title))</title>\
        <desc id="\(id)-desc">\(escaped(description))</desc>\(body)</svg>
        """
    }

    /// A text at a place across, in hundredths of a percent, and down, in pixels.
    static func text(
        _ text: String,
        x: Int,
        y: Int,
        anchor: String = "start",
        style: String = ""
    ) -> String {
        let name = style.isEmpty ? "" : " class=\"\(style)\""
        return """
            <text x="\(percent(x))" y="\(y)" text-anchor="\(anchor)"\(name)>\(escaped(text))</text>
            """
    }

    /// How far apart two lines of a label are.
    static let lineHeight = 18

    /// A label, in one line where there is room, on a phone in as many as it needs; the last is at `y`.
    ///
    /// The lines are in the reader's language already.
    static func label(_ label: String, lines: [String], y: Int, style: String = "") -> String {
        guard lines.count > 1 else { return text(label, x: 0, y: y, style: style) }
        let parts = lines.enumerated().map { index, line in
            text(
                Marks.name(line),
                x: 0,
                y: y - (lines.count - 1 - index) * lineHeight,
                style: [style, "on-phone"].joined(separator: " ")
            )
        }
        let whole = text(label, x: 0, y: y, style: [style, "on-wide"].joined(separator: " "))
        return parts.joined() + whole
    }

    /// A text in lines that are at most so many letters wide; a letter of Chinese is as wide as two.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ").flatMap({ pieces(of: $0, width: width) }) {
            if let last = lines.last, room(last) + 1 + room(word) <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    /// A word, parted where it is wider than a line.
    private static func pieces(of word: Substring, width: Int) -> [String] {
        var pieces = [""]
        for letter in word {
            if room(pieces[pieces.count - 1]) + room(String(letter)) > width { pieces.append("") }
            pieces[pieces.count - 1].append(letter)
        }
        return pieces
    }

    /// How many letters wide a text is.
    private static func room(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
    }

    /// A horizontal line.
    static func line(x1: Int, x2: Int, y: Int, style: String) -> String {
        """
        <line x1="\(percent(x1))" x2="\(percent(x2))" y1="\(y)" y2="\(y)" class="\(style)"/>
        """
    }

    /// A vertical line.
    static func tick(x: Int, y1: Int, y2: Int, style: String) -> String {
        """
        <line x1="\(percent(x))" x2="\(percent(x))" y1="\(y1)" y2="\(y2)" class="\(style)"/>
        """
    }

    /// A box; an empty one is not drawn.
    static func box(x: Int, width: Int, y: Int, height: Int, style: String) -> String {
        guard width > 0 else { return "" }
        return """
            <rect x="\(percent(x))" width="\(percent(width))" y="\(y)" height="\(height)" \
            class="\(style)"/>
            """
    }

    /// Hundredths of a percent as text, without floating-point numbers.
    static func percent(_ hundredths: Int) -> String {
        let whole = hundredths / 100
        let rest = abs(hundredths % 100)
        let sign = hundredths < 0 && whole == 0 ? "-" : ""
        return rest == 0 ? "\(whole)%" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
