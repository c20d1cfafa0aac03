import Testing

/// Walks through every state that a small world can reach, breadth first.
///
/// Two states are one when everything that can still matter is the same: days are counted from
/// today, and what has ended keeps only how it ended. After every act the machine is held against
/// the model and against every rule, so one state stands for all that are like it.
struct Exploration<Acts: Mix> {
    /// How many states and acts were walked through, and how many acts it takes at most.
    private(set) var states = 0
    private(set) var transitions = 0
    private(set) var depth = 0
    /// Whether there was nothing left to walk through.
    private(set) var isComplete = false
    /// The shortest way to a fault.
    private(set) var fault: (path: [Act], what: Fault)?

    /// - Parameters:
    ///   - preamble: Acts before the first state; each must be done.
    ///   - most: Stops after so many acts.
    ///   - alphabet: What may be done in a state.
    ///   - key: What can still matter of a state.
    ///   - visit: Sees every new state.
    init(
        _ start: Town.Start,
        preamble: [Act],
        most: Int,
        alphabet: (TownModel) -> [Act],
        key: (TownModel) -> [Int],
        visit: (TownTrial<Acts>) -> Void
    ) throws {
        var first = try TownTrial<Acts>(start)
        for act in preamble {
            let fault = try first.take(act)
            try #require(fault == nil && first.wasTaken, "\(act)")
        }
        var ways: [(from: Int, act: Act)] = []
        var seen: Set<[Int]> = [key(first.model)]
        var ring = [(trial: first, way: -1)]
        visit(first)
        states = 1
        while !ring.isEmpty {
            var next: [(trial: TownTrial<Acts>, way: Int)] = []
            for (trial, way) in ring {
                for act in alphabet(trial.model) {
                    guard transitions < most else { return }
                    var after = trial
                    transitions += 1
                    if let what = try after.take(act) {
                        fault = (Self.path(ways, to: way) + [act], what)
                        return
                    }
                    guard seen.insert(key(after.model)).inserted else { continue }
                    ways.append((way, act))
                    states += 1
                    visit(after)
                    next.append((after, ways.count - 1))
                }
            }
            ring = next
            depth += 1
        }
        isComplete = true
    }

    private static func path(_ ways: [(from: Int, act: Act)], to last: Int) -> [Act] {
        var acts: [Act] = []
        var place = last
        while place >= 0 {
            acts.append(ways[place].act)
            place = ways[place].from
        }
        return acts.reversed()
    }

    /// Records the way to a fault as an issue; else says how much was walked through.
    func report(_ what: String) {
        guard let fault else {
            let end = isComplete ? "all there is" : "stopped at its bound"
            print("\(what): \(states) states, \(transitions) acts, depth \(depth), \(end)")
            return
        }
        let lines = fault.path.enumerated().map { "  \($0 + 1). \($1)" }
        Issue.record(
            """
            \(what), after \(transitions) acts:
            \(lines.joined(separator: "\n"))
            \(fault.what.rule): \(fault.what.words)
            """
        )
    }
}

extension TownModel {
    /// To the day before, of and after the next deadlines.
    func waits(_ most: Int) -> [Act] {
        let days = Set(deadlines.prefix(most).flatMap { [$0 - 1, $0, $0 + 1] })
        return days.filter { $0 > today }.sorted().map { .wait(seconds: ($0 - today) * 86_400) }
    }

    /// What can still matter of the register: for each order how it ended, or what runs.
    var registerKey: [Int] {
        [hasNamesake ? 1 : 0]
            + orders.flatMap { order -> [Int] in
                let names = [order.debtor.rawValue, order.caseNumber]
                if isGone(order) { return names + [order.end == .voided ? -2 : -1] }
                let confirmed = order.confirmed + Terms.confirmationDays - today
                return names + [
                    order.expires - today, Int(order.left), max(-1, confirmed),
                    order.received.map { max(0, $0 + Terms.waitingDays - today) }
                        ?? (today - order.filed - Terms.serviceDays),
                    order.objected.map { $0 + Terms.decideDays - today } ?? -1,
                    order.reported.map {
                        ModelCalendar.adding(months: Terms.silenceMonths, to: $0) - today
                    } ?? -1,
                    order.rejected.map { max(-1, $0 + Terms.appealDays - today) } ?? -1,
                    order.spoken.map { max(-1, $0 + Terms.appealDays - today) } ?? -1,
                    order.isPlanned ? 1 : 0,
                ]
            }
    }

    /// What can still matter of consents and freezes.
    var sharingKey: [Int] {
        frozen.map(\.rawValue).sorted() + [-9]
            + consents.flatMap { consent -> [Int] in
                let ends =
                    switch state(consent) {
                    case "requested": consent.asked + Terms.requestDays - today
                    case "active": self.ends(consent) - today
                    default: 0
                    }
                let states = [
                    "requested", "refused", "lapsed", "active", "used", "withdrawn", "expired",
                ]
                return [
                    consent.lender, consent.isOnce ? 1 : 0,
                    states.firstIndex(of: state(consent)) ?? -1, ends,
                ]
            }
    }

    /// What can still matter of decisions.
    var decisionKey: [Int] {
        looks.map { max(-1, $0.day + Terms.adverseDays - today) }
            + decisions.flatMap { decision -> [Int] in
                let humans = decision.humans.map { Verdict.Human.allCases.firstIndex(of: $0) ?? 0 }
                return [
                    decision.rank,
                    decision.asked.map { max(-1, $0 + Terms.reviewDays - today) } ?? -2,
                ] + humans.sorted()
            }
    }
}
