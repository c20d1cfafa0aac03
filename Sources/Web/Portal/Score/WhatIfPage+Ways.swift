import Bureau
import Charters
import Scorecards

extension WhatIfPage {
    /// What is advised: one sentence, and the ways.
    static func ways(_ answer: WhatIf) -> (verdict: String, ways: [Way]) {
        let advice = answer.advice
        guard advice.score < advice.cutoff else {
            return ("You have \(advice.score) points, so there is nothing to change for this.", [])
        }
        guard advice.isReachable else {
            return (
                "Nothing within reach leads to \(advice.cutoff) points in the next year. The most "
                    + "that can be reached is \(advice.greatestScore).", []
            )
        }
        let parts = Dictionary(
            answer.lines.map { ($0.characteristic.name, $0.characteristic) }
        ) { first, _ in first }
        let ways = advice.answers.enumerated().map { index, way in
            Self.way(way, number: index + 1, of: answer, parts: parts)
        }
        let one = ways.count == 1
        return (
            one
                ? "The way below is the shortest to \(advice.cutoff) points: no other has fewer "
                    + "changes."
                : "The first way below is the shortest to \(advice.cutoff) points: no other has "
                    + "fewer changes. Each further one leaves out something, or comes sooner.",
            ways
        )
    }

    private static func way(
        _ way: Advice.Answer,
        number: Int,
        of answer: WhatIf,
        parts: [String: Characteristic]
    ) -> Way {
        let when =
            way.afterDays == 0
            ? "with your next application" : "from \(answer.day(after: way.afterDays).inWords)"
        let steps = way.changes.map { change -> String in
            let part = parts[change.characteristic]
            let label = part?.label ?? change.characteristic
            return
                "\(label): \(text(change.to, of: part)) instead of \(text(change.from, of: part)). "
                + "\(Words.count(change.points, "point")) more."
        }
        let byItself = way.byThemselves.compactMap { change -> String? in
            guard change.points != 0 else { return nil }
            let points = Words.count(abs(change.points), "point")
            let label = parts[change.characteristic]?.label ?? change.characteristic
            let because = change.because ?? ""
            return change.points > 0
                ? "\(label): \(because) \(points) more." : "\(label): \(because) \(points) fewer."
        }
        return Way(
            heading: "Way \(number): \(way.newScore) points, \(when)",
            steps: steps.isEmpty ? ["Nothing for you to do: time alone does it."] : steps,
            byItself: byItself,
            hasByItself: !byItself.isEmpty
        )
    }

    /// Why that can be believed.
    static func proof(_ answer: WhatIf) -> String {
        let days = answer.advice.proof.count
        return
            "We tried every combination of changes on every day that matters "
            + "(\(Words.count(days, "day"))), and left none out. The proof holds all of them, so that "
            + "anybody can check it without us."
    }
}
