/// The score as a step on a horizontal ladder from the card's least to its greatest score.
struct ScoreLadder {
    /// The score.
    let score: Int
    /// The least score that the card can give.
    let lowest: Int
    /// The greatest score that the card can give.
    let highest: Int

    /// The picture.
    var svg: String {
        let place = position(of: score)
        let anchor = place < 1_500 ? "start" : place > 8_500 ? "end" : "middle"
        let ticks = (0...10).map { step in
            SVG.tick(x: step * 1_000, y1: 62, y2: step % 5 == 0 ? 78 : 72, style: "rail")
        }
        let body =
            SVG.text("\(score)", x: place, y: 28, anchor: anchor, style: "big")
            + SVG.line(x1: 0, x2: 10_000, y: 62, style: "rail") + ticks.joined()
            + marker(at: place)
            + SVG.text("\(lowest)", x: 0, y: 98, style: "faint")
            + SVG.text("lowest", x: 0, y: 116, style: "faint")
            + SVG.text("\(highest)", x: 10_000, y: 98, anchor: "end", style: "faint")
            + SVG.text("highest", x: 10_000, y: 116, anchor: "end", style: "faint")
        return SVG.picture(
            id: "ladder",
            height: 124,
            title: "\(score) points",
            description: "A scale from \(lowest) to \(highest). Your score of \(score) is marked.",
            body
        )
    }

    /// Where on the ladder a score stands, in hundredths of a percent.
    func position(of score: Int) -> Int {
        guard highest > lowest else { return 5_000 }
        let clamped = min(max(score, lowest), highest)
        return (clamped - lowest) * 10_000 / (highest - lowest)
    }

    private func marker(at place: Int) -> String {
        """
        <svg x="\(SVG.percent(place))" y="36" overflow="visible">\
        <path d="M0 24 L-9 8 L0 4 L9 8 Z" class="mark"/></svg>
        """
    }
}
