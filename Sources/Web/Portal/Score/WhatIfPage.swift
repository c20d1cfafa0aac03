import Bureau
import Charters
import Scorecards

/// What would change a score: a form of values to try, and the shortest ways with their proof.
struct WhatIfPage: Sendable {
    /// One answer of the card, as the script reads it too.
    struct Row: Sendable {
        let kind: String
        let lower: String?
        let upper: String?
        let values: [String]
        let label: String
        let points: String
        let number: Int
        let isYours: Bool
    }

    /// One level of a list.
    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// One value that can be tried.
    struct Field: Sendable {
        let name: String
        let id: String
        let label: String
        let today: String
        let points: Int
        let isNumeric: Bool
        let value: String
        let lowest: String
        let highest: String
        let step: String
        let choices: [Choice]
        let rows: [Row]
        let effect: String
        let gain: String?
        let fault: String?
        let comes: [String]
    }

    /// One value that cannot change by anybody's doing.
    struct Fixed: Sendable {
        let label: String
        let today: String
        let why: String
        let comes: [String]
        let points: String
    }

    /// One way to the goal.
    struct Way: Sendable {
        let heading: String
        let steps: [String]
        let byItself: [String]
        let hasByItself: Bool
    }

    let lead: String
    let score: Int
    let tried: String?
    let total: Int
    let goal: String
    let goalFault: String?
    let lowest: Int
    let highest: Int
    let fields: [Field]
    let fixed: [Fixed]
    let hasFixed: Bool
    let verdict: String
    let ways: [Way]
    let hasWays: Bool
    let proof: String
    let cardPath: String
    let hasFaults: Bool
    /// With what a fraction begins in the fields.
    let decimal: String

    /// The page; `typed` is what was typed, with its faults, when it could not be read.
    init(
        _ answer: WhatIf,
        words: Words,
        decimal: String = ".",
        typed: [String: String] = [:],
        refusal: Refusal? = nil
    ) {
        let faults = Dictionary(
            (refusal?.findings ?? []).map { ($0.field ?? "", $0.sentence) }
        ) { first, _ in first }
        hasFaults = !faults.isEmpty
        self.decimal = decimal
        score = answer.own.score.score
        total = answer.triedScore
        lowest = answer.own.score.lowest
        highest = answer.own.score.highest
        lead =
            "You have \(score) points today. Try other values and see what each is worth. Nobody is "
            + "told, nothing is kept, and it is not an application."
        let isTried = answer.lines.contains { $0.tried != nil }
        tried = isTried ? Self.outcome(answer.triedScore, from: score) : nil
        goal = faults["goal"] == nil ? "\(answer.goal)" : typed["goal"] ?? ""
        goalFault = faults["goal"]
        fields = answer.lines.enumerated().compactMap { index, line in
            if case .fixed = line.reach { return nil }
            let name = WhatIf.field + line.characteristic.name
            return Field(
                line,
                id: "value-\(index)",
                words: words,
                decimal: decimal,
                today: answer.today,
                typed: refusal == nil ? nil : typed[name],
                fault: faults[name]
            )
        }
        fixed = answer.lines.compactMap { line in
            guard case .fixed(let why) = line.reach else { return nil }
            return Fixed(
                label: line.characteristic.label,
                today: Self.text(line.value, of: line.characteristic),
                why: Self.why(why),
                comes: Self.comes(line),
                points: Words.count(line.points, "point")
            )
        }
        hasFixed = !fixed.isEmpty
        (verdict, ways) = Self.ways(answer)
        hasWays = !ways.isEmpty
        proof = Self.proof(answer)
        cardPath = "/v1/scorecards/\(answer.own.card.hash)"
    }

    /// What came of the values that were tried.
    static func outcome(_ score: Int, from today: Int) -> String {
        let change = score - today
        if change == 0 { return "With these values: \(score) points, the same as today." }
        let points = Words.count(abs(change), "point")
        return change > 0
            ? "With these values: \(score) points. That is \(points) more than today."
            : "With these values: \(score) points. That is \(points) fewer than today."
    }

    /// Why a value cannot change.
    static func why(_ why: WhatIf.Line.Why) -> String {
        switch why {
        case .past:
            "This is how you borrowed and repaid. It cannot be changed afterwards. If it is wrong, "
                + "say so."
        case .fact: "This is a fact about you or this credit. Write it as it is; it is checked."
        }
    }

    /// What time alone does; its reason says the day.
    static func comes(_ line: WhatIf.Line) -> [String] {
        zip(line.byItself, line.byItselfPoints).map { expected, points in
            let size = Words.count(abs(points), "point")
            let change =
                points == 0
                ? "Your points stay the same."
                : points > 0 ? "That is \(size) more." : "That is \(size) fewer."
            return "\(expected.because) \(change)"
        }
    }

    /// A value as a person reads it.
    static func text(_ value: Scorecard.Value?, of characteristic: Characteristic?) -> String {
        switch value {
        case nil: "not given"
        case .text(let text)?:
            text.isEmpty
                ? "not given"
                : (characteristic?.words(ofLevel: text) ?? text).replacing("_", with: " ")
        case .number(let number)?: FileItem.Value.number(number).inWords
        }
    }
}
