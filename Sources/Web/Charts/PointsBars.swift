import Languages

/// The points of a score as bars: what the person got, and in outline what would have been best.
///
/// The last line is the sum, so that anyone can add the bars up.
struct PointsBars {
    /// One characteristic.
    struct Bar {
        /// What the person reads.
        let label: String
        /// Points got; may be negative.
        let points: Int
        /// Points of the best attribute, at least `points`.
        let best: Int
    }

    /// The bars, in card order.
    let bars: [Bar]
    /// The score: the sum of all points.
    let total: Int

    private static let rowHeight = 46
    private static let labelWidth = 38

    /// The picture.
    var svg: String {
        var foot = 0
        var rows = ""
        for bar in bars {
            let lines = SVG.lines(
                Visit.current.lexicon.reading(bar.label),
                width: Self.labelWidth
            )
            foot += max(lines.count - 1, 0) * SVG.lineHeight
            rows += SVG.label(bar.label, lines: lines, y: foot + 14) + row(bar, at: foot)
            foot += Self.rowHeight
        }
        let body =
            rows
            + SVG.tick(x: zero, y1: 18, y2: foot - 2, style: "zero")
            + SVG.line(x1: 0, x2: 10_000, y: foot + 6, style: "zero")
            + SVG.text("All points together", x: 0, y: foot + 28, style: "strong")
            + SVG.text("\(total)", x: 10_000, y: foot + 28, anchor: "end", style: "strong")
        let spoken = bars.map { "\($0.label): \($0.points) of \($0.best)" }.joined(separator: "; ")
        return SVG.picture(
            id: "points",
            height: foot + 38,
            title: "Where the points come from",
            description: "\(spoken). Together \(total). The table below has the same numbers.",
            body
        )
    }

    private func row(_ bar: Bar, at top: Int) -> String {
        let start = min(x(bar.points), zero)
        let width = abs(x(bar.points) - zero)
        let roomStart = max(x(bar.points), zero)
        let signed = bar.points < 0 ? "\u{2212}\(-bar.points)" : "\(bar.points)"
        return SVG.text(signed, x: 10_000, y: top + 14, anchor: "end", style: "strong")
            + SVG.box(
                x: roomStart,
                width: x(bar.best) - roomStart,
                y: top + 22,
                height: 13,
                style: "room"
            )
            + SVG.box(x: start, width: width, y: top + 22, height: 13, style: "full")
    }

    /// The least and greatest value drawn.
    private var span: (least: Int, greatest: Int) {
        let values = bars.flatMap { [$0.points, $0.best] } + [0]
        return (values.min() ?? 0, max(values.max() ?? 0, 1))
    }

    private var zero: Int { x(0) }

    private func x(_ value: Int) -> Int {
        let (least, greatest) = span
        return (value - least) * 10_000 / max(greatest - least, 1)
    }
}
