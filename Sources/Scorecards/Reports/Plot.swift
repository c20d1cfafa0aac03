/// A picture with two axes as SVG that takes its colours from the page.
struct Plot {
    private let x: ClosedRange<Double>
    private let y: ClosedRange<Double>
    private let title: String
    private var marks: [String] = []
    private var keys: [(name: String, style: String)] = []

    private static let width = 420.0
    private static let height = 300.0
    private static let left = 52.0
    private static let right = 410.0
    private static let top = 14.0
    private static let bottom = 252.0

    /// An empty picture.
    ///
    /// - Parameter title: What it shows, for people who hear it.
    init(_ title: String, x: ClosedRange<Double>, y: ClosedRange<Double>) {
        self.title = title
        self.x = x.lowerBound < x.upperBound ? x : x.lowerBound - 1...x.upperBound + 1
        self.y = y.lowerBound < y.upperBound ? y : y.lowerBound - 1...y.upperBound + 1
    }

    private func across(_ value: Double) -> String {
        let share = (value - x.lowerBound) / (x.upperBound - x.lowerBound)
        return reportNumber(Self.left + min(max(share, 0), 1) * (Self.right - Self.left), 1)
    }

    private func up(_ value: Double) -> String {
        let share = (value - y.lowerBound) / (y.upperBound - y.lowerBound)
        return reportNumber(Self.bottom - min(max(share, 0), 1) * (Self.bottom - Self.top), 1)
    }

    /// Axes with ticks and their names.
    mutating func axes(
        _ xName: String,
        _ yName: String,
        isPerCent: (x: Bool, y: Bool) = (false, false)
    ) {
        for tick in Self.ticks(y) {
            marks.append(
                "<path class=\"grid\" d=\"M\(Self.left) \(up(tick))H\(Self.right)\"/>"
                    + "<text class=\"end\" x=\"46\" y=\"\(up(tick))\" dy=\".33em\">"
                    + "\(Self.text(tick, isPerCent.y))</text>"
            )
        }
        for tick in Self.ticks(x) {
            marks.append(
                "<text class=\"mid\" x=\"\(across(tick))\" y=\"270\">\(Self.text(tick, isPerCent.x))"
                    + "</text>"
            )
        }
        marks.append(
            "<path class=\"axis\" d=\"M\(Self.left) \(Self.top)V\(Self.bottom)H\(Self.right)\"/>"
        )
        marks.append("<text class=\"mid\" x=\"231\" y=\"292\">\(escapedHTML(xName))</text>")
        marks.append("<text x=\"2\" y=\"4\">\(escapedHTML(yName))</text>")
    }

    mutating func line(_ points: [(Double, Double)], _ style: String) {
        let path = points.map { "\(across($0.0)) \(up($0.1))" }.joined(separator: "L")
        marks.append("<path class=\"line \(style)\" d=\"M\(path)\"/>")
    }

    /// Steps: level to the right, then up or down.
    mutating func steps(_ points: [(Double, Double)], _ style: String) {
        guard let first = points.first else { return }
        var path = "M\(across(first.0)) \(up(first.1))"
        for point in points.dropFirst() { path += "H\(across(point.0))V\(up(point.1))" }
        marks.append("<path class=\"line \(style)\" d=\"\(path)\"/>")
    }

    /// The room between two lines.
    mutating func area(_ points: [(x: Double, lower: Double, upper: Double)], _ style: String) {
        let there = points.map { "\(across($0.x)) \(up($0.upper))" }
        let back = points.reversed().map { "\(across($0.x)) \(up($0.lower))" }
        marks.append(
            "<path class=\"area \(style)\" d=\"M\((there + back).joined(separator: "L"))Z\"/>"
        )
    }

    mutating func rule(from: (Double, Double), to: (Double, Double)) {
        marks.append(
            "<path class=\"rule\" d=\"M\(across(from.0)) \(up(from.1))L\(across(to.0)) \(up(to.1))\"/>"
        )
    }

    mutating func dot(_ point: (Double, Double), _ style: String, radius: Double = 4) {
        marks.append(
            "<circle class=\"dot \(style)\" cx=\"\(across(point.0))\" cy=\"\(up(point.1))\" "
                + "r=\"\(reportNumber(radius, 1))\"/>"
        )
    }

    mutating func faintDot(_ point: (Double, Double), _ style: String) {
        marks.append(
            "<circle class=\"faint \(style)\" cx=\"\(across(point.0))\" cy=\"\(up(point.1))\" r=\"2\"/>"
        )
    }

    mutating func whisker(_ at: Double, _ lower: Double, _ upper: Double, _ style: String) {
        marks.append(
            "<path class=\"whisker \(style)\" d=\"M\(across(at)) \(up(lower))V\(up(upper))\"/>"
        )
    }

    /// A bar from the ground.
    mutating func bar(_ from: Double, _ to: Double, _ height: Double, _ style: String) {
        marks.append(
            "<path class=\"bar \(style)\" d=\"M\(across(from)) \(up(0))V\(up(height))"
                + "H\(across(to))V\(up(0))Z\"/>"
        )
    }

    mutating func text(_ text: String, at point: (Double, Double)) {
        marks.append(
            "<text class=\"key\" x=\"\(across(point.0))\" y=\"\(up(point.1))\" dx=\"7\" dy=\"-6\">"
                + "\(escapedHTML(text))</text>"
        )
    }

    mutating func key(_ name: String, _ style: String) { keys.append((name, style)) }

    /// The picture with what its colours mean under it.
    func figure(_ caption: String) -> String {
        let legend = keys.enumerated().map { place, key in
            let at = 20 * Double(place) + 316
            return
                "<path class=\"line \(key.style)\" d=\"M52 \(at)H78\"/>"
                + "<text class=\"key\" x=\"86\" y=\"\(at)\" dy=\".33em\">\(escapedHTML(key.name))</text>"
        }
        let height = Self.height + 20 * Double(keys.count) + (keys.isEmpty ? 0 : 8)
        return """
            <figure><svg viewBox="0 -8 \(reportNumber(Self.width, 0)) \
            \(reportNumber(height + 8, 0))" role="img" aria-label="\(escapedHTML(title))">\
            \((marks + legend).joined())</svg><figcaption>\(escapedHTML(caption))</figcaption></figure>
            """
    }

    private static func text(_ tick: Double, _ isPerCent: Bool) -> String {
        isPerCent
            ? reportNumber(tick * 100, 1) + "\u{202F}%"
            : reportNumber(tick, 3).replacing("-", with: "\u{2212}")
    }

    /// Round numbers within a range, three to seven of them.
    static func ticks(_ range: ClosedRange<Double>) -> [Double] {
        let rough = (range.upperBound - range.lowerBound) / 5
        var step = 1.0
        while step > rough { step /= 10 }
        while step * 10 <= rough { step *= 10 }
        if step * 5 <= rough { step *= 5 } else if step * 2 <= rough { step *= 2 }
        let first = (range.lowerBound / step - 1e-9).rounded(.up)
        let last = (range.upperBound / step + 1e-9).rounded(.down)
        guard first <= last else { return [] }
        return (Int(first)...Int(last)).map { Double($0) * step }
    }
}

/// Small pictures inside a row of a table; the numbers stand beside them.
enum RowPicture {
    /// A dot between its ends, on a scale from 0 to `most`, with a mark at `middle`.
    static func forest(_ one: Estimate, most: Double, middle: Double) -> String {
        func at(_ value: Double) -> String {
            reportNumber(4 + 122 * min(max(value / max(most, 1e-9), 0), 1), 1)
        }
        return "<svg viewBox=\"0 0 130 14\" aria-hidden=\"true\">"
            + "<path class=\"rule\" d=\"M\(at(middle)) 0V14\"/>"
            + "<path class=\"whisker a\" d=\"M\(at(one.lower)) 7H\(at(one.upper))\"/>"
            + "<circle class=\"dot a\" cx=\"\(at(one.value))\" cy=\"7\" r=\"3.5\"/></svg>"
    }

    /// A bar from 0, to the left where negative.
    static func bar(_ value: Double, from least: Double, to most: Double) -> String {
        let span = max(most - least, 1e-9)
        func at(_ value: Double) -> Double { 2 + 126 * (value - least) / span }
        let (zero, end) = (at(min(max(0, least), most)), at(value))
        let style = value < 0 ? "b" : "a"
        return "<svg viewBox=\"0 0 130 14\" aria-hidden=\"true\">"
            + "<path class=\"axis\" d=\"M\(reportNumber(zero, 1)) 0V14\"/>"
            + "<path class=\"bar \(style)\" d=\"M\(reportNumber(zero, 1)) 3H\(reportNumber(end, 1))"
            + "V11H\(reportNumber(zero, 1))Z\"/></svg>"
    }
}
