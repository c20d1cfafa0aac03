import Bureau
import Charters
import Scorecards

extension WhatIfPage.Field {
    /// The field of a value that can be tried; `typed` stands in it again when it could not be read.
    init(
        _ line: WhatIf.Line,
        id: String,
        words: Words,
        decimal: String,
        today day: CalendarDate,
        typed: String?,
        fault: String?
    ) {
        let characteristic = line.characteristic
        let (lowest, highest, step) = Self.range(line)
        let chosen: String =
            if case .text(let text)? = line.tried { text } else { "" }
        self.init(
            name: WhatIf.field + characteristic.name,
            id: id,
            label: characteristic.label,
            today: WhatIfPage.text(line.value, of: characteristic),
            points: line.points,
            isNumeric: characteristic.isNumeric,
            value: typed ?? Self.text(line.tried ?? line.value, decimal: decimal),
            lowest: Self.plain(lowest),
            highest: Self.plain(highest),
            step: Self.plain(step),
            choices: characteristic.attributes.flatMap(\.values).map {
                .init(
                    value: $0,
                    label: characteristic.words(ofLevel: $0).replacing("_", with: " "),
                    isChosen: $0 == (typed ?? chosen)
                )
            },
            rows: characteristic.attributes.enumerated().map { index, attribute in
                .init(
                    kind: attribute.kind.rawValue,
                    lower: attribute.lower.map(Self.plain),
                    upper: attribute.upper.map(Self.plain),
                    values: attribute.values,
                    label: attribute.label.replacing("_", with: " "),
                    points: ScorePage.signed(attribute.points),
                    number: attribute.points,
                    isYours: index == line.place
                )
            },
            effect: Self.effect(line, today: day),
            gain: line.tried == nil ? nil : Self.gain(line.gain),
            fault: fault,
            comes: WhatIfPage.comes(line)
        )
    }

    /// What a change is worth.
    static func gain(_ points: Int) -> String {
        let size = Words.count(abs(points), "point")
        return points == 0
            ? "No change in points." : points > 0 ? "\(size) more." : "\(size) fewer."
    }

    /// When a change counts.
    private static func effect(_ line: WhatIf.Line, today: CalendarDate) -> String {
        switch line.reach {
        case .onApplication: "Counts as soon as you write it on an application, if it is so."
        case .whenReported where line.effectDays > 0:
            "Counts once it is reported anew, not before "
                + "\(today.adding(days: line.effectDays).inWords)."
        case .whenReported: "Counts once it is reported anew, with your consent."
        case .fixed: ""
        }
    }

    /// Between which numbers the slider goes, and in which steps.
    private static func range(_ line: WhatIf.Line) -> (Double, Double, Double) {
        var marks = line.characteristic.attributes.flatMap { [$0.lower, $0.upper] }
            .compactMap { $0 }.filter(\.isFinite)
        for case .number(let number)? in [line.value, line.tried] { marks.append(number) }
        let least = marks.min() ?? 0
        let most = marks.max() ?? 100
        let room = max((most - least) * 0.25, 1)
        let isFine = marks.contains { ($0 * 2).rounded() != $0 * 2 }
        let below = (least - room).rounded(.down)
        let lowest = least >= 0 ? max(0, below) : below
        return (lowest, (most + room).rounded(.up), isFine ? 0.01 : 1)
    }

    /// A value as it stands in its field.
    private static func text(_ value: Scorecard.Value?, decimal: String) -> String {
        switch value {
        case .number(let number)?: plain(number).replacing(".", with: decimal)
        case .text(let text)?: text
        case nil: ""
        }
    }

    /// A number as the script reads it.
    private static func plain(_ number: Double) -> String {
        FileItem.Value.number(number).inWords
    }
}
