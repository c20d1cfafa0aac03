/// Finds the best set of changes exactly, by a frontier of cost against gain for each number of changes.
///
/// The frontier of a suffix of the characteristics holds, for exactly k changes among them, each cost
/// for which more is gained than for any lower cost. Gains beyond what is needed count as what is
/// needed, so a frontier has at most that many entries.
struct AdviceSolver {
    /// A cost and what it gains at most.
    private struct Entry {
        var cost: Int
        var gain: Int
    }

    /// The changes of an answer: which option of which characteristic.
    struct Choice: Hashable {
        var place: Int
        var option: Int
    }

    private let groups: [AdviceOptions]
    private let needed: Int
    private let goal: AdviceLimits.Goal
    private let most: Int

    /// - Parameters:
    ///   - groups: What can be changed, at most one option each.
    ///   - needed: Points to gain; above 0.
    ///   - most: Most changes.
    init(_ groups: [AdviceOptions], needed: Int, goal: AdviceLimits.Goal, most: Int) {
        self.groups = groups
        self.needed = needed
        self.goal = goal
        self.most = min(most, groups.count)
    }

    /// The fewest changes that can gain enough, at whatever cost; nil if nothing does.
    private func fewest() -> Int? {
        var gained = 0
        let greatest = groups.map { $0.options.lazy.map(\.gain).max() ?? 0 }.sorted(by: >)
        for (index, gain) in greatest.prefix(most).enumerated() {
            gained += gain
            if gained >= needed { return index + 1 }
        }
        return nil
    }

    /// The best choices in card order, or nil if what is needed cannot be gained.
    ///
    /// Among equals the one that changes what stands first on the card.
    ///
    /// - Complexity: O(characteristics * changes * options * points needed).
    func solve() -> (choices: [Choice], cost: Int)? {
        guard let fewest = fewest() else { return nil }
        let counts = goal == .fewest ? fewest : most
        let frontiers = self.frontiers(counts)
        var best: (count: Int, cost: Int)?
        for count in fewest...counts {
            guard let entry = frontiers[0][count].first(where: { $0.gain >= needed }) else {
                continue
            }
            if best.map({ entry.cost < $0.cost }) ?? true { best = (count, entry.cost) }
        }
        guard let best else { return nil }
        return (walk(frontiers, best.count, best.cost), best.cost)
    }

    /// For each suffix of the characteristics and each number of changes the frontier.
    private func frontiers(_ counts: Int) -> [[[Entry]]] {
        var frontiers = [[[Entry]]](repeating: [], count: groups.count + 1)
        frontiers[groups.count] = [[Entry(cost: 0, gain: 0)]]
        for _ in 0..<counts { frontiers[groups.count].append([]) }
        for place in groups.indices.reversed() {
            let after = frontiers[place + 1]
            frontiers[place] = (0...counts).map { count in
                guard count > 0 else { return after[0] }
                var entries = after[count]
                for option in groups[place].options {
                    for entry in after[count - 1] {
                        entries.append(
                            Entry(
                                cost: entry.cost + option.cost,
                                gain: min(needed, entry.gain + option.gain)
                            )
                        )
                    }
                }
                return Self.frontier(entries)
            }
        }
        return frontiers
    }

    /// Those for which no other gains as much for as little.
    private static func frontier(_ entries: [Entry]) -> [Entry] {
        var kept: [Entry] = []
        for entry in entries.sorted(by: { ($0.cost, -$0.gain) < ($1.cost, -$1.gain) })
        where entry.gain > kept.last?.gain ?? -1 {
            kept.append(entry)
        }
        return kept
    }

    /// The choices of the best answer, found from what the frontiers say is still possible.
    private func walk(_ frontiers: [[[Entry]]], _ count: Int, _ cost: Int) -> [Choice] {
        var (count, cost, needed) = (count, cost, needed)
        var choices: [Choice] = []
        for place in groups.indices where count > 0 {
            let after = frontiers[place + 1][count - 1]
            let option = groups[place].options.firstIndex { option in
                after.contains {
                    $0.cost + option.cost <= cost && $0.gain + option.gain >= needed
                }
            }
            guard let option else { continue }
            let chosen = groups[place].options[option]
            choices.append(Choice(place: place, option: option))
            (count, cost, needed) = (count - 1, cost - chosen.cost, needed - chosen.gain)
        }
        return choices
    }
}
