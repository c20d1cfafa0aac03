import Charters
import Scorecards

/// What time alone changes in a file: items that reach their last day, by characteristic.
struct Forecast {
    /// The values to come, in the order of their days, counted from today.
    let changes: [String: [AdviceLimits.Expected]]

    /// The forecast of a file.
    init(_ file: PersonFile, _ own: OwnScore, under charter: Charter) {
        let today = file.asOf.date(in: charter.zone)
        let items = file.items.filter { own.categories.contains($0.category) }
        var changes: [String: [AdviceLimits.Expected]] = [:]
        for characteristic in own.card.card.characteristics {
            let name = characteristic.name
            let mine = items.filter { $0.characteristic == name }
            var current = own.items[name]
            for day in Set(mine.map(\.expiresOn)).sorted() where day > today {
                let next = mine.usable(
                    beside: file.disputes,
                    and: file.theftBlocks,
                    asOf: file.asOf,
                    under: charter,
                    on: day
                )[name]
                guard next != current else { continue }
                let leaves = current?.source ?? "its source"
                current = next
                changes[name, default: []].append(
                    .init(
                        afterDays: day.daysSinceEpoch - today.daysSinceEpoch,
                        value: next?.value.scored ?? .text(""),
                        because: "On \(day.inWords) it changes by itself: the report from "
                            + "\(leaves) ends that day."
                    )
                )
            }
        }
        self.changes = changes
    }
}
