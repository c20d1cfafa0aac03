import Bureau
import Charters
import Service

/// What goes from a file by itself, on which day, and how it goes sooner.
struct ErasurePage: Sendable {
    let lead: String
    let timeline: [RegisterEntryView.Point]
    let isEmpty: Bool
    let hasOrders: Bool
    let decideDays: Int
    let erased: [ErasedLine]
    let hasErased: Bool
    let ask: ErasureAsk

    /// The page of a file.
    init(_ file: PersonFile, history: [HistoryEntry], words: Words) {
        erased = history.reversed().compactMap { ErasedLine($0, words: words) }
        hasErased = !erased.isEmpty
        let days = Self.days(file, words: words)
        isEmpty = days.isEmpty
        timeline = RegisterTimeline.points(days, words: words, reader: .person)
        let next = days.min { $0.0 < $1.0 }
        let ask = ErasureAsk(file, words: words)
        self.ask = ask
        lead =
            ask.isOpen
            ? ask.explanation
            : next.map {
                "Nothing about you stays for ever. The next thing goes on \($0.0.inWords), "
                    + "\(words.distance(to: $0.0)), whether you ask or not."
            } ?? "We hold nothing about your credit that would have to go."
        hasOrders = file.judgments.contains {
            !$0.standing(asOf: words.now, under: words.charter).state.isFinal
        }
        decideDays = words.charter.dispute.decideDays
    }

    /// Every last day in the file that is still to come.
    private static func days(_ file: PersonFile, words: Words) -> [(CalendarDate, String)] {
        var days = itemDays(file)
        for consent in file.consents {
            guard consent.state(asOf: words.now, under: words.charter) == .active,
                let granted = consent.grantedAt
            else { continue }
            days.append(
                (
                    consent.expiresOn(grantedAt: granted, under: words.charter),
                    "What you allowed \(consent.recipientName): over."
                )
            )
        }
        for judgment in file.judgments {
            if let ended = judgment.ended(asOf: words.now, under: words.charter) {
                days.append(
                    (ended.eraseBy, "A court order that has ended: the last of it is erased.")
                )
                continue
            }
            days.append(
                (
                    judgment.standing(asOf: words.now, under: words.charter).expiresOn,
                    "The court order over \(Words.money(judgment.order.principal)): gone, whatever "
                        + "happens."
                )
            )
        }
        return days.filter { $0.0 > words.today }
    }

    /// The last days of the items; those of one source that go on one day stand on one line.
    private static func itemDays(_ file: PersonFile) -> [(CalendarDate, String)] {
        struct Together: Hashable {
            let day: CalendarDate
            let source: String
        }
        let labels = FilePage.labels(file)
        return Dictionary(grouping: file.items) {
            Together(day: $0.expiresOn, source: $0.source)
        }.map { together, items in
            let label = labels[items[0].characteristic]
            let what =
                items.count > 1
                ? Words.count(items.count, "item")
                : label ?? Words.characteristic(items[0].characteristic)
            return (together.day, "\(what), from \(together.source): gone.")
        }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }
}
