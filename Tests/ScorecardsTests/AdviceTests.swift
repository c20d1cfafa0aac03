import Testing

@testable import Scorecards

@Suite("What an applicant could change")
struct AdviceTests {
    @Test("is as small as trying everything finds, and nothing where nothing reaches the score")
    func equalsBruteForce() {
        var reachable = 0
        forAll(1..<2000) { seed, cases in
            let it = AdviceCase(&cases)
            let advice = it.card.advise(it.values, cutoff: it.cutoff, limits: it.limits)
            let best = AdviceBruteForce(it: it).best()
            #expect(advice.isReachable == (best != nil), "seed \(seed)")
            guard let best, let answer = advice.answers.first else { return }
            reachable += 1
            let own = AdviceBruteForce.Found(
                count: answer.changes.count,
                cost: answer.cost,
                day: answer.afterDays
            )
            #expect(own == best, "seed \(seed)")
        }
        #expect((500..<1500).contains(reachable))
    }

    @Test("is confirmed by the check, all answers of it")
    func isConfirmed() {
        var answers = 0
        forAll(2000..<3300) { seed, cases in
            let it = AdviceCase(&cases)
            let advice = it.card.advise(
                it.values,
                cutoff: it.cutoff,
                limits: it.limits,
                answers: 4
            )
            let check = AdviceCheck(it.card, it.values, cutoff: it.cutoff, limits: it.limits)
            #expect(check.findings(advice) == [], "seed \(seed)")
            answers += advice.answers.count
        }
        #expect(answers > 500)
    }

    @Test("is refused by the check when anything in it is changed")
    func isRefused() {
        var altered = 0
        forAll(3000..<3300) { seed, cases in
            let it = AdviceCase(&cases)
            let advice = it.card.advise(
                it.values,
                cutoff: it.cutoff,
                limits: it.limits,
                answers: 2
            )
            let check = AdviceCheck(it.card, it.values, cutoff: it.cutoff, limits: it.limits)
            for lie in lies(advice) {
                #expect(check.findings(lie) != [], "seed \(seed): \(lie)")
                altered += 1
            }
        }
        #expect(altered > 1000)
    }

    /// The same advice with one thing changed, each a lie.
    private func lies(_ advice: Advice) -> [Advice] {
        var lies: [Advice] = []
        func lie(_ change: (inout Advice) -> Void) {
            var other = advice
            change(&other)
            if other != advice { lies.append(other) }
        }
        lie { $0.score += 1 }
        lie { $0.cutoff -= 1 }
        lie { $0.answers = [] }
        lie { if !$0.answers.isEmpty { $0.answers[0].newScore += 1 } }
        lie { if !$0.answers.isEmpty { $0.answers[0].cost += 1 } }
        lie {
            if $0.answers.first?.changes.isEmpty == false { $0.answers[0].changes[0].points += 1 }
        }
        lie {
            if $0.answers.first?.changes.isEmpty == false { $0.answers[0].changes.removeLast() }
        }
        // The best one left out: the second is then claimed to be the best.
        lie {
            if $0.answers.count > 1, $0.answers[0].changes.count < $0.answers[1].changes.count {
                $0.answers.removeFirst()
            }
        }
        lie { $0.greatestScore += 1 }
        lie { if !$0.proof.isEmpty { $0.proof[0].score += 1 } }
        return lies
    }

    @Test("never moves what cannot change, nor the wrong way, nor beyond a bound")
    func keepsLimits() {
        var changes = 0
        forAll(4000..<6000) { seed, cases in
            let it = AdviceCase(&cases)
            let advice = it.card.advise(
                it.values,
                cutoff: it.cutoff,
                limits: it.limits,
                answers: 3
            )
            for answer in advice.answers {
                for change in answer.changes {
                    changes += 1
                    let limit = it.limits.limit(of: change.characteristic)
                    #expect(limit.direction != .fixed, "seed \(seed)")
                    #expect(answer.afterDays >= limit.takesEffectAfterDays, "seed \(seed)")
                    guard case .number(let to) = change.to else { continue }
                    #expect(to >= limit.lowest ?? to, "seed \(seed)")
                    #expect(to <= limit.highest ?? to, "seed \(seed)")
                    guard case .number(let from)? = change.from, from != 20 else { continue }
                    if limit.direction == .up { #expect(to > from, "seed \(seed)") }
                    if limit.direction == .down { #expect(to < from, "seed \(seed)") }
                }
            }
        }
        #expect(changes > 500)
    }

    private let card = AdviceExample.card

    @Test("counts what comes by itself, with its day and its reason")
    func waits() {
        let limits = AdviceLimits(
            byCharacteristic: [
                "enquiries": .init(
                    direction: .fixed,
                    expected: [
                        .init(afterDays: 97, value: .number(0), because: "It is a year old then.")
                    ]
                )
            ],
            others: .fixed
        )
        let advice = card.advise(AdviceExample.values, cutoff: 45, limits: limits)
        #expect(advice.score == 20)
        let answer = advice.answers.first
        #expect(answer?.afterDays == 97 && answer?.changes.isEmpty == true)
        #expect(answer?.byThemselves.first?.because == "It is a year old then.")
        #expect(answer?.newScore == 45)
        var soon = limits
        soon.withinDays = 96
        #expect(!card.advise(AdviceExample.values, cutoff: 45, limits: soon).isReachable)
    }

    @Test("moves to the nearest round number that will do, or by whole steps")
    func movesLittle() {
        var limits = AdviceLimits(byCharacteristic: ["utilization": .init()], others: .fixed)
        let free = card.advise(AdviceExample.values, cutoff: 30, limits: limits)
        #expect(free.answers.first?.changes.first?.to == .number(0.29))
        limits.byCharacteristic["utilization"] = .init(direction: .down, step: 0.1, costPerStep: 3)
        let stepped = card.advise(AdviceExample.values, cutoff: 30, limits: limits)
        #expect(stepped.answers.first?.changes.first?.to == .number(0.2))
        #expect(stepped.answers.first?.cost == 18)
    }

    @Test("gives other ways that leave something out or come sooner")
    func isDiverse() {
        let advice = card.advise(
            AdviceExample.values,
            cutoff: 30,
            limits: AdviceLimits(),
            answers: 3
        )
        let names = advice.answers.map { $0.changes.map(\.characteristic) }
        #expect(names == [["utilization"], ["enquiries"], ["purpose"]])
    }

    @Test("needs nothing where the score is reached already")
    func isThere() {
        let advice = card.advise(AdviceExample.values, cutoff: 20, limits: .init(), answers: 3)
        #expect(advice.answers.count == 1)
        #expect(advice.answers.first?.changes == [])
    }

    @Test("reads limits from a file and writes them back; every fault has its line")
    func readsLimits() throws {
        let text = """
            others: fixed
            goal: cheapest
            mostChanges: 3
            characteristics:
              utilization: {change: down, lowest: 0.1, step: 0.05, costPerStep: 2}
              enquiries:
                change: fixed
                expected: [{afterDays: 97, value: 0, because: It is a year old then.}]
              purpose: {levels: [car], takesEffectAfterDays: 30}
            """
        let limits = try AdviceLimits(yaml: text)
        #expect(limits.findings(for: card) == [])
        let again = try AdviceLimits(
            yaml: String(decoding: limits.json.canonicalBytes, as: UTF8.self)
        )
        #expect(again == limits)
        let faults = #expect(throws: PlanError.self) {
            try AdviceLimits(
                yaml: """
                    others: up
                    goal: best
                    withinDays: -1
                    characteristics:
                      a: {change: sideways, step: 0, lowest: 3, highest: 2}
                      b: {expected: [{afterDays: 3, value: 1}], colour: red}
                    """
            )
        }
        #expect(faults?.findings.map(\.line) == [1, 2, 3, 5, 5, 5, 6, 6])
        let strange = AdviceLimits(
            byCharacteristic: [
                "nobody": .init(), "purpose": .init(direction: .up, lowest: 1, levels: ["boat"]),
                "enquiries": .init(levels: ["few"]),
            ]
        )
        #expect(strange.findings(for: card).count == 5)
    }
}

/// A card of three characteristics whose every point is known.
enum AdviceExample {
    static let card = Scorecard(
        name: "example",
        target: "bad",
        eventValue: "1",
        scaling: Scaling(),
        intercept: 0,
        sample: ClassCounts(nonEvents: 1, events: 1),
        characteristics: [
            one("utilization", [(nil, 0.295, 30), (0.295, nil, 10)]),
            one("enquiries", [(nil, 1, 30), (1, nil, 5)]),
            one("purpose", [], levels: [("car", 15), ("other", 5)]),
        ]
    )

    static let values: [String: Scorecard.Value] = [
        "utilization": .number(0.8), "enquiries": .number(3), "purpose": .text("other"),
    ]

    private static func one(
        _ name: String,
        _ ranges: [(Double?, Double?, Int)],
        levels: [(String, Int)] = []
    ) -> Characteristic {
        Characteristic(
            name: name,
            label: name,
            category: nil,
            reason: name,
            isNumeric: levels.isEmpty,
            trend: .none,
            coefficient: 1,
            standardError: 0,
            pValue: 0,
            informationValue: 0,
            attributes: ranges.map {
                Attribute(kind: .ordinary, label: "", lower: $0.0, upper: $0.1, points: $0.2)
            }
                + levels.map {
                    Attribute(kind: .ordinary, label: "", values: [$0.0], points: $0.1)
                } + [Attribute(kind: .unseen, label: "", points: 0)]
        )
    }
}
