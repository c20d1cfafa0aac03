public import Charters
public import Scorecards

/// What would change the score of one person: exact, from the card and the person's own file.
///
/// Values that can be tried are those of the next application and those that others would report anew.
/// The past is not among them; what time does to it is told with its day. What is *advised* is only
/// what the operator permits, and the proof that nothing less does it goes with it.
public struct WhatIf: Sendable {
    /// Days ahead that count; what comes later is told and not waited for.
    public static let horizonDays = 366
    /// Most ways that are advised.
    public static let mostWays = 3

    /// The score today and what it rests on.
    public let own: OwnScore
    /// One line for each characteristic, in card order.
    public let lines: [Line]
    /// The score with the values that were tried; today's when none was.
    public let triedScore: Int
    /// The score to reach.
    public let goal: Int
    /// The least changes that reach it, with the proof.
    public let advice: Advice
    /// The limits that the advice keeps to.
    public let limits: AdviceLimits
    /// The day of reading.
    public let today: CalendarDate

    /// What was wrong with what was typed.
    public static let field = "values."

    /// What would change a score.
    ///
    /// - Parameters:
    ///   - typed: Values to try, as typed, by characteristic; an empty one is today's value.
    ///   - decimalMark: With what a fraction begins where it was typed: a point or a comma.
    ///   - goal: The score to reach, as typed; nil or empty is one at which half as many people
    ///     missed payments.
    /// - Throws: every value that cannot be read, or that cannot change.
    public init(
        _ own: OwnScore,
        of file: PersonFile,
        permitting permitted: PermittedChanges,
        trying typed: [String: String] = [:],
        decimalMark: Character = ".",
        goal: String? = nil,
        under charter: Charter
    ) throws(Refusal) {
        let card = own.card.card
        let today = file.asOf.date(in: charter.zone)
        let forecast = Forecast(file, own, under: charter)
        let limits = Self.limits(card, permitted, forecast)
        var findings = Findings()
        var tried = own.values
        var lines: [Line] = []
        for characteristic in card.characteristics {
            let isFact =
                permitted.limits.byCharacteristic[characteristic.name]?.direction == .fixed
            var line = Line(characteristic, own, limits, isFact: isFact)
            if let text = typed[characteristic.name].nonBlank {
                line.read(text, decimalMark: decimalMark, on: card, &findings)
            }
            if let value = line.tried { tried[characteristic.name] = value }
            lines.append(line)
        }
        let reached = Self.goal(goal, own, &findings)
        try findings.refuse()
        self.own = own
        self.lines = lines
        self.today = today
        self.limits = limits
        triedScore = card.score(values: tried).score
        self.goal = reached
        advice = card.advise(own.values, cutoff: reached, limits: limits, answers: Self.mostWays)
    }

    /// The advice with everything that is needed to check it without us, as canonical JSON
    /// (`recourse-advice/1`), which `recourse scorecard check-advice` reads.
    public var certificate: [UInt8] {
        let named = Set(own.card.card.characteristics.map(\.name))
        return advice.json(
            cardHash: own.card.hash,
            values: own.values.filter { named.contains($0.key) },
            limits: limits
        ).canonicalBytes
    }

    /// The day that is so many days ahead.
    public func day(after days: Int) -> CalendarDate { today.adding(days: days) }

    /// What is permitted on this card, with what comes by itself.
    private static func limits(
        _ card: Scorecard,
        _ permitted: PermittedChanges,
        _ forecast: Forecast
    ) -> AdviceLimits {
        var limits = AdviceLimits(others: .fixed, goal: permitted.limits.goal)
        limits.mostChanges = permitted.limits.mostChanges
        limits.withinDays = min(permitted.limits.withinDays ?? horizonDays, horizonDays)
        for characteristic in card.characteristics {
            var limit = AdviceLimits.Limit(direction: .fixed)
            // Limits of an earlier card may not fit this one: what does not fit is not advised.
            if let own = permitted.limits.byCharacteristic[characteristic.name] {
                let alone = AdviceLimits(byCharacteristic: [characteristic.name: own])
                if alone.findings(for: card).isEmpty { limit = own }
            }
            limit.expected = forecast.changes[characteristic.name] ?? []
            if limit.direction != .fixed || !limit.expected.isEmpty {
                limits.byCharacteristic[characteristic.name] = limit
            }
        }
        return limits
    }

    /// The score to reach.
    private static func goal(
        _ typed: String?,
        _ own: OwnScore,
        _ findings: inout Findings
    ) -> Int {
        let highest = own.score.highest
        guard let text = typed.nonBlank else {
            let step = Int(own.card.card.scaling.pointsToDoubleOdds.rounded())
            return min(own.score.score + max(step, 1), highest)
        }
        guard let goal = Int(text.filter { !$0.isWhitespace }),
            (own.score.lowest...highest).contains(goal)
        else {
            findings.add(
                .malformed,
                "Write a score from \(own.score.lowest) to \(highest).",
                .scoreAddsUp,
                field: "goal"
            )
            return highest
        }
        return goal
    }
}
