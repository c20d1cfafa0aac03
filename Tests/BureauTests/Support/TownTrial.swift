import Bureau
import Charters

/// Which acts a sequence is made of.
protocol Mix {
    /// A random act that fits where the model stands.
    static func act(_ model: TownModel, _ chance: inout Chance) -> Act
}

/// The small world and its model, side by side, with every rule looked at after every step.
struct TownTrial<Acts: Mix>: Trial {
    private(set) var town: Town
    private(set) var model: TownModel
    private(set) var lastAct: Act?
    private(set) var wasTaken = false
    private(set) var lastRefusal: Refusal?
    private(set) var standings: [Standing] = []
    private var proven: [Int: Int] = [:]
    private var daysSeen: [Int: Int] = [:]

    static func start(_ chance: inout Chance) -> Town.Start {
        let days = [
            ModelCalendar.day(2024, 2, 28), ModelCalendar.day(2024, 2, 29),
            ModelCalendar.day(2026, 2, 27), ModelCalendar.day(2025, 3, 28),
            ModelCalendar.day(2026, 10, 23), ModelCalendar.day(2026, 11, 22),
            ModelCalendar.day(2024, 1, 31), ModelCalendar.day(2025, 12, 31),
        ]
        return Town.Start(
            charter: chance.pick(Charter.shippedNames),
            second: chance.pick(days) * 86_400 + chance.below(86_400)
        )
    }

    init(_ start: Town.Start) throws {
        town = try Town(start)
        model = TownModel(start)
    }

    func next(_ chance: inout Chance) -> Act { Acts.act(model, &chance) }

    mutating func take(_ act: Act) throws -> Fault? {
        let before = town
        let dayBefore = model.today
        let wasSeen = standings
        let taken = town.take(act)
        let expected = model.take(act)
        lastAct = act
        wasTaken = taken.isTaken
        lastRefusal = taken.refusal
        standings = town.judgments.map { $0.standing(asOf: town.now, under: town.charter) }
        if taken.isTaken, case .receipt(let place, _, _, _) = act { proven[place] = model.today }
        if taken.isTaken, case .acknowledge(let place, _) = act { proven[place] = model.today }
        countDays(wasSeen, since: dayBefore)
        let scene = Scene(
            act,
            taken,
            from: before,
            to: town,
            standings: (wasSeen, standings),
            (proven, daysSeen),
            zone: model.zone
        )
        if let fault = Invariant.fault(scene) { return fault }
        if taken.isTaken != expected.isTaken {
            let codes = taken.refusal?.findings.map(\.code.rawValue) ?? []
            let verb = taken.isTaken ? "was" : "was not"
            return Fault(rule: "model", words: "the act \(verb) taken \(codes)")
        }
        return differs(taken, expected.answer)
    }

    /// Days on which an order was seen while time passed: it stays seen until its next day.
    private mutating func countDays(_ wasSeen: [Standing], since dayBefore: Int) {
        for (place, was) in wasSeen.enumerated() where was.isVisible && model.today > dayBefore {
            let end = was.nextDate.map { ModelCalendar.day(of: $0) } ?? model.today
            daysSeen[place, default: 0] += min(model.today, end) - dayBefore
        }
    }

    /// Where the machine and the model disagree about what is.
    private func differs(_ taken: Town.Taken, _ answer: TownModel.Answer?) -> Fault? {
        func fault(_ words: String) -> Fault { Fault(rule: "model", words: words) }
        for (place, order) in model.orders.enumerated() {
            let (is_, expected) = (standings[place], model.state(order))
            if is_.state.rawValue != expected {
                return fault("order \(place) is \(is_.state) and not \(expected)")
            }
            if is_.isVisible != model.isVisible(order) || is_.state.isFinal != model.isGone(order) {
                return fault("order \(place) is \(is_.state)")
            }
        }
        for (place, consent) in model.consents.enumerated() {
            let state = town.consents[place].state(asOf: town.now, under: town.charter).rawValue
            let expected = model.state(consent)
            if state != expected { return fault("consent \(place) is \(state), not \(expected)") }
        }
        for (place, decision) in model.decisions.enumerated() {
            let standing = town.decisions[place].standing(asOf: town.now, under: town.charter)
            let expected = model.state(decision)
            if standing.state.rawValue != expected {
                return fault("decision \(place) is \(standing.state), not \(expected)")
            }
        }
        for who in Resident.allCases {
            let isFrozen =
                town.freezes[town.people[who]?.id ?? who.id]?.isFrozen(asOf: town.now) ?? false
            if isFrozen != model.frozen.contains(who) { return fault("\(who) is frozen or not") }
        }
        guard let outcome = taken.outcome else { return nil }
        switch (outcome, answer) {
        case (.unavailable, nil): return nil
        case (.answered(let told, _), let answer?):
            return tells(told, answer) ? nil : fault("the answer was \(told.register)")
        default: return fault("the check was \(answer == nil ? "" : "not ")answered")
        }
    }

    private func tells(_ told: CheckAnswer, _ expected: TownModel.Answer) -> Bool {
        guard (told.score != nil) == expected.hasScore else { return false }
        guard let place = expected.entry else { return told.register == .noMatch }
        let order = model.orders[place]
        guard case .entry(_, let orderedOn, let principal, let until) = told.register else {
            return false
        }
        return ModelCalendar.day(of: orderedOn) == order.ordered
            && principal.minorUnits == order.left
            && ModelCalendar.day(of: until) == order.expires - 1
    }

    static func simpler(_ step: Act) -> [Act] {
        switch step {
        case .wait(let seconds):
            [1, 86_400, seconds / 86_400 * 86_400, seconds - 86_400]
                .filter { $0 > 0 && $0 < seconds }.map { .wait(seconds: $0) }
        default: []
        }
    }
}
