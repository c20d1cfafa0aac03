import Languages

/// The points of a score by family: to the right of zero what was got, to the left what was lost.
///
/// The last line is the sum, so that anyone can add the families up.
struct FamilyBars {
    /// One family of characteristics.
    struct Family {
        /// What the person reads.
        let label: String
        /// Points got; may be negative.
        let points: Int
        /// Points lost against the best answers, at least 0.
        let lost: Int
    }

    /// The families, in the order in which they are shown.
    let families: [Family]
    /// The score: the sum of all points.
    let total: Int

    private static let rowHeight = 72
    private static let labelWidth = 38

    /// The picture.
    var svg: String {
        var foot = 0
        var rows = ""
        for family in families {
            let said = Visit.current.catalogue.reading(family.label)
            let lines = SVG.lines(said, width: Self.labelWidth)
            foot += max(lines.count - 1, 0) * SVG.lineHeight
            rows +=
                SVG.label(family.label, lines: lines, y: foot + 14, style: "strong")
                + row(family, at: foot)
            foot += Self.rowHeight
        }
        let body =
            rows
            + SVG.line(x1: 0, x2: 10_000, y: foot, style: "zero")
            + SVG.text("All points together", x: 0, y: foot + 24, style: "strong")
            + SVG.text("\(total)", x: 10_000, y: foot + 24, anchor: "end", style: "strong")
        let spoken = families.map { "\($0.label): \($0.points) got, \($0.lost) lost" }
            .joined(separator: "; ")
        return SVG.picture(
            id: "families",
            height: foot + 34,
            title: "Points by kind of data",
            description: "\(spoken). Together \(total). The table below has the same numbers.",
            body
        )
    }

    private func row(_ family: Family, at top: Int) -> String {
        let got = max(family.points, 0)
        let below = min(family.points, 0)
        let lost = family.lost
        return SVG.box(
            x: x(below - lost),
            width: x(below) - x(below - lost),
            y: top + 22,
            height: 16,
            style: "room"
        )
            + SVG.box(x: x(below), width: zero - x(below), y: top + 22, height: 16, style: "full")
            + SVG.box(x: zero, width: x(got) - zero, y: top + 22, height: 16, style: "full")
            + SVG.tick(x: zero, y1: top + 18, y2: top + 42, style: "zero")
            + SVG.text(
                lost == 0 ? "nothing lost" : "\(lost) lost",
                x: 0,
                y: top + 56,
                style: "faint"
            )
            + SVG.text(
                "\(ScorePage.signed(family.points)) got",
                x: 10_000,
                y: top + 56,
                anchor: "end"
            )
    }

    /// The least and greatest value drawn.
    private var span: (least: Int, greatest: Int) {
        let least = families.map { min($0.points, 0) - $0.lost }.min() ?? 0
        let greatest = families.map(\.points).max() ?? 0
        return (least, max(greatest, 1))
    }

    private var zero: Int { x(0) }

    private func x(_ value: Int) -> Int {
        let (least, greatest) = span
        return (value - least) * 10_000 / max(greatest - least, 1)
    }
}
